import type { Meeting, Slot } from '@mach/wire';
import { meteredSites, reachableReflectors } from '../agent-config/meeting-reflector.ts';
import type { CollectorSettings, MeetingSettings, WatchedReflector } from '../settings.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { placeCalendar } from '../state/working-hours.ts';
import { type LeftOut, type PlannedTest, planTests, type TestedRoom, takesPart } from './plan-tests.ts';
import { heavySlots, lightSlots, testRules } from './room-slots.ts';

/** Why no train is sent from a room: each byte of its line is paid for, or nobody stands at the other end. */
export type Untested = 'metered' | 'no-reflector';

/** When which room is tested, as of one moment. */
export interface MeetingTests {
  readonly meetings: readonly Meeting[];
  /** PCs of meeting rooms, by commune. */
  readonly rooms: ReadonlyMap<string, readonly RegisteredDevice[]>;
  readonly tests: readonly PlannedTest[];
  readonly leftOut: readonly LeftOut[];
  readonly untested: ReadonlyMap<string, Untested>;
  /** By device: the way that its reflector stands at the end of. */
  readonly ways: ReadonlyMap<string, WatchedReflector['path']>;
  readonly settings: MeetingSettings;
  /** What a device is to do at moments of its own. */
  readonly slots: ReadonlyMap<string, readonly Slot[]>;
}

/** Meetings that a PC has slots for at most, the next ones; more are announced than anybody can sit through. */
const MEETINGS_MAX = 12;
/** One that is over counts for the spreading of the others until then, so that these do not move when it ends. */
const KEPT_MS = 86_400_000;

/** Those whose tests are planned: to come, under way, or over for less than a day. */
export const plannedMeetings = ({ registry }: FleetState, now: number): readonly Meeting[] =>
  [...registry.meetings.values()].filter(({ endsAt }) => endsAt > now - KEPT_MS);

/** Everything that follows from meetings, rooms and reflectors. Pure; made anew when one of them changes. */
export function meetingTests(
  state: FleetState,
  { reflectors, meetings: settings }: Pick<CollectorSettings, 'reflectors'> & { readonly meetings: MeetingSettings },
  now: number,
): MeetingTests {
  const meetings = plannedMeetings(state, now);
  const devices = [...state.registry.devices.values()].filter(isRoom).sort((a, b) => a.number - b.number);
  const metered = meteredSites(state);
  const untested = new Map<string, Untested>();
  const reflectorOf = new Map<string, string>();
  const ways = new Map<string, WatchedReflector['path']>();
  const rooms: TestedRoom[] = [];
  for (const device of devices) {
    const unit = state.registry.units.get(device.unitCode);
    const [found] = reachableReflectors(reflectors ?? [], unit?.network);
    if (found === undefined) {
      untested.set(device.id, 'no-reflector');
      continue;
    }
    const { target: reflector, path } = found;
    reflectorOf.set(device.id, reflector);
    ways.set(device.id, path);
    if (metered.has(device.siteId ?? '')) untested.set(device.id, 'metered');
    else {
      const { id, number, unitCode: communeCode } = device;
      rooms.push({
        device: id,
        number,
        communeCode,
        reflector,
        calendar: placeCalendar(device, state.registry),
      });
    }
  }
  const { tests, leftOut } = planTests(meetings, rooms, testRules(settings));
  const byDevice = Map.groupBy(tests, ({ device }) => device);
  const slots = new Map(
    devices.map((device) => {
      const target = reflectorOf.get(device.id);
      const own = nextMeetings(meetings, device, now);
      const ids = new Set(own.map(({ id }) => id));
      const heavy =
        target === undefined
          ? []
          : (byDevice.get(device.id) ?? [])
              .filter(({ meeting }) => ids.has(meeting))
              .flatMap((test) => heavySlots(test, target, settings));
      return [device.id, unique([...heavy, ...own.flatMap((meeting) => lightSlots(meeting, device.number, target))])];
    }),
  );
  return {
    meetings,
    rooms: Map.groupBy(devices, ({ unitCode }) => unitCode),
    tests,
    leftOut,
    untested,
    ways,
    settings,
    slots,
  };
}

const isRoom = (device: RegisteredDevice): boolean =>
  device.role === 'meeting-room' && device.coverage === 'measured' && isInService(device) && !isEquipment(device);

function nextMeetings(meetings: readonly Meeting[], { unitCode }: RegisteredDevice, now: number): readonly Meeting[] {
  return meetings
    .filter((meeting) => meeting.endsAt > now && takesPart(meeting, unitCode))
    .sort((a, b) => a.startsAt - b.startsAt)
    .slice(0, MEETINGS_MAX);
}

/** Two meetings that begin together share their tests. */
function unique(slots: readonly Slot[]): readonly Slot[] {
  const known = new Map(slots.map((slot) => [`${slot.id} ${slot.at}`, slot]));
  return [...known.values()].sort((a, b) => a.at - b.at);
}
