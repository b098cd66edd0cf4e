import { expect, it } from 'vitest';
import { keptContacts, meetingCheck, pressedChecks } from './pressed-checks.ts';

const stored = (checks: object[], more: object = {}) => ({
  read: () => JSON.stringify({ etag: 'e', reportEveryS: 60, sendEveryS: 300, checks, ...more }),
});
const check = (id: string, more: object = {}) => ({ id, kind: 'http', target: 'https://a.vn/', everyS: 300, ...more });

it('asks what costs somebody a request, as often as on demand, and not the way to the collector', () => {
  const checks = [
    check('collector'),
    check('led', { perDayMax: 576 }),
    check('asked', { onDemand: true, perDayMax: 3 }),
  ];
  expect(pressedChecks(stored(checks))).toEqual([
    check('led', { onDemand: true, perDayMax: 12 }),
    check('asked', { onDemand: true, perDayMax: 3 }),
  ]);
});

it('asks twenty at most', () => {
  const many = Array.from({ length: 50 }, (_, i) => check(`a${i}`, { perDayMax: 1 }));
  expect(pressedChecks(stored(many))).toHaveLength(20);
});

it.each([undefined, 'no JSON', '{}'])('asks nothing where the collector’s list is %s', (text) => {
  expect(pressedChecks({ read: () => text })).toEqual([]);
});

it('sends speech alone where no meeting is at hand, and pictures where one is', () => {
  const store = stored([], { meetingReflector: 'mach.example.vn:8751' });
  const profiles = [false, true].map((isAtHand) => meetingCheck(store, isAtHand)?.options?.['profile']);
  expect(profiles).toEqual(['voice', '720p']);
  expect(meetingCheck(store, true)).toMatchObject({ kind: 'stamp', target: 'mach.example.vn:8751' });
  expect(meetingCheck(stored([]), true)).toBeUndefined();
});

it('keeps whom to call, and nobody where the collector has not said', () => {
  const contacts = [{ name: 'VNPT', phone: '1800 1166', circuit: 'QNI-204' }];
  expect(keptContacts(stored([], { contacts }))).toEqual(contacts);
  expect(keptContacts({ read: () => undefined })).toEqual([]);
});
