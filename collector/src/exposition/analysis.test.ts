import { expect, it } from 'vitest';
import { ANALYSIS_AGE, createAnalyst } from './analysis.ts';
import { findingsOf } from './findings.ts';
import { fullFleet } from './testing/full-fleet.ts';
import { COUNTER_PC, NOW, smallFleet } from './testing/small-fleet.ts';

const nextTurn = async () => {};

it('is made once while nothing new was folded, and at most once in its time while reports come in', async () => {
  let state = smallFleet();
  let now = NOW;
  const analyst = createAnalyst({ state: () => state, now: () => now, nextTurn });
  const ageMs = state.registry.devices.size * ANALYSIS_AGE.msPerDevice;
  const first = await analyst();
  now += 10 * ageMs;
  expect(await analyst()).toBe(first);
  state = { ...state, position: 8 };
  const second = await analyst();
  expect(second).not.toBe(first);
  state = { ...state, position: 9 };
  now += ageMs - 1;
  expect(await analyst()).toBe(second);
  now += 1;
  expect(await analyst()).not.toBe(second);
});

it('gives the likely minutes of a device, and nothing of one that it does not know', async () => {
  const state = smallFleet();
  const analysis = await createAnalyst({ state: () => state, now: () => NOW, nextTurn })();
  const minutes = analysis.priorityOf.get(COUNTER_PC)?.minutesPerMonth.likely;
  expect(findingsOf(analysis, COUNTER_PC)?.recoverableMinutesPerMonth).toBe(minutes);
  expect(findingsOf(analysis, 'nobody')).toBeUndefined();
});

it('lets others work between its slices, and is made once for all who ask meanwhile', async () => {
  const state = fullFleet([], 300);
  let turns = 0;
  const analyst = createAnalyst({
    state: () => state,
    now: () => NOW,
    nextTurn: async () => {
      turns++;
    },
  });
  const [first, second] = await Promise.all([analyst(), analyst()]);
  expect(second).toBe(first);
  expect(first.priorities).toHaveLength(300);
  expect(turns).toBe(6 + 1 + 1);
});
