import { expect, it } from 'vitest';
import { createSchedule, nextSlot } from './schedule.ts';
import { spread } from './spread.ts';

const check = (id: string, everyS: number) => ({ id, everyS });

it('spreads texts evenly', () => {
  const buckets = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const bucket = Math.floor(spread(`device-${i}`) * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  const chiSquare = buckets.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});

it('keeps the mean interval, and each interval within half and one and a half', () => {
  const gaps: number[] = [];
  let now = 12_345;
  for (let i = 0; i < 500; i++) {
    const next = nextSlot('device', check('ping', 60), now);
    if (i > 0) gaps.push(next - now);
    now = next;
  }
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(90_000);
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / 60_000).toBeCloseTo(1, 1);
});

it('repeats itself for the same device and differs for another', () => {
  const slots = (device: string) => nextSlot(device, check('http', 300), 1_000_000);
  expect(slots('a')).toBe(slots('a'));
  expect(slots('a')).not.toBe(slots('b'));
});

it('runs a check once when it is due, and soon after the start', () => {
  const schedule = createSchedule('device');
  schedule.replace([check('memory', 15), check('inventory', 86_400)], 1_000);
  expect(schedule.take(999)).toEqual([]);
  expect(schedule.take(11_000).map(({ id }) => id)).toEqual(['memory', 'inventory']);
  expect(schedule.take(11_000)).toEqual([]);
  expect(schedule.nextAtMs()).toBeGreaterThan(11_000);
});

it('makes up for a long suspend within its interval, not all at once', () => {
  const schedule = createSchedule('device');
  const many = Array.from({ length: 100 }, (_, i) => check(`check-${i}`, 60));
  schedule.replace(many, 0);
  schedule.take(10_000);
  const resumed = 10_000 + 8 * 3_600_000;
  expect(schedule.take(resumed)).toEqual([]);
  expect(schedule.take(resumed + 30_000).length).toBeGreaterThan(20);
  expect(schedule.take(resumed + 30_000).length).toBe(0);
  expect(schedule.take(resumed + 60_000).length).toBeGreaterThan(20);
});

it('keeps the time of a check that a new list leaves as it was', () => {
  const schedule = createSchedule('device');
  schedule.replace([check('a', 600)], 0);
  schedule.take(10_000);
  const before = schedule.nextAtMs();
  schedule.replace([check('a', 600)], 20_000);
  expect(schedule.nextAtMs()).toBe(before);
  schedule.replace([], 20_000);
  expect(schedule.nextAtMs()).toBe(Infinity);
});

it('runs a check that was stretched when it would have run, then at its long interval, and soon once it is not any more', () => {
  const schedule = createSchedule('device');
  schedule.replace([check('a', 600)], 0);
  schedule.take(10_000);
  const before = schedule.nextAtMs();
  const long = { ...check('a', 6_000), plannedEveryS: 600 };
  schedule.replace([long], 20_000);
  expect(schedule.nextAtMs()).toBe(before);
  expect(schedule.take(before)).toEqual([long]);
  expect(schedule.nextAtMs()).toBeGreaterThanOrEqual(before + 3_000_000);
  schedule.replace([check('a', 600)], before + 60_000);
  expect(schedule.nextAtMs()).toBeGreaterThan(before + 60_000);
  expect(schedule.nextAtMs()).toBeLessThanOrEqual(before + 60_000 + 1_080_000);
});

it('keeps checks of one name and interval together, from the first run on', () => {
  const schedule = createSchedule('device');
  const sensors = ['cpu', 'memory', 'disk-io'].map((id) => ({ ...check(id, 15), together: 'sensors' }));
  schedule.replace([...sensors, check('ping', 15)], 0);
  const taken: string[][] = [];
  while (taken.length < 20) taken.push(schedule.take(schedule.nextAtMs()).map(({ id }) => id));
  expect(new Set(taken.map((ids) => ids.join(' ')))).toEqual(new Set(['cpu memory disk-io', 'ping']));
});

it('runs what asks others at random moments, with the interval as their mean', () => {
  const schedule = createSchedule('device');
  schedule.replace([{ ...check('http', 300), gaps: 'random' }], 0);
  const times = Array.from({ length: 2_000 }, () => {
    const at = schedule.nextAtMs();
    schedule.take(at);
    return at / 1_000;
  });
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / 300).toBeCloseTo(1, 1);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(1_200);
  // Of an exponential distribution, the mean is the deviation; a grid's is far below.
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - 300) ** 2, 0) / gaps.length);
  expect(deviation / 300).toBeGreaterThan(0.8);
});
