import type { Meeting } from '@mach/wire';
import { expect, it } from 'vitest';
import type { WatchSettings } from '../settings.ts';
import type { Folded } from '../state/folded.ts';
import { emptyState } from '../state/mutable-state.ts';
import { keepMeetingTests } from './test-keeper.ts';

const NOW = Date.parse('2026-12-07T09:00:00+07:00');
const MEETING: Meeting = { id: 'm', title: 'Họp', startsAt: NOW + 3_600_000, endsAt: NOW + 7_200_000, communes: [] };

function kept() {
  const state = emptyState();
  state.registry.units.set('99001', { code: '99001', kind: 'commune', name: 'Xã Ví Dụ' });
  state.registry.devices.set('d1', {
    ...{ id: 'd1', number: 1, unitCode: '99001', role: 'meeting-room', coverage: 'measured', enrolledAt: 0 },
    ...{ secretSha256: '', machine: '', flags: [] },
  });
  let now = NOW;
  let watched: WatchSettings = { reportEveryS: 60, sendEveryS: 300, services: [] };
  let fold: (folded: Folded) => void = () => {};
  const reflectors = [{ id: 'collector', path: 'internet', target: '10.0.0.1:1', everyS: 15 } as const];
  const tests = keepMeetingTests({ reflectors }, () => watched, {
    state: () => state,
    now: () => now,
    onFold: (hook) => {
      fold = hook;
      return () => {};
    },
  });
  return {
    tests,
    announce: () => {
      state.registry.meetings.set('m', MEETING);
      fold({ type: 'entry', entry: { kind: 'registry' } } as Folded);
    },
    at: (ms: number) => (now = ms),
    takeUp: (meetings: NonNullable<WatchSettings['meetings']>) => (watched = { ...watched, meetings }),
  };
}
const trains = (tests: ReturnType<ReturnType<typeof kept>['tests']>) =>
  (tests.slots.get('d1') ?? []).filter(({ id }) => id === 'meeting.train');

it('keeps the tests until something is registered', () => {
  const { tests, announce } = kept();
  const before = tests();
  expect(tests()).toBe(before);
  announce();
  expect(trains(tests())).toHaveLength(4);
});

it('lets a meeting go when it is over', () => {
  const { tests, announce, at } = kept();
  announce();
  expect(trains(tests())).toHaveLength(4);
  at(MEETING.endsAt);
  expect(trains(tests())).toHaveLength(0);
});

it('takes up other settings', () => {
  const { tests, announce, takeUp } = kept();
  announce();
  takeUp({ profile: '720p', seconds: 5, reflectorShareMbps: 10 });
  expect(trains(tests())[0]?.options).toEqual({ profile: '720p', seconds: 5 });
});
