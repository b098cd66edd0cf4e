import type { PriorityRow, ReasonRow, Values } from '@mach/wire';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { type Calibration, calibrated, calibrationOf } from './calibration.ts';
import { type AssessedDevice, type Expected, expectedOf } from './expected.ts';
import { type LikeSpreads, likeSpreadsOf, type MeasuredRange } from './like-spreads.ts';
import { FIGURES_OF_PART, PARTS, type Part, type PriorityPolicy, type Spread } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';
import { type Reason, reason } from './reason.ts';
import { together, whole } from './spread.ts';

/** What one part of a device costs in minutes a month, for one person, and why. */
export interface PartCost {
  readonly spread: Spread;
  readonly reason?: Reason;
  readonly measured: boolean;
}

/** A device with what each of its parts costs, and its row of the list, before it has a rank. */
export interface ValuedDevice {
  readonly device: RankedDevice;
  readonly costs: Readonly<Record<Part, PartCost>>;
  readonly row: Omit<PriorityRow, 'rank'>;
  /** Likely minutes beyond the working month, which the row does not count: of two that lose all of it the one that loses more stands first. */
  readonly beyond: number;
}

/**
 * Values devices by the minutes that better equipment would give back, in the order of their numbers. Stops after each
 * `devicesASlice`. What is not known is estimated from the others: the order of the input changes nothing.
 */
export function* valueInSlices(
  devices: readonly RankedDevice[],
  policy: PriorityPolicy,
  devicesASlice: number,
): Generator<undefined, readonly ValuedDevice[], void> {
  const assessed: (AssessedDevice & { readonly device: RankedDevice })[] = [];
  for (const device of [...devices].sort(byNumber)) {
    assessed.push({ device, communeCode: device.communeCode, parts: inWholeMinutes(assess(device, policy)) });
    if (assessed.length % devicesASlice === 0) yield;
  }
  const estimates = {
    expected: expectedOf(assessed, policy),
    calibration: calibrationOf(assessed, policy),
    likes: likeSpreadsOf(assessed),
  };
  const valued: ValuedDevice[] = [];
  for (const one of assessed) {
    valued.push(value(one, estimates, policy));
    if (valued.length % devicesASlice === 0) yield;
  }
  return valued;
}

/** The same without a stop. */
export function valueDevices(devices: readonly RankedDevice[], policy: PriorityPolicy): readonly ValuedDevice[] {
  const slices = valueInSlices(devices, policy, devices.length);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/**
 * Minutes a month of all parts together, of the people who wait: the role's weight, for each who works at the PC. Tenths.
 * Never more than the working month: that is all that one PC can be worth.
 */
export function weighted(
  minutes: readonly number[],
  { role, people = 1 }: Pick<RankedDevice, 'role' | 'people'>,
  { workingMonthMinutes, roleWeights, peopleMax }: PriorityPolicy,
): number {
  const lost = together(minutes, workingMonthMinutes) * weightOf({ role, people }, { roleWeights, peopleMax });
  return toTenths(Math.min(lost, workingMonthMinutes));
}

/**
 * Minutes a month that a desk gains where its parts cost `after` in the place of `before`; below 0 where it loses. The difference is taken before
 * the cap: where many wait, both totals lie above it, and all that was bought would seem to give back nothing. It is then drawn by as much as the cap draws the larger
 * total, so that nothing gives back more than the PC is worth and of two purchases the better one still gives back more.
 */
export function gained(
  before: readonly number[],
  after: readonly number[],
  device: Pick<RankedDevice, 'role' | 'people'>,
  policy: PriorityPolicy,
): number {
  const { workingMonthMinutes } = policy;
  const lost = (minutes: readonly number[]) => together(minutes, workingMonthMinutes) * weightOf(device, policy);
  const [was, is] = [lost(before), lost(after)];
  return (was - is) * Math.min(1, workingMonthMinutes / Math.max(was, is, 1));
}

/** How many people wait when this PC makes them wait. */
function weightOf(
  { role, people = 1 }: Pick<RankedDevice, 'role' | 'people'>,
  { roleWeights, peopleMax }: Pick<PriorityPolicy, 'roleWeights' | 'peopleMax'>,
): number {
  return roleWeights[role] * Math.max(1, Math.min(people, peopleMax));
}

interface Estimates {
  readonly expected: Expected;
  readonly calibration: Calibration;
  readonly likes: LikeSpreads;
}

function value(
  { device, parts }: { readonly device: RankedDevice; readonly parts: Readonly<Record<Part, Assessment>> },
  estimates: Estimates,
  policy: PriorityPolicy,
): ValuedDevice {
  const costs = Object.fromEntries(
    PARTS.map((part) => [part, costOf(part, parts[part], device.communeCode, estimates, policy)]),
  ) as Record<Part, PartCost>;
  const all = Object.values(costs);
  const total = (end: keyof Spread) =>
    weighted(
      all.map(({ spread }) => spread[end]),
      device,
      policy,
    );
  const { device: id, number, communeCode, label, role, coverage, asset } = device;
  const minutesPerMonth = { low: total('low'), likely: total('likely'), high: total('high') };
  const row = {
    device: id,
    number,
    communeCode,
    ...(label === undefined ? {} : { label }),
    role,
    coverage,
    ...(asset === undefined ? {} : { asset }),
    minutesPerMonth,
    confidence: confidenceOf(all),
    reasons: reasonsOf(all, minutesPerMonth.likely),
    unknown: PARTS.map((part) => parts[part]).flatMap((one) => (one.known ? [] : [one.fact])),
  };
  const lost = together(
    all.map(({ spread }) => spread.likely),
    policy.workingMonthMinutes,
  );
  const beyond = Math.max(0, lost * weightOf(device, policy) - policy.workingMonthMinutes);
  return { device, costs, row, beyond };
}

/** An unknown part costs from nothing to the worst, likely what others' cost; an assumed one what measured ones of its like do. */
function costOf(
  part: Part,
  assessment: Assessment,
  communeCode: string,
  { expected, calibration, likes }: Estimates,
  policy: PriorityPolicy,
): PartCost {
  if (assessment.known) {
    if (assessment.measured) return assessment;
    const spread = calibrated(assessment.spread, calibration(part));
    return { ...assessment, spread: reaching(spread, likes(part, assessment.like ?? assessment.spread.likely)) };
  }
  const { minutes, devices } = expected(part, communeCode);
  const unknown = { low: 0, likely: minutes, high: Math.max(minutes, worstOf(part, policy)) };
  const spread = reaching(unknown, likes(part));
  return { spread, reason: reason('part-unknown', { part, devices }), measured: false };
}

/** A spread that reaches as far as what was measured elsewhere. */
const reaching = (spread: Spread, measured: MeasuredRange | undefined): Spread =>
  measured === undefined
    ? spread
    : { ...spread, low: Math.min(spread.low, measured.low), high: Math.max(spread.high, measured.high) };

function worstOf(part: Part, { figures }: PriorityPolicy): number {
  return Math.max(...FIGURES_OF_PART[part].map((name) => figures[name].high));
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
