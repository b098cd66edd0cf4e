import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('lets through what comes at once after a quiet time, then what a minute gives, and says how long to wait', () => {
  const limit = createRateLimit({ perMinute: 6, atOnce: 3 });
  const taken = (now: number) => limit.take('a', now);
  expect([taken(0), taken(0), taken(0), taken(0)]).toEqual([0, 0, 0, 10]);
  expect([taken(9_000), taken(10_000), taken(10_000)]).toEqual([1, 0, 10]);
  expect([taken(600_000), taken(600_000), taken(600_000), taken(600_000)]).toEqual([0, 0, 0, 10]);
});

it('holds one back and no other', () => {
  const limit = createRateLimit({ perMinute: 1, atOnce: 1 });
  expect([limit.take('a', 0), limit.take('a', 0), limit.take('b', 0)]).toEqual([0, 60, 0]);
});

it('takes many at once where there are so many, and what is owed makes the next wait', () => {
  const limit = createRateLimit({ perMinute: 60, atOnce: 100 });
  expect([limit.take('a', 0, 70), limit.take('a', 0, 70), limit.take('a', 40_000, 70)]).toEqual([0, 40, 0]);
  limit.owe('a', 40_000, 50);
  expect([limit.take('a', 40_000), limit.take('a', 91_000)]).toEqual([51, 0]);
  limit.owe('a', 91_000, 1_000_000);
  expect([limit.take('a', 91_000, 1_000_000), limit.take('b', 0, 1_000_000)]).toEqual([200, 0]);
});

it('remembers no more than 20,000 keys, however many ask', () => {
  const limit = createRateLimit({ perMinute: 1, atOnce: 1 });
  limit.take('first', 0);
  for (let i = 0; i < 20_000; i++) limit.take(`${i}`, 0);
  expect([limit.take('first', 0), limit.take('19999', 0)]).toEqual([0, 60]);
});
