import { createVirtualTime } from '@mach/ports/testing';
import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { createMeasuring } from './measuring.ts';
import type { PlannedCheck } from './plan.ts';

const check = (id: string, everyS = 60): PlannedCheck => ({
  id,
  kind: id,
  everyS,
  isNamed: true,
  isGuarded: false,
  work: { type: 'refuse', failure: 'unsupported', detail: '' },
});

/** Checks that take `runMs` each. */
function world(runMs: number, limits = { concurrentChecks: 2, checks: 10 }) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const started: string[] = [];
  const took: string[] = [];
  let running = 0;
  let runningMax = 0;
  const run = async (given: PlannedCheck): Promise<readonly Reading[]> => {
    started.push(given.id);
    running += 1;
    runningMax = Math.max(runningMax, running);
    await clock.sleep(runMs);
    running -= 1;
    return [];
  };
  const parts = { clock, runner: { run }, device: 'd' };
  const measuring = createMeasuring(parts, limits, (id) => took.push(id));
  const stopping = new AbortController();
  return { time, measuring, stopping, started, took, runningMax: () => runningMax };
}

const many = Array.from({ length: 6 }, (_, at) => check(`check-${at}`));

it('runs a few at a time and forgets none', async () => {
  const { time, measuring, stopping, took, runningMax } = world(5_000);
  measuring.replace(many);
  void measuring.run(stopping.signal);
  await time.runUntil(40_000);
  expect(new Set(took).size).toBe(6);
  expect(runningMax()).toBe(2);
});

it('never runs a check beside itself, however slow it is', async () => {
  const { time, measuring, stopping, started } = world(100_000);
  measuring.replace([check('slow', 15)]);
  void measuring.run(stopping.signal);
  await time.runUntil(250_000);
  expect(started.length).toBeGreaterThan(1);
  expect(started.length).toBeLessThanOrEqual(3);
});

it('takes a new list and a check beside the schedule without waiting for the next one', async () => {
  const { time, measuring, stopping, started } = world(10);
  void measuring.run(stopping.signal);
  await time.runUntil(30_000);
  measuring.replace([check('new', 5)]);
  measuring.runOnce(check('asked'));
  await time.runUntil(36_000);
  expect(new Set(started)).toEqual(new Set(['new', 'asked']));
  expect(started.filter((id) => id === 'asked')).toHaveLength(1);
});

it('drops what it is asked beside the schedule when too many wait', async () => {
  const { time, measuring, stopping, started } = world(1_000, { concurrentChecks: 1, checks: 2 });
  for (const each of many) measuring.runOnce(each);
  void measuring.run(stopping.signal);
  await time.runUntil(60_000);
  expect(started).toEqual(['check-0', 'check-1']);
});

it('runs all once, in order, and takes nothing any more once it is stopped', async () => {
  const { time, measuring, stopping, started, took } = world(1_000);
  measuring.replace(many);
  const all = measuring.runAll(stopping.signal);
  await time.runUntil(5_000);
  await all;
  expect(started).toEqual(many.map(({ id }) => id));
  expect(took).toHaveLength(6);
  void measuring.run(stopping.signal);
  await time.runUntil(5_500);
  stopping.abort();
  await time.runUntil(600_000);
  expect(took).toHaveLength(6);
});

it('keeps what waits to be wanted out of the schedule, and runs it once when it is', async () => {
  const { time, measuring, stopping, started } = world(10);
  measuring.replace([check('ping'), { ...check('portal'), onDemand: true }]);
  void measuring.run(stopping.signal);
  await time.runUntil(600_000);
  expect(started).not.toContain('portal');
  measuring.runOnDemand();
  await time.runUntil(1_200_000);
  expect(started.filter((id) => id === 'portal')).toHaveLength(1);
});
