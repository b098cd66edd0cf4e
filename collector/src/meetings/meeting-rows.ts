import { type RoomTopic, roomReadiness } from '@mach/diagnosis';
import { type Meeting, type MeetingDetail, type MeetingRow, ROOM_STATES, type RoomRow } from '@mach/wire';
import { telemetryOf } from '../state/device-state.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { placeCalendar } from '../state/working-hours.ts';
import type { MeetingTests } from './meeting-tests.ts';
import { lastAfternoon, takesPart } from './plan-tests.ts';
import { ROOM_CHECKS, testRules } from './room-slots.ts';

/** Where no working day was before it for weeks, what was measured a day before still counts. */
const SINCE_MS = 86_400_000;

/** All that rows of meetings are made from, at one moment. */
export interface MeetingsAsked {
  readonly state: FleetState;
  readonly tests: MeetingTests;
  readonly now: number;
  /** Whether the caller may be shown what is of a commune. */
  readonly maySee: (communeCode: string) => boolean;
}

/** Meetings by their beginning: those to come and under way, and those of the last day. Without the ones that touch nobody who is seen. */
export function meetingRows(asked: MeetingsAsked): readonly MeetingRow[] {
  return [...asked.tests.meetings]
    .sort((a, b) => a.startsAt - b.startsAt)
    .map((meeting) => rowOf(meeting, roomRows(meeting, asked)))
    .filter(({ communes }) => communes > 0);
}

/** One meeting with its rooms, those that need somebody first. */
export function meetingDetail(id: string, asked: MeetingsAsked): MeetingDetail | undefined {
  const meeting = asked.tests.meetings.find((each) => each.id === id);
  if (meeting === undefined) return undefined;
  const rows = roomRows(meeting, asked);
  if (rows.length === 0) return undefined;
  const { shareBitsPerSecond, bitsPerSecond } = testRules(asked.tests.settings);
  return {
    ...rowOf(meeting, rows),
    roomRows: rows,
    shareBitsPerSecond,
    testsAtOnce: Math.floor(shareBitsPerSecond / bitsPerSecond),
  };
}

function rowOf({ id, title, startsAt, endsAt }: Meeting, rows: readonly RoomRow[]): MeetingRow {
  const counts = ROOM_STATES.map((state) => [state, rows.filter((row) => row.state === state).length] as const);
  const communes = new Set(rows.map(({ communeCode }) => communeCode)).size;
  return { id, title, startsAt, endsAt, communes, rooms: Object.fromEntries(counts) as MeetingRow['rooms'] };
}

function roomRows(meeting: Meeting, asked: MeetingsAsked): readonly RoomRow[] {
  const { registry } = asked.state;
  const codecs = new Set(
    [...registry.devices.values()]
      .filter(({ equipment }) => equipment?.kind === 'codec')
      .map(({ unitCode }) => unitCode),
  );
  const rows = [...registry.units.values()]
    .filter(({ kind, code }) => kind === 'commune' && takesPart(meeting, code) && asked.maySee(code))
    .flatMap((unit): RoomRow[] => {
      const about = {
        communeCode: unit.code,
        communeName: unit.name,
        ...(codecs.has(unit.code) && { hasCodec: true as const }),
      };
      const devices = asked.tests.rooms.get(unit.code) ?? [];
      if (devices.length === 0) return [{ ...about, state: 'no-room', topics: [] }];
      return devices.map((device) => ({ ...about, ...roomOf(meeting, device, asked) }));
    });
  const rank = ({ state }: RoomRow) => ROOM_STATES.indexOf(state);
  return rows.sort((a, b) => rank(a) - rank(b) || a.communeName.localeCompare(b.communeName, 'vi'));
}

function roomOf(
  meeting: Meeting,
  device: RegisteredDevice,
  { state, tests, now }: MeetingsAsked,
): Omit<RoomRow, 'communeCode' | 'communeName'> {
  const telemetry = telemetryOf(state, device);
  const afternoon = lastAfternoon(meeting.startsAt, placeCalendar(device, state.registry));
  const own = tests.tests.filter((test) => test.meeting === meeting.id && test.device === device.id);
  const found = roomReadiness({
    isOn: telemetry?.up === true,
    readings: [...(telemetry?.readings.values() ?? [])],
    ids: ROOM_CHECKS,
    since: afternoon?.[0] ?? meeting.startsAt - SINCE_MS,
    way: tests.ways.get(device.id) ?? 'internet',
  });
  const next = own
    .filter(({ at, isSpare }) => at > now && !isSpare)
    .reduce((least, { at }) => Math.min(least, at), Infinity);
  const why = tests.untested.get(device.id) ?? (own.length === 0 ? ('no-moment' as const) : undefined);
  const { id, number, label } = device;
  return {
    device: { id, number, ...(label !== undefined && { label }) },
    state: found.state,
    topics: found.topics.map(rowOfTopic),
    ...(found.testedAt !== undefined && { testedAt: found.testedAt }),
    ...(Number.isFinite(next) && { nextTestAt: next }),
    ...(why !== undefined && { untested: why }),
  };
}

const rowOfTopic = ({ topic, light, finding, values, at }: RoomTopic) => ({
  topic,
  light,
  ...(finding !== undefined && { finding }),
  values,
  ...(at !== undefined && { at }),
});
