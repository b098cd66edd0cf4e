import { type Condition, conditionsFrom, type DeviceFacts, factsOf } from '@mach/diagnosis';
import type { DeviceTelemetry } from '../state/fleet-state.ts';

/** What diagnosis makes of the last readings of one device. */
export interface Judgement {
  readonly facts: DeviceFacts;
  readonly conditions: readonly Condition[];
}

export type JudgeDevice = (telemetry: DeviceTelemetry | undefined, now: number) => Judgement;

/** How long a judgement of readings that did not change is kept: conditions name days, and a day's turn may show an hour late. */
export const JUDGEMENT_AGE_MS_MAX = 3_600_000;

/**
 * Judges devices and remembers what it said: of 5,000 PCs that report each five minutes a fifth has news after a minute,
 * and to look at all took 0.5 s. Readings change only with reports, so their count tells whether there is any.
 */
export function createJudge(): JudgeDevice {
  const known = new WeakMap<DeviceTelemetry, Judgement & { readonly reports: number; readonly at: number }>();
  return (telemetry, now) => {
    if (telemetry === undefined) return judge([], now);
    const { reports } = telemetry;
    const before = known.get(telemetry);
    if (before?.reports === reports && now - before.at < JUDGEMENT_AGE_MS_MAX) return before;
    const judgement = { ...judge([...telemetry.readings.values()], now), reports, at: now };
    known.set(telemetry, judgement);
    return judgement;
  };
}

function judge(readings: Parameters<typeof factsOf>[0], now: number): Judgement {
  const facts = factsOf(readings);
  return { facts, conditions: conditionsFrom(facts, now) };
}
