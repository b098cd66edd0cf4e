import { expect, it } from 'vitest';
import { ANALYSIS_AGE_MS_MAX, createAnalyst, findingsOf } from './analysis.ts';
import { COUNTER_PC, NOW, smallFleet } from './testing/small-fleet.ts';

it('is made once while nothing new was folded, and at most once in its time while reports come in', () => {
  let state = smallFleet();
  let now = NOW;
  const analyst = createAnalyst(
    () => state,
    () => now,
  );
  const first = analyst();
  now += 10 * ANALYSIS_AGE_MS_MAX;
  expect(analyst()).toBe(first);
  state = { ...state, position: 8 };
  const second = analyst();
  expect(second).not.toBe(first);
  state = { ...state, position: 9 };
  now += ANALYSIS_AGE_MS_MAX - 1;
  expect(analyst()).toBe(second);
  now += 1;
  expect(analyst()).not.toBe(second);
});

it('gives the likely minutes of a device, and nothing of one that it does not know', () => {
  const state = smallFleet();
  const analysis = createAnalyst(
    () => state,
    () => NOW,
  )();
  const minutes = analysis.priorityOf.get(COUNTER_PC)?.minutesPerMonth.likely;
  expect(findingsOf(analysis, COUNTER_PC)?.recoverableMinutesPerMonth).toBe(minutes);
  expect(findingsOf(analysis, 'nobody')).toBeUndefined();
});
