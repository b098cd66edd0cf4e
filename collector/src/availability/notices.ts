import { joined, lineSubject, SITE, type Stretch, serviceSubject } from '@mach/diagnosis';
import { startOfVietnamDay } from '@mach/knowledge';
import type { OutageNotice, Site } from '@mach/wire';
import type { Registry } from '../state/fleet-state.ts';

const DAY_S = 86_400;

/** Whether an announced outage covers a commune. */
export const touches = ({ communes }: OutageNotice, code: string): boolean =>
  communes.length === 0 || communes.includes(code);

/** When outages were announced for a subject at a site on one day, in seconds after midnight; where several overlap, once. */
export function announcedFor(subject: string, site: Site, day: string, registry: Registry): readonly Stretch[] {
  const start = startOfVietnamDay(day);
  const second = (at: number) => Math.min(DAY_S, Math.max(0, Math.round((at - start) / 1_000)));
  return joined(
    [...registry.outages.values()]
      .filter((outage) => touches(outage, site.unitCode) && covers(outage, subject, site, registry))
      .map(({ from, to }): Stretch => [second(from), second(to)]),
  );
}

function covers(outage: OutageNotice, subject: string, site: Site, registry: Registry): boolean {
  switch (outage.cause) {
    case 'power':
      return true;
    case 'service':
      return subject === serviceSubject(outage.service ?? '');
    case 'data-network':
      return standsOn(subject, 'data-network', registry);
    case 'isp':
      return standsOn(subject, 'internet', registry) && providersOf(site, registry).includes(outage.isp);
    case 'line':
      return standsOn(subject, 'internet', registry);
    default:
      return outage.cause satisfies never;
  }
}

/** A line itself, the site as a whole, and the services behind it. */
function standsOn(subject: string, path: 'internet' | 'data-network', { services }: Registry): boolean {
  if (subject === lineSubject(path) || subject === SITE) return true;
  return [...services.values()].some((service) => service.path === path && subject === serviceSubject(service.id));
}

/** Providers of the internet at a site, by its lines in the register, else by its commune. */
export function providersOf({ id, unitCode }: Site, { lines, units }: Registry): readonly (string | undefined)[] {
  const own = [...lines.values()].filter(({ siteId, kind }) => siteId === id && kind === 'internet');
  return own.length > 0 ? own.map(({ provider }) => provider) : [units.get(unitCode)?.isp];
}
