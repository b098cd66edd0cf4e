import { createVirtualTime, seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { createMeter } from '../adapters/prom-client.ts';
import { type Attempt, type DeliveryLimits, startDelivery } from './delivery.ts';

const limits: DeliveryLimits = {
  queuePointsMax: 10,
  batchPointsMax: 4,
  gatherMs: 1_000,
  backoffMs: 1_000,
  backoffMsMax: 60_000,
};

it('gathers for its time, then writes in order, a batch at a time', async () => {
  const { delivery, written, time } = start(() => 'delivered');
  delivery.add([1, 2]);
  await time.runUntil(500);
  delivery.add([3]);
  expect(written).toEqual([]);
  await time.runUntil(1_500);
  expect(written).toEqual([[1, 2, 3]]);
  delivery.add([4, 5, 6, 7, 8]);
  await time.runUntil(1_600);
  expect(written.slice(1)).toEqual([[4, 5, 6, 7], [8]]);
});

it('finds the point that is refused by halving, and drops that one alone', async () => {
  const { delivery, written, time, counted } = start((points) => (points.includes(3) ? 'refused' : 'delivered'));
  delivery.add([1, 2, 3, 4]);
  await time.runUntil(2_000);
  expect(written.filter((points) => !points.includes(3)).flat()).toEqual([1, 2, 4]);
  expect(await counted()).toEqual({ written: 3, dropped: 1, failures: 0, queued: 0 });
});

it('keeps what a server that is away did not take, waits longer each time, and goes on where it stopped', async () => {
  let isAway = true;
  const { delivery, written, time, counted } = start(() => (isAway ? 'failed' : 'delivered'));
  delivery.add([1, 2]);
  await time.runUntil(600_000);
  const attempts = written.length;
  expect(attempts).toBeGreaterThan(8);
  expect(attempts).toBeLessThan(30);
  isAway = false;
  await time.runUntil(700_000);
  expect(written.at(-1)).toEqual([1, 2]);
  expect(await counted()).toEqual({ written: 2, dropped: 0, failures: attempts, queued: 0 });
});

it('pushes out the oldest when the queue is full, and counts them', async () => {
  const { delivery, written, time, counted } = start((points) => (points.length > 0 ? 'delivered' : 'failed'));
  delivery.add(Array.from({ length: 13 }, (_, i) => i));
  await time.runUntil(2_000);
  expect(written.flat()).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(await counted()).toMatchObject({ written: 10, dropped: 3 });
});

it('tries once more when it is stopped, and counts what it could not deliver', async () => {
  const { delivery, written, counted } = start(() => 'failed');
  delivery.add([1, 2]);
  await delivery.stop();
  expect(written).toEqual([[1, 2]]);
  expect(await counted()).toMatchObject({ written: 0, dropped: 2 });
});

function start(answer: (points: readonly number[]) => Attempt) {
  const time = createVirtualTime();
  const meter = createMeter();
  const written: number[][] = [];
  const write = async (points: readonly number[]) => {
    written.push([...points]);
    return answer(points);
  };
  const ports = { clock: time.machine().program().clock, random: seededRandom(1), meter };
  const delivery = startDelivery('test', write, ports, limits);
  const counted = async () => {
    const families = await meter.collect();
    const countOf = (name: string) => families.find((family) => family.name === name)?.samples[0]?.value ?? 0;
    return {
      written: countOf('mach_collector_output_points_written_total'),
      dropped: countOf('mach_collector_output_points_dropped_total'),
      failures: countOf('mach_collector_output_failures_total'),
      queued: countOf('mach_collector_output_queued_points'),
    };
  };
  return { delivery, written, time, counted };
}
