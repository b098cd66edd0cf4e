import type { PriorityRow, ReasonRow, Values } from '@mach/wire';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { type AssessedDevice, type Expected, expectedOf } from './expected.ts';
import { type Figure, type FigureName, PARTS, type Part, type PriorityPolicy, type Spread } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';
import { type Reason, reason } from './reason.ts';
import { together, whole } from './spread.ts';

/**
 * Ranks devices by the minutes of working time a month that better equipment would give back: a first estimate, from the
 * policy's figures and what was measured. An unknown part is taken to cost what such parts cost elsewhere, so that silence never ranks
 * a device lower than the known ones at large; its spread reaches to the worst. Ties go by device number; the order of the input
 * changes nothing. Minutes are those of people: a counter's count for the clerk and the citizen.
 */
export function rankDevices(devices: readonly RankedDevice[], policy: PriorityPolicy): readonly PriorityRow[] {
  const slices = rankInSlices(devices, policy, devices.length);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/** The same with a stop after each `devicesASlice`, so that a program with one thread can do something else in between. */
export function* rankInSlices(
  devices: readonly RankedDevice[],
  policy: PriorityPolicy,
  devicesASlice: number,
): Generator<undefined, readonly PriorityRow[], void> {
  const assessed: (AssessedDevice & { readonly device: RankedDevice })[] = [];
  for (const device of [...devices].sort(byNumber)) {
    assessed.push({ device, communeCode: device.communeCode, parts: inWholeMinutes(assess(device, policy)) });
    if (assessed.length % devicesASlice === 0) yield;
  }
  const expected = expectedOf(assessed, policy);
  const rows: UnrankedRow[] = [];
  for (const { device, parts } of assessed) {
    rows.push(row(device, parts, expected, policy));
    if (rows.length % devicesASlice === 0) yield;
  }
  return rows
    .sort((a, b) => b.minutesPerMonth.likely - a.minutesPerMonth.likely || compareNumbers(a, b))
    .map((unranked, place) => ({ rank: place + 1, ...unranked }));
}

type UnrankedRow = Omit<PriorityRow, 'rank'>;

interface PartCost {
  readonly spread: Spread;
  readonly reason?: Reason;
  readonly measured: boolean;
}

function row(
  { device, number, communeCode, label, role, coverage }: RankedDevice,
  parts: Readonly<Record<Part, Assessment>>,
  expected: Expected,
  policy: PriorityPolicy,
): UnrankedRow {
  const costs = PARTS.map((part) => costOf(part, parts[part], expected, communeCode, policy));
  const weight = policy.roleWeights[role];
  const total = (end: keyof Spread) => {
    const minutes = together(
      costs.map(({ spread }) => spread[end]),
      policy.workingMonthMinutes,
    );
    return toTenths(Math.min(minutes * weight, policy.workingMonthMinutes));
  };
  const minutesPerMonth = { low: total('low'), likely: total('likely'), high: total('high') };
  return {
    device,
    number,
    communeCode,
    ...(label === undefined ? {} : { label }),
    role,
    coverage,
    minutesPerMonth,
    confidence: confidenceOf(costs),
    reasons: reasonsOf(costs, minutesPerMonth.likely),
    unknown: PARTS.map((part) => parts[part]).flatMap((one) => (one.known ? [] : [one.fact])),
  };
}

/** An unknown part costs from nothing to the worst, likely what others' cost. */
function costOf(
  part: Part,
  assessment: Assessment,
  expected: Expected,
  communeCode: string,
  policy: PriorityPolicy,
): PartCost {
  if (assessment.known) return assessment;
  const { minutes, devices } = expected(part, communeCode);
  const spread = { low: 0, likely: minutes, high: Math.max(minutes, worstOf(part, policy)) };
  return { spread, reason: reason('part-unknown', { part, devices }), measured: false };
}

const FIGURES_OF_PART: Readonly<Record<Part, readonly FigureName[]>> = {
  memory: ['memory-scarce', 'memory-tight', 'memory-short', 'memory-enough', 'memory-exhausted'],
  'system-disk': ['disk-hdd', 'disk-ssd', 'disk-slow'],
  processor: ['processor-very-old', 'processor-old', 'processor-recent'],
  'operating-system': ['os-unsupported', 'os-ending'],
  'free-space': ['space-critical', 'space-low'],
  network: ['link-poor', 'link-slow', 'link-faulty'],
  heat: ['overheating'],
};

function worstOf(part: Part, { figures }: PriorityPolicy): number {
  const high = (figure: Figure) => figure.high;
  return Math.max(...FIGURES_OF_PART[part].map((name) => high(figures[name])));
}

/** Each reason's share of the total, largest first; what rounds to nothing is no reason. */
function reasonsOf(costs: readonly PartCost[], total: number): readonly ReasonRow[] {
  const sum = costs.reduce((minutes, { spread }) => minutes + spread.likely, 0);
  if (sum === 0) return [];
  return costs
    .flatMap(({ spread, reason: why }) => {
      const minutesPerMonth = toTenths((spread.likely / sum) * total);
      if (why === undefined || minutesPerMonth === 0) return [];
      const parameters: Values = why.parameters;
      return [{ code: why.code, parameters, minutesPerMonth }];
    })
    .sort((a, b) => b.minutesPerMonth - a.minutesPerMonth);
}

/** The figures are assumptions: only where measurements carry most of the minutes is the estimate better than low. */
function confidenceOf(costs: readonly PartCost[]): PriorityRow['confidence'] {
  const sum = (chosen: readonly PartCost[]) => chosen.reduce((minutes, { spread }) => minutes + spread.likely, 0);
  const measured = sum(costs.filter((cost) => cost.measured));
  return measured > 0 && measured >= sum(costs) / 2 ? 'medium' : 'low';
}

function inWholeMinutes(parts: Readonly<Record<Part, Assessment>>): Readonly<Record<Part, Assessment>> {
  const entries = Object.entries(parts).map(([part, one]) => [
    part,
    one.known ? { ...one, spread: whole(one.spread) } : one,
  ]);
  return Object.fromEntries(entries) as Record<Part, Assessment>;
}

const toTenths = (minutes: number): number => Math.round(minutes * 10) / 10;
const byNumber = (a: RankedDevice, b: RankedDevice): number =>
  a.number - b.number || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0);
const compareNumbers = (a: UnrankedRow, b: UnrankedRow): number =>
  a.number - b.number || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0);
