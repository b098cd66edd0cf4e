import type { PowerState, Result } from '@mach/ports';
import { createVirtualTime, scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { createMachineWatch } from './machine-watch.ts';
import { testSettings } from './testing/parts.ts';

const MINUTE_MS = 60_000;
const told = (value: PowerState): Result<PowerState> => ({ ok: true, value });

const unseen: Result<number> = { ok: false, failure: 'unsupported', detail: 'another session' };

/** A PC with little to do for ten minutes, whose system tells its power by a call. */
async function isIdle(power: Result<PowerState>, sinceLastInput = unseen): Promise<boolean> {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const watch = createMachineWatch(testSettings, {
    clock,
    files: scriptedFiles({}),
    host: { power: () => power, sinceLastInputMs: () => sinceLastInput },
    store: { read: () => undefined, write: () => true },
    inputActivity: { look: async () => undefined },
    runBenchmark: async () => ({ ok: false, failure: 'unsupported', detail: 'no benchmark in this test' }),
  });
  for (let sample = 0; sample < 40; sample++) {
    await time.runUntil(time.nowMs() + MINUTE_MS / 4);
    const values = { busyMs: 100 * sample, totalMs: 15_000 * sample, cpus: 1 };
    watch.take([{ kind: 'cpu', uptimeMs: time.nowMs(), ok: true, values }]);
  }
  return watch.isIdle();
}

it.each<[what: string, power: Result<PowerState>, expected: boolean]>([
  ['on mains', told({ onMains: true, hasBattery: true }), true],
  ['on its battery', told({ onMains: false, hasBattery: true }), false],
  ['of unknown supply, with a battery', told({ hasBattery: true }), false],
  ['of unknown supply, without a battery', told({ hasBattery: false }), true],
  ['that tells nothing of power', told({}), false],
  ['whose call failed', { ok: false, failure: 'unsupported', detail: '' }, false],
])('a quiet PC %s: idle %s', async (_what, power, expected) => {
  expect(await isIdle(power)).toBe(expected);
});

it.each<[what: string, sinceLastInput: Result<number>, expected: boolean]>([
  ['was touched a minute ago', { ok: true, value: MINUTE_MS }, false],
  ['was not touched for ten minutes', { ok: true, value: 10 * MINUTE_MS }, true],
  ['does not tell this process when it was touched', unseen, true],
])('a quiet PC on mains that %s: idle %s', async (_what, sinceLastInput, expected) => {
  expect(await isIdle(told({ onMains: true }), sinceLastInput)).toBe(expected);
});
