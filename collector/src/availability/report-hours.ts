import { OFFICE_HOURS, readOpeningHours } from '@mach/knowledge';
import type { ReportHours, Site } from '@mach/wire';
import type { Registry } from '../state/fleet-state.ts';

/** Sites that are named of one week; a number tells of the others. */
const NAMED_MAX = 12;
/** Monday first, as calendars of offices have it. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

/**
 * By which hours sites are reckoned, as they are set now: what most have comes first and names nobody, for whoever reads a report asks
 * who differs. Without that a share of working time says little: of which time?
 */
export function reportHours(sites: readonly Site[], registry: Pick<Registry, 'units'>): readonly ReportHours[] {
  const alike = Map.groupBy(sites, (site) => JSON.stringify(hoursOf(site, registry)));
  return [...alike.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((group, place): readonly ReportHours[] => {
      const [first] = group;
      if (first === undefined) return [];
      const named = place === 0 ? [] : group.slice(0, NAMED_MAX);
      return [
        {
          ...hoursOf(first, registry),
          sites: group.length,
          named: named.map(({ unitCode, name }) => ({ communeCode: unitCode, site: name })),
        },
      ];
    });
}

function hoursOf(site: Site, { units }: Pick<Registry, 'units'>): Pick<ReportHours, 'week' | 'opensOnDaysOff'> {
  const text = site.workingHours ?? units.get(site.unitCode)?.workingHours ?? OFFICE_HOURS;
  const hours = weeklyHours(text) ?? weeklyHours(OFFICE_HOURS) ?? {};
  return { week: WEEK.map((day) => hours[day] ?? []), opensOnDaysOff: site.opensOnDaysOff === true };
}

function weeklyHours(text: string) {
  const read = readOpeningHours(text);
  return read.ok ? read.hours : undefined;
}
