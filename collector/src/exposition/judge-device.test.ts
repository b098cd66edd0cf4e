import { expect, it } from 'vitest';
import type { DeviceTelemetry } from '../state/fleet-state.ts';
import { createJudge, JUDGEMENT_AGE_MS_MAX } from './judge-device.ts';
import { COUNTER_PC, NOW, smallFleet } from './testing/small-fleet.ts';

const counterPc = (): DeviceTelemetry & { reports: number } => {
  const telemetry = smallFleet().communes.get('00001')?.devices.get(COUNTER_PC);
  if (telemetry === undefined) throw new Error('the counter PC is gone');
  return telemetry;
};

it('judges a device again when it has reported, and when its judgement is old', () => {
  const judge = createJudge();
  const telemetry = counterPc();
  const first = judge(telemetry, NOW);
  expect(judge(telemetry, NOW + JUDGEMENT_AGE_MS_MAX - 1)).toBe(first);
  telemetry.reports++;
  const second = judge(telemetry, NOW);
  expect(second).not.toBe(first);
  expect(judge(telemetry, NOW + JUDGEMENT_AGE_MS_MAX)).not.toBe(second);
});

it('says of a device that never reported that nothing is known', () => {
  const { conditions } = createJudge()(undefined, NOW);
  expect(new Set(conditions.map(({ level }) => level))).toEqual(new Set(['unknown']));
});
