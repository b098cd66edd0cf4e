import type { Condition } from '@mach/diagnosis';
import type { AssetRow, Coverage, EquipmentKind, ReasonRow, Values } from '@mach/wire';
import type { Spread } from './policy.ts';
import { together } from './spread.ts';

/** A device that is no PC, or a line, with those who depend on it. `conditions` are `conditionsOf` its last readings. */
export interface RankedEquipment {
  readonly device: string;
  readonly number: number;
  readonly communeCode: string;
  readonly siteId?: string;
  readonly label?: string;
  readonly kind: EquipmentKind | 'line';
  readonly coverage: Coverage;
  /** What the office's register says of it; absent of a line, which is rented, and of what no register could have. */
  readonly asset?: AssetRow;
  /** PCs of its site in service: whoever sits there waits. */
  readonly peopleBehind: number;
  readonly conditions: readonly Condition[];
  /** yyyy-MM-dd, where it is known: no security updates since. */
  readonly unsupportedSince?: string;
  /** Of a switch: PCs whose link is slow because it can do no more, as they saw it. */
  readonly slowed?: { readonly pcs: number; readonly speedMbps: number };
  /** Of a line: the best that was measured lately and what is committed, where both are known. */
  readonly speed?: { readonly measuredBitsPerSecond: number; readonly committedBitsPerSecond: number };
}

/** What a piece of equipment costs whoever depends on it, in minutes a month of all of them together. */
export interface EquipmentRow extends Omit<RankedEquipment, 'conditions' | 'unsupportedSince' | 'speed' | 'slowed'> {
  readonly rank: number;
  readonly minutesPerMonth: Spread;
  readonly reasons: readonly ReasonRow[];
}

/** Minutes a month of one person, by what is wrong. All are assumptions, kept wide: no study was found. */
export const equipmentFigures = {
  'equipment-port-slow': { low: 0, likely: 3, high: 30 },
  'switch-slow-seen': { low: 0, likely: 3, high: 30 },
  'equipment-port-errors': { low: 5, likely: 20, high: 120 },
  'equipment-busy': { low: 5, likely: 20, high: 120 },
  'ups-battery': { low: 1, likely: 8, high: 60 },
  'ups-overloaded': { low: 1, likely: 8, high: 60 },
  'printer-stopped': { low: 2, likely: 10, high: 60 },
  'codec-part-failed': { low: 1, likely: 10, high: 60 },
  'equipment-unsupported': { low: 1, likely: 6, high: 60 },
  'line-under-contract': { low: 5, likely: 30, high: 120 },
} as const satisfies Readonly<Record<string, Spread>>;
export type EquipmentReasonCode = keyof typeof equipmentFigures;

/** Measured speed below this share of the committed one is under contract (QCVN 34, see docs/planning.md). */
export const LINE_SPEED_RATIO_MIN = 0.8;

/** Ranks network gear, lines, UPSes and printers by the minutes of all who depend on them; sound ones stand last with none. */
export function rankEquipment(
  equipment: readonly RankedEquipment[],
  { workingMonthMinutes }: { readonly workingMonthMinutes: number },
): readonly EquipmentRow[] {
  const rows = equipment.map((one) => {
    const { conditions: _, unsupportedSince: __, speed: ___, slowed: ____, ...row } = one;
    const found = reasonsOf(one);
    const people = Math.max(0, one.peopleBehind);
    const total = (end: keyof Spread) =>
      people *
      Math.round(
        together(
          found.map(({ code }) => equipmentFigures[code][end]),
          workingMonthMinutes,
        ),
      );
    const reasons = found
      .map(({ code, parameters }) => ({ code, parameters, minutesPerMonth: people * equipmentFigures[code].likely }))
      .sort((a, b) => b.minutesPerMonth - a.minutesPerMonth);
    return {
      ...row,
      minutesPerMonth: { low: total('low'), likely: total('likely'), high: total('high') },
      reasons,
    };
  });
  return rows
    .sort((a, b) => b.minutesPerMonth.likely - a.minutesPerMonth.likely || a.number - b.number)
    .map((row, place) => ({ rank: place + 1, ...row }));
}

/** Each code once: four slow ports are one switch. */
function reasonsOf({ conditions, unsupportedSince, speed, slowed }: RankedEquipment) {
  const found = new Map<EquipmentReasonCode, Values>();
  for (const { code, parameters } of conditions) {
    if (!Object.hasOwn(equipmentFigures, code) || found.has(code as EquipmentReasonCode)) continue;
    found.set(code as EquipmentReasonCode, parameters as Values);
  }
  // A switch that tells of its slow ports itself is not told of twice.
  if (slowed !== undefined && !found.has('equipment-port-slow')) found.set('switch-slow-seen', slowed);
  const ended = conditions.find((one) => one.code === 'end-of-support')?.parameters;
  const since = unsupportedSince ?? (ended === undefined ? undefined : ended.endOfSupport);
  if (since !== undefined) {
    found.set('equipment-unsupported', {
      unsupportedSince: since,
      ...(ended === undefined ? {} : { product: ended.product }),
    });
  }
  const speedRatio = speed === undefined ? 1 : speed.measuredBitsPerSecond / speed.committedBitsPerSecond;
  if (speedRatio < LINE_SPEED_RATIO_MIN) found.set('line-under-contract', { speedRatio, ...speed });
  return Array.from(found, ([code, parameters]) => ({ code, parameters }));
}
