import { beforeAll, describe, expect, it } from 'vitest';
import type { WatchedService } from '../../collector/src/config/schema.ts';
import { type Arrival, type PoliteResult, politeProvince } from './polite-province.ts';

const service = (id: string, more: Partial<WatchedService> = {}): WatchedService => ({
  id,
  kind: 'other',
  name: id,
  hosts: [`${id}.example`],
  pages: [{ url: `https://${id}.example/` }],
  path: 'internet',
  everyS: 300,
  watchedBy: 'communes',
  requestsPerDayMax: 1_000_000,
  ...more,
});
const TIGHT = 120_000;
const HOUR_MS = 3_600_000;

let result: PoliteResult;
beforeAll(async () => {
  const services = [
    service('portal'),
    service('small', { requestsPerDayMax: TIGHT }),
    service('lgsp', { watchedBy: 'province' }),
  ];
  // Monday 2026-11-23, midnight in Việt Nam.
  const startMs = Date.UTC(2026, 10, 22, 17);
  result = await politeProvince({ communes: 175, services, startMs, hours: 28, presses: 14 });
}, 60_000);

const of = (service: string) => result.arrivals.filter((arrival) => arrival.service === service);

/** Most requests in any 24 hours, by the hour. */
function mostInADay(arrivals: readonly Arrival[]): number {
  const byHour = new Map<number, number>();
  for (const { wallMs } of arrivals) {
    const hour = Math.floor(wallMs / HOUR_MS);
    byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
  }
  const sums = [...byHour.keys()].map((first) =>
    Array.from({ length: 24 }, (_, i) => byHour.get(first + i) ?? 0).reduce((sum, count) => sum + count, 0),
  );
  return Math.max(0, ...sums);
}

describe('a province of 6,000 agents', () => {
  it('is one: with leaders that change, and users that press', () => {
    expect(result.devices).toBeGreaterThan(6_000);
    expect(result.leaderChanges).toBeGreaterThan(100);
    expect(of('portal').filter(({ isScheduled }) => !isScheduled).length).toBeGreaterThan(10_000);
  });

  it.each([
    ['portal', 1_000_000],
    ['small', TIGHT],
  ])('stays within the budget of %s in any day', (id, budget) => {
    expect(mostInADay(of(id))).toBeLessThan(budget);
    expect(mostInADay(of(id))).toBeGreaterThan(budget / 20);
  });

  it('leaves to the province what the province watches', () => {
    expect(of('lgsp')).toEqual([]);
  });

  it('asks no more often than two devices of each place would, and no device beyond its own allowance', () => {
    const scheduled = of('portal').filter(({ isScheduled }) => isScheduled);
    expect(mostInADay(scheduled)).toBeLessThan(result.places * 2 * 288 * 1.25);
    const byDevice = Map.groupBy(
      of('small').filter(({ isScheduled }) => !isScheduled),
      ({ device }) => device,
    );
    expect(Math.max(...byDevice.values().map(({ length }) => length))).toBeLessThanOrEqual(12);
  });

  it('is never bunched on the minute', () => {
    const scheduled = of('portal').filter(({ isScheduled }) => isScheduled);
    const seconds = new Array<number>(60).fill(0);
    for (const { wallMs } of scheduled) {
      const second = Math.floor(wallMs / 1_000) % 60;
      seconds[second] = (seconds[second] ?? 0) + 1;
    }
    const expected = scheduled.length / 60;
    const chiSquare = seconds.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 59 degrees of freedom, one chance in a thousand.
    expect(chiSquare).toBeLessThan(98.3);
    expect(Math.max(...seconds) / expected).toBeLessThan(1.15);
  });
});
