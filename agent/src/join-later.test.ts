import { expect, it } from 'vitest';
import { waitBeforeJoiningMs, waitsToJoin } from './join-later.ts';

it('asks again after a minute, then less and less often, each quarter of an hour at last', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 50].map((inVain) => waitBeforeJoiningMs(inVain, false) / 60_000);
  expect(minutes).toEqual([1, 2, 4, 8, 15, 15, 15]);
});

it('asks hourly where the collector refused, for somebody may renew the token', () => {
  expect(waitBeforeJoiningMs(1, true)).toBe(3_600_000);
});

it('waits by itself for a network, and for people where nothing else helps', () => {
  const reasons = ['unreachable', 'busy', 'not-mach', 'token', 'untrusted', 'revoked', 'plain-http', 'other'] as const;
  expect(reasons.map(waitsToJoin)).toEqual([
    ...['alone', 'alone', 'not-mach', 'token'],
    ...['call', 'call', 'call', 'call'],
  ]);
});
