import type { Line, Meeting } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { resolveAgentConfig } from '../agent-config/resolve.ts';
import type { MeetingSettings, WatchedReflector } from '../settings.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { emptyState } from '../state/mutable-state.ts';
import { meetingTests } from './meeting-tests.ts';

const START = Date.parse('2026-12-08T08:00:00+07:00');
const NOW = START - 86_400_000 * 2;
const MEETING: Meeting = { id: 'm', title: 'Giao ban', startsAt: START, endsAt: START + 7_200_000, communes: [] };
const REFLECTOR: WatchedReflector = { id: 'collector', path: 'internet', target: '10.0.0.1:8751', everyS: 15 };
const settings: MeetingSettings = { profile: '1080p', seconds: 10, reflectorShareMbps: 50 };

const room = (number: number, more: Partial<RegisteredDevice> = {}): RegisteredDevice => ({
  id: `d${number}`,
  number,
  unitCode: '99001',
  siteId: 's1',
  role: 'meeting-room',
  coverage: 'measured',
  enrolledAt: 0,
  secretSha256: '',
  machine: '',
  flags: [],
  ...more,
});
const line = (id: string, isMetered: boolean): Line => ({
  id,
  siteId: 's1',
  kind: 'internet',
  ...(isMetered ? { isMetered } : {}),
});

function stateOf(
  devices: readonly RegisteredDevice[],
  { meetings = [MEETING], lines = [] as readonly Line[] } = {},
): FleetState {
  const state = emptyState();
  state.registry.units.set('99001', { code: '99001', kind: 'commune', name: 'Xã Ví Dụ', parent: '99' });
  for (const device of devices) state.registry.devices.set(device.id, device);
  for (const meeting of meetings) state.registry.meetings.set(meeting.id, meeting);
  for (const each of lines) state.registry.lines.set(each.id, each);
  return state;
}
const testsOf = (state: FleetState, reflectors = [REFLECTOR], now = NOW) =>
  meetingTests(state, { reflectors, meetings: settings }, now);

describe('what a meeting room does before a meeting', () => {
  it('is a train twice, each with a second chance, and light looks at 20 and 5 minutes', () => {
    const slots = testsOf(stateOf([room(1)])).slots.get('d1') ?? [];
    const trains = slots.filter(({ id }) => id === 'meeting.train');
    expect(trains.map(({ unlessRanAfter }) => unlessRanAfter !== undefined)).toEqual([false, true, false, true]);
    expect(trains[0]).toMatchObject({
      kind: 'stamp',
      target: REFLECTOR.target,
      options: { profile: '1080p', seconds: 10 },
    });
    const late = slots.filter(({ at }) => START - at < 25 * 60_000);
    expect(new Set(late.map(({ at }) => Math.floor((at - START) / 60_000)))).toEqual(new Set([-20, -5]));
    expect(late.map(({ kind }) => kind)).not.toContain('throughput');
    expect(late.filter(({ kind }) => kind === 'stamp').every(({ options }) => options === undefined)).toBe(true);
  });

  it('looks at the machine before the train, not during it', () => {
    const slots = testsOf(stateOf([room(1)])).slots.get('d1') ?? [];
    const [train] = slots.filter(({ id }) => id === 'meeting.train');
    const look = slots.filter(({ id, at }) => id === 'meeting.headroom' && at < (train?.at ?? 0)).at(-1);
    const lookedMs = 5_000;
    expect((look?.at ?? 0) + lookedMs).toBeLessThan(train?.at ?? 0);
  });

  it.each([
    ['a line that is paid by the byte', { lines: [line('l1', true)] }, 'metered', false],
    ['one line that is and one that is not', { lines: [line('l1', true), line('l2', false)] }, undefined, true],
    ['no line that anybody registered', {}, undefined, true],
  ])('with %s', (_, more, why, hasTrain) => {
    const { slots, untested } = testsOf(stateOf([room(1)], more));
    expect(untested.get('d1')).toBe(why);
    expect(slots.get('d1')?.some(({ id }) => id === 'meeting.train')).toBe(hasTrain);
  });

  it('is nothing on the way where there is no reflector to reach', () => {
    const { slots, untested } = testsOf(stateOf([room(1)]), []);
    expect(untested.get('d1')).toBe('no-reflector');
    expect(slots.get('d1')?.some(({ kind }) => kind === 'stamp')).toBe(false);
  });

  it('is the business of PCs in meeting rooms that are in service', () => {
    const others = [room(2, { role: 'counter' }), room(3, { revokedAt: 1 }), room(4, { coverage: 'inventory' })];
    expect([...testsOf(stateOf([room(1), ...others])).slots.keys()]).toEqual(['d1']);
  });

  it('is nothing any more when the meeting is over', () => {
    expect(testsOf(stateOf([room(1)]), [REFLECTOR], MEETING.endsAt).slots.get('d1')).toEqual([]);
  });

  it('is made once for two meetings that begin together', () => {
    const one = testsOf(stateOf([room(1)])).slots.get('d1');
    const two = testsOf(stateOf([room(1)], { meetings: [MEETING, { ...MEETING, id: 'n' }] })).slots.get('d1');
    expect(two).toEqual(one);
  });

  it('asks for nothing that the agent does not find in its catalogue', () => {
    const slots = testsOf(stateOf([room(1)])).slots.get('d1') ?? [];
    const kinds = new Set(slots.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['headroom', 'peripherals', 'stamp', 'ping']));
  });
});

it('the configuration of a metered site names no reflector for meetings, and slots are part of its ETag', () => {
  const watch = { publicUrl: undefined, reflectors: [REFLECTOR], reportEveryS: 60, sendEveryS: 300, services: [] };
  const watchers = { commune: { places: 1, devices: 1 }, province: { places: 0, devices: 0 } };
  const make = (more: object) => resolveAgentConfig(watch, { seat: undefined, level: 'commune', ...more }, watchers);
  expect(make({}).meetingReflector).toBe(REFLECTOR.target);
  expect(make({ isMetered: true }).meetingReflector).toBeUndefined();
  const slots = testsOf(stateOf([room(1)])).slots.get('d1') ?? [];
  expect(make({ slots }).slots).toEqual(slots);
  expect(make({ slots }).etag).not.toBe(make({}).etag);
});
