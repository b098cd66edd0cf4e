import { expect, it } from 'vitest';
import { batch, enrolDevice, makeCollector, packed, report } from '../testing/collector-fixture.ts';
import { pathTrouble } from './path-alive.ts';
import { watchPath } from './watch-path.ts';

const MINUTE_MS = 60_000;

it('a collector that runs is well, and while an office works it must have been heard of', async () => {
  // Monday 07:00 in Việt Nam, when offices open.
  const { collector, token, time } = await makeCollector();
  const path = watchPath(collector);
  const trouble = () => pathTrouble(path.signs(true));
  await time.runUntil(55 * MINUTE_MS);
  expect(trouble()).toBeUndefined();
  await enrolDevice(collector, token);
  expect(trouble()).toBe('reports');
  expect((await collector.receive(packed(batch([report(1)])))).ok).toBe(true);
  expect(trouble()).toBeUndefined();
  await time.runUntil(80 * MINUTE_MS);
  expect(trouble()).toBe('reports');
  await collector.commit([{ type: 'days-off-set', year: 2026, days: [{ day: '2026-11-23', off: 'swapped' }] }]);
  expect(trouble()).toBeUndefined();
  await collector.commit([{ type: 'days-off-set', year: 2026, days: [] }]);
  expect(trouble()).toBe('reports');
  // 12:30: nobody works.
  await time.runUntil(330 * MINUTE_MS);
  expect(trouble()).toBeUndefined();
  path.stop();
});
