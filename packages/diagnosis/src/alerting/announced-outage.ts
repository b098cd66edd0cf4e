import type { Incident, OutageNotice } from '@mach/wire';

type Felt = Pick<Incident, 'causes' | 'alike' | 'scope' | 'communes' | 'announced' | 'since'>;

/** What was mended in time is seen to be good, and its incident over, some minutes later. */
const OVERRUN_MS = 600_000;

/**
 * Whether nobody is disturbed by an incident now, for they were told of it beforehand. Only while its announced time lasts, and some minutes
 * more for what began in it: an outage that takes longer than was said is news.
 */
export function isAnnounced(incident: Felt, outages: Iterable<OutageNotice>, now: number): boolean {
  for (const outage of outages) {
    const until = outage.to + (incident.since < outage.to ? OVERRUN_MS : 0);
    if (outage.from <= now && now < until && isOf(outage, incident)) return true;
  }
  return false;
}

/** The outage that was announced for an incident, by now or before: of several the one that was to last longest. */
export function announcedOutage(
  incident: Felt,
  outages: Iterable<OutageNotice>,
  now: number,
): OutageNotice | undefined {
  let last: OutageNotice | undefined;
  for (const outage of outages) {
    const isThen = outage.from <= now && outage.to > incident.since;
    if (isThen && isOf(outage, incident) && outage.to > (last?.to ?? 0)) last = outage;
  }
  return last;
}

/** It is the one that the verdict names, or covers all the communes that feel it and is of a kind with one of its causes. */
const isOf = (outage: OutageNotice, incident: Felt): boolean =>
  outage.document === incident.announced || (isOfKind(outage, incident) && coversAll(outage, incident));

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
