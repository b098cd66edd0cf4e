import type { Incident, OutageNotice } from '@mach/wire';

type Felt = Pick<Incident, 'causes' | 'alike' | 'scope' | 'communes'>;

/**
 * The outage that was announced for an incident, where one covers all the communes that feel it at this moment and is of a kind with
 * one of its causes: nobody is disturbed by what they were told beforehand.
 */
export function announcedOutage(
  incident: Felt,
  outages: Iterable<OutageNotice>,
  now: number,
): OutageNotice | undefined {
  for (const outage of outages) {
    const isNow = outage.from <= now && now < outage.to;
    if (isNow && isOfKind(outage, incident) && coversAll(outage, incident)) return outage;
  }
  return undefined;
}

const coversAll = ({ communes }: OutageNotice, { communes: felt }: Felt): boolean =>
  communes.length === 0 || (felt.length > 0 && felt.every((code) => communes.includes(code)));

function isOfKind(outage: OutageNotice, { causes, alike, scope }: Felt): boolean {
  const may = (...wanted: readonly string[]) => [...causes, ...alike].some((cause) => wanted.includes(cause));
  switch (outage.cause) {
    case 'power':
      return may('power');
    case 'line':
      return may('line', 'router');
    case 'isp':
      return may('isp', 'line', 'router') && (scope.kind !== 'isp' || scope.id === outage.isp);
    case 'data-network':
      return may('data-network');
    case 'service':
      return may('service') && scope.kind === 'service' && scope.id === outage.service;
    default:
      return outage.cause satisfies never;
  }
}
