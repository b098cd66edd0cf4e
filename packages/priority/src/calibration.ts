import type { Assessment } from './assessment.ts';
import { PARTS, type Part, type PriorityPolicy, type Spread } from './policy.ts';

/** By what a part's assumed minutes are multiplied, and how many measured devices said so. */
export type Calibration = (part: Part) => { readonly factor: number; readonly devices: number };

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
  const found = new Map<Part, { factor: number; devices: number }>();
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
      found.set(part, { factor: (measured + prior) / (assumed + prior), devices: count });
    }
  }
  return (part) => found.get(part) ?? { factor: 1, devices: 0 };
}

/** The figure's spread with its likely minutes moved; the ends give way and never come nearer. */
export function calibrated(spread: Spread, factor: number): Spread {
  const likely = spread.likely * factor;
  return { low: Math.min(spread.low, likely), likely, high: Math.max(spread.high, likely) };
}
