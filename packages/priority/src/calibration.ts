import type { Assessment } from './assessment.ts';
import { PARTS, type Part, type PriorityPolicy, type Spread } from './policy.ts';

/**
 * By what a part's assumed minutes are multiplied, and how many measured devices said so. `moreMax`: minutes that an estimate may gain by it, twice what measured
 * devices lose by the part in the mean.
 */
export type Calibration = (part: Part) => {
  readonly factor: number;
  readonly moreMax: number;
  readonly devices: number;
};

/** PCs of one like may lose so many times what all of them lose in the mean. */
const MEANS_MAX = 2;

/**
 * Learns from the devices whose slow minutes were watched how far the policy's figures are off in this fleet: measured minutes of
 * a part over what the figures say of the very same devices, drawn towards 1 with the weight of `priorDevices`. The figures
 * differ by CPU year, memory and kind of disk, so a device that can't be measured is estimated from measured ones of its like.
 * One factor a part, and not a mean a class: else a device that moves to another class would move the estimates of both.
 */
export function calibrationOf(
  devices: readonly { readonly parts: Readonly<Record<Part, Assessment>> }[],
  policy: PriorityPolicy,
): Calibration {
  const found = new Map<Part, ReturnType<Calibration>>();
  for (const part of PARTS) {
    let measured = 0;
    let assumed = 0;
    let count = 0;
    for (const { parts } of devices) {
      const one = parts[part];
      if (!one.known || one.assumed === undefined) continue;
      measured += one.spread.likely;
      assumed += one.assumed.likely;
      count += 1;
    }
    const prior = policy.priors[part] * policy.priorDevices;
    if (count > 0 && assumed + prior > 0) {
      const moreMax = (MEANS_MAX * (measured + prior)) / (count + policy.priorDevices);
      found.set(part, { factor: (measured + prior) / (assumed + prior), moreMax, devices: count });
    }
  }
  return (part) => found.get(part) ?? { factor: 1, moreMax: 0, devices: 0 };
}

/**
 * The figure's spread with its likely minutes moved; the ends give way and never come nearer. Where the figures say nothing of measured devices
 * that lose much, the factor has no measure (slow minutes of a network whose links are sound): it would carry an estimate beyond everything that was measured.
 */
export function calibrated(
  spread: Spread,
  { factor, moreMax }: Pick<ReturnType<Calibration>, 'factor' | 'moreMax'>,
): Spread {
  const likely = Math.min(spread.likely * factor, spread.likely + moreMax);
  return { low: Math.min(spread.low, likely), likely, high: Math.max(spread.high, likely) };
}
