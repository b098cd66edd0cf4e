import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { createLoadWindow } from './load-window.ts';

/** A PC of two CPUs that is looked at each 15 s. */
function pc() {
  const window = createLoadWindow();
  let uptimeMs = 100_000;
  let busyMs = 0;
  let ioSomeMs = 0;
  const reading = (kind: string, values: Reading['values']): Reading => ({ kind, uptimeMs, ok: true, values });
  return {
    pass: (samples: number, busyRatio: number, waitRatio = 0, stepMs = 15_000) => {
      for (let i = 0; i < samples; i++) {
        uptimeMs += stepMs;
        busyMs += busyRatio * 2 * stepMs;
        ioSomeMs += waitRatio * stepMs;
        window.take([reading('cpu', { totalMs: uptimeMs * 2, busyMs }), reading('pressure', { ioSomeMs })]);
      }
      return window.read(uptimeMs);
    },
    after: (ms: number) => window.read(uptimeMs + ms),
  };
}

it('says nothing before it has seen four minutes, then the mean of the last five', () => {
  const machine = pc();
  expect(machine.pass(16, 0.5)).toEqual({});
  expect(machine.pass(1, 0.5, 0).busyRatio).toBeCloseTo(0.5, 9);
  const calm = machine.pass(20, 0.02, 0.04);
  expect(calm.busyRatio).toBeCloseTo(0.02, 9);
  expect(calm.diskWaitRatio).toBeCloseTo(0.04, 9);
});

it('forgets what is older, and does not know what it did not see', () => {
  const machine = pc();
  machine.pass(30, 0.01);
  expect(machine.after(120_000)).toEqual({});
  expect(machine.pass(1, 0.01, 0, 3_600_000)).toEqual({});
});
