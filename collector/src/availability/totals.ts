import { type AvailabilityRow, type AvailabilityTotal, grouped } from '@mach/wire';
import { addParts } from './part.ts';

/** The rows of a report added up by what they are of: over all sites first, then commune by commune, in the order of the rows. */
export function availabilityTotals(rows: readonly AvailabilityRow[]): readonly AvailabilityTotal[] {
  const communes = grouped(rows, ({ communeCode }) => communeCode);
  const ofCommunes = [...communes].flatMap(([communeCode, its]) =>
    bySubject(its).map((total): AvailabilityTotal => ({ communeCode, ...total })),
  );
  return [...bySubject(rows), ...ofCommunes];
}

function bySubject(rows: readonly AvailabilityRow[]): readonly Omit<AvailabilityTotal, 'communeCode'>[] {
  return [...grouped(rows, ({ subject }) => subject)]
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
    .map(([subject, its]) => {
      const outcomes = its.flatMap(({ targets }) => targets.map(({ outcome }) => outcome));
      const met = outcomes.filter((outcome) => outcome === 'met').length;
      const missed = outcomes.filter((outcome) => outcome === 'missed').length;
      // A line's name is its circuit, which is nobody's but its own.
      const name = subject.startsWith(SERVICE) ? its[0]?.name : undefined;
      return {
        subject,
        ...(name === undefined ? {} : { name }),
        sites: new Set(its.map(({ siteId }) => siteId)).size,
        working: addParts(its.map(({ working }) => working)),
        unannounced: addParts(its.map(({ unannounced }) => unannounced)),
        always: addParts(its.map(({ always }) => always)),
        promises: { met, missed, open: outcomes.length - met - missed },
      };
    });
}

const SERVICE = 'service.';
const FIRST = ['site', 'line.internet', 'line.data-network', 'video'];
const order = (subject: string): number => {
  const place = FIRST.indexOf(subject);
  return place < 0 ? FIRST.length : place;
};
