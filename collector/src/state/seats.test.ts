import { expect, it } from 'vitest';
import { type Candidate, type Seats, seat, seatOf } from './seats.ts';

const STEADY_MS = 3_600_000;
const NOW = 100_000_000;

const pc = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  isHeard: more.isUp ?? true,
  id,
  number: Number(id),
  role: 'office',
  isUp: true,
  upSince: NOW - 60_000,
  patienceMs: 900_000,
  ...more,
});
const sitting = (leader?: string, deputy?: string, more: Partial<Seats> = {}): Seats => ({
  ...(leader === undefined ? {} : { leader }),
  ...(deputy === undefined ? {} : { deputy }),
  isDark: false,
  heardAgainAt: 0,
  ...more,
});
const names = ({ leader, deputy }: Seats) => [leader, deputy];
const choose = (candidates: Candidate[], before?: Seats, time = NOW) => seat(before, candidates, time, STEADY_MS);

it.each([
  ['the better role', [pc('1', { role: 'meeting-room' }), pc('2', { role: 'counter' }), pc('3')], ['3', '2']],
  ['a server before all', [pc('1'), pc('2', { role: 'server' })], ['2', '1']],
  ['who has been up for longest', [pc('1'), pc('2', { upSince: 0 }), pc('3', { upSince: 1 })], ['2', '3']],
  ['the lowest number', [pc('3'), pc('2'), pc('1')], ['1', '2']],
  ['nobody who is silent', [pc('1', { isUp: false }), pc('2')], ['2', undefined]],
])('chooses %s first', (_what, candidates, expected) => {
  expect(names(choose(candidates))).toEqual(expected);
});

it('gives the same whatever the order of the devices', () => {
  const candidates = [pc('1'), pc('2', { role: 'server' }), pc('3', { upSince: 0 }), pc('4', { role: 'counter' })];
  expect(choose(candidates.toReversed())).toEqual(choose(candidates));
});

it('keeps whoever sits, though others have been up for longer', () => {
  const candidates = [pc('1', { upSince: 0 }), pc('2', { upSince: 0 }), pc('3'), pc('4')];
  expect(names(choose(candidates, sitting('4', '3')))).toEqual(['4', '3']);
});

it('moves the deputy up when the leader is silent, and does not move it back', () => {
  const silent = [pc('1', { isUp: false }), pc('2'), pc('3')];
  const after = choose(silent, sitting('1', '2'));
  expect(names(after)).toEqual(['2', '3']);
  expect(names(choose([pc('1'), pc('2'), pc('3')], after))).toEqual(['2', '3']);
});

it('gives a seat to a better role only once that has been steady', () => {
  const server = (upSince: number) => pc('9', { role: 'server', upSince });
  const all = [pc('1'), pc('2', { role: 'counter' })];
  expect(names(choose([...all, server(NOW - STEADY_MS + 1)], sitting('2', '1')))).toEqual(['2', '1']);
  expect(names(choose([...all, server(NOW - STEADY_MS)], sitting('2', '1')))).toEqual(['9', '2']);
  expect(names(choose([...all, server(NOW - STEADY_MS)], sitting('2', '9')))).toEqual(['9', '2']);
});

it('decides nothing while nobody is heard, and gives who sat the time to come back', () => {
  const night = [pc('1', { isUp: false }), pc('2', { isUp: false }), pc('3', { isUp: false })];
  const dark = choose(night, sitting('1', '2'));
  expect(dark).toEqual(sitting('1', '2', { isDark: true }));
  const morning = [pc('1', { isUp: false }), pc('2', { isUp: false }), pc('3')];
  const heard = choose(morning, dark);
  expect(heard).toEqual(sitting('1', '2', { heardAgainAt: NOW }));
  expect(names(choose(morning, heard, NOW + 900_000))).toEqual(['1', '2']);
  expect(names(choose(morning, heard, NOW + 900_001))).toEqual(['3', undefined]);
});

it('decides nothing when the others are only not missed yet', () => {
  const brokenLine = [pc('1', { isUp: false }), pc('2', { isHeard: false }), pc('3', { isHeard: false })];
  expect(choose(brokenLine, sitting('1', '2'))).toEqual(sitting('1', '2', { isDark: true }));
});

it('says where a device sits, by its site or else by its commune', () => {
  const seats = new Map([
    ['site', sitting('1', '2')],
    ['99001', sitting('3')],
  ]);
  const of = (id: string, siteId?: string) =>
    seatOf(seats, { id, unitCode: '99001', ...(siteId === undefined ? {} : { siteId }) });
  expect([of('1', 'site'), of('2', 'site'), of('3', 'site'), of('3'), of('1')]).toEqual([
    'leader',
    'deputy',
    undefined,
    'leader',
    undefined,
  ]);
});
