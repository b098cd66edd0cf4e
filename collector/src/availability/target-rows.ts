import { lineSubject } from '@mach/diagnosis';
import { dayAfter } from '@mach/knowledge';
import type { AvailabilityPart, AvailabilityTarget, Site, TargetRow } from '@mach/wire';
import type { Registry } from '../state/fleet-state.ts';

interface Measured {
  readonly working: AvailabilityPart;
  readonly always: AvailabilityPart;
  /** Seconds of the period that are still to come. */
  readonly rest: { readonly working: number; readonly always: number };
}
interface Span {
  readonly registry: Registry;
  readonly from: string;
  readonly to: string;
}

const MONTHS: Readonly<Record<AvailabilityTarget['period'], number>> = { month: 1, quarter: 3, year: 12 };

/**
 * What was promised of a subject at a site over just this period, beside what was measured. Of several that hold, that of the line's contract,
 * else of its provider, else of all; of alike ones the one that began last.
 */
export function targetRows(
  { subject, site }: { readonly subject: string; readonly site: Site },
  measured: Measured,
  { registry, from, to }: Span,
): readonly TargetRow[] {
  const line = lineAt(subject, site, registry);
  const holding = registry.targets.filter(
    (target) =>
      target.subject === subject &&
      isPeriod(target.period, from, to) &&
      (target.from ?? '') <= from &&
      (target.isp === undefined || target.isp === line.isp) &&
      (target.contract === undefined || target.contract === line.contract),
  );
  const newest = new Map<string, AvailabilityTarget>();
  const order = (a: AvailabilityTarget, b: AvailabilityTarget) =>
    narrowness(a) - narrowness(b) || ((a.from ?? '') < (b.from ?? '') ? -1 : 1);
  for (const target of holding.toSorted(order)) newest.set(target.schedule, target);
  return [...newest.values()].map((target) => {
    const schedule = target.schedule === 'always' ? 'always' : 'working';
    return { ...target, outcome: outcomeOf(measured[schedule], measured.rest[schedule], target.percent / 100) };
  });
}

const narrowness = ({ isp, contract }: AvailabilityTarget): number =>
  (contract === undefined ? 0 : 2) + (isp === undefined ? 0 : 1);

/** Whose line it is and by which contract, as the register has it; of an internet line that it has not, the provider of its commune. */
function lineAt(
  subject: string,
  { id, unitCode }: Site,
  { lines, units }: Registry,
): { readonly isp?: string | undefined; readonly contract?: string | undefined } {
  const line = lines.values().find(({ siteId, kind }) => siteId === id && lineSubject(kind) === subject);
  const isp = line?.provider ?? (subject === lineSubject('internet') ? units.get(unitCode)?.isp : undefined);
  return { isp, contract: line?.contract };
}

/** Only what holds whatever happened while nobody measured, and whatever is still to come, is said to be met, or missed. */
function outcomeOf({ ratio, seconds }: AvailabilityPart, restS: number, promised: number): TargetRow['outcome'] {
  if (ratio === undefined) return 'not-measured';
  const good = seconds.up + seconds.degraded;
  const unknown = seconds.noData + restS;
  const all = good + seconds.down + unknown;
  if (good / all >= promised) return 'met';
  return (good + unknown) / all < promised ? 'missed' : 'undecided';
}

function isPeriod(period: AvailabilityTarget['period'], from: string, to: string): boolean {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const months = MONTHS[period];
  if (day !== 1 || (month - 1) % months !== 0) return false;
  const next = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  return dayAfter(to) === next;
}
