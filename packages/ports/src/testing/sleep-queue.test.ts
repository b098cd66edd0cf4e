import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSleepQueue } from './sleep-queue.ts';

it('gives back what was added and not cancelled, by time and then by order, for any input', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ atMs: fc.nat(20), cancelled: fc.boolean() })), (sleepers) => {
      const queue = createSleepQueue();
      const woken: number[] = [];
      const cancels = sleepers.map(({ atMs }, index) => queue.add(atMs, () => woken.push(index)));
      sleepers.forEach(({ cancelled }, index) => {
        if (cancelled) cancels[index]?.();
      });
      for (let next = queue.takeUntil(20); next !== undefined; next = queue.takeUntil(20)) next.wake();
      const expected = sleepers
        .map(({ atMs, cancelled }, index) => ({ atMs, cancelled, index }))
        .filter(({ cancelled }) => !cancelled)
        .sort((a, b) => a.atMs - b.atMs || a.index - b.index)
        .map(({ index }) => index);
      expect(woken).toEqual(expected);
    }),
  );
});

it('holds back what wakes later than asked for', () => {
  const queue = createSleepQueue();
  queue.add(10, () => {});
  expect(queue.takeUntil(9)).toBeUndefined();
  expect(queue.takeUntil(10)?.atMs).toBe(10);
});
