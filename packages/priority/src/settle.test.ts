import type { PriorityRow } from '@mach/wire';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { settle } from './settle.ts';

const row = (number: number, rank: number, likely: number, ...codes: readonly string[]): PriorityRow => ({
  rank,
  device: String(number),
  number,
  communeCode: '00004',
  role: 'office',
  coverage: 'measured',
  minutesPerMonth: { low: 0, likely, high: 2 * likely },
  confidence: 'low',
  reasons: codes.map((code) => ({ code, parameters: {}, minutesPerMonth: 1 })),
  unknown: [],
});
const order = (rows: readonly PriorityRow[], earlier: readonly PriorityRow[]) =>
  settle(rows, earlier, defaultPolicy).rows.map(({ number }) => number);

const last = [row(1, 1, 200, 'hot'), row(2, 2, 195, 'hot')];

it('noise moves nobody, and the minutes stand as they are', () => {
  const now = [row(2, 1, 205, 'hot'), row(1, 2, 190, 'hot')];
  const { rows } = settle(now, last, defaultPolicy);
  expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  expect(rows[0]).toMatchObject({ rank: 1, minutesPerMonth: { likely: 190 }, change: { kind: 'held', rankBefore: 1 } });
});

it('a large move counts; a new reason is told, and moves by its minutes alone', () => {
  expect(order([row(2, 1, 300, 'hot'), row(1, 2, 200, 'hot')], last)).toEqual([2, 1]);
  const { rows } = settle([row(2, 1, 205, 'hot', 'old'), row(1, 2, 200, 'hot')], last, defaultPolicy);
  expect(rows[1]).toMatchObject({ number: 2, change: { kind: 'moved', came: ['old'], went: [] } });
});

it('a device that gets worse never falls, whatever was settled before and whichever reasons come and go', () => {
  const codes = fc.subarray(['hot', 'old', 'full', 'slow']);
  const state = fc.record({ likely: fc.integer({ min: 0, max: 300 }), codes });
  const fleet = fc.array(fc.record({ before: fc.option(state), now: state }), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(fleet, fc.nat(), fc.integer({ min: 1, max: 60 }), codes, (made, which, more, worseCodes) => {
      const listed = (of: readonly (typeof made)[number]['now'][]) =>
        of
          .map((one, i) => ({ ...one, number: i + 1 }))
          .sort((a, b) => b.likely - a.likely || a.number - b.number)
          .map(({ likely, codes: its, number }, place) => row(number, place + 1, likely, ...its));
      const earlier = made.flatMap(({ before }, i) =>
        before === null ? [] : [row(i + 1, 1, before.likely, ...before.codes)],
      );
      const number = (which % made.length) + 1;
      const rankIn = (of: readonly (typeof made)[number]['now'][]) =>
        settle(listed(of), earlier, defaultPolicy).rows.find((one) => one.number === number)?.rank ?? 0;
      const now = made.map((one) => one.now);
      const worse = now.map((one, i) => (i + 1 === number ? { likely: one.likely + more, codes: worseCodes } : one));
      expect(rankIn(worse)).toBeLessThanOrEqual(rankIn(now));
    }),
  );
});

it('what is new is said to be, and what left is told', () => {
  const { rows, left } = settle([row(3, 1, 10)], last, defaultPolicy);
  expect(rows[0]?.change).toEqual({ kind: 'new' });
  expect(left.map(({ number }) => number)).toEqual([1, 2]);
});
