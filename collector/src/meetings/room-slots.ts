import { profiles } from '@mach/probes';
import { MEETING_CHECK, type Meeting, type Slot } from '@mach/wire';
import type { MeetingSettings } from '../settings.ts';
import type { PlannedTest, TestRules } from './plan-tests.ts';

/** The checks of a meeting room by the ids of their readings. */
export const ROOM_CHECKS = {
  train: `${MEETING_CHECK}train`,
  reach: `${MEETING_CHECK}reach`,
  gateway: `${MEETING_CHECK}gateway`,
  headroom: `${MEETING_CHECK}headroom`,
  devices: `${MEETING_CHECK}devices`,
} as const;

/** Before a meeting light probes alone go out: rooms are in use, and 5 minutes before nobody mends a line any more. */
const LIGHT_MINUTES = [20, 5];
const LIGHT_WITHIN_S = 30;
/** What is looked at before the train must be over when that begins, or it would find the train itself. */
const LOOK_BEFORE_MS = 8_000;
const LOOK_SECONDS = 5;
/** The wait for the last answer of a train. */
const REPLY_MS = 1_000;
const MINUTE_MS = 60_000;

/** What a test at the rates of a conference takes of a reflector, and for how long. */
export function testRules({ profile, seconds, reflectorShareMbps }: MeetingSettings): TestRules {
  const { packetsPerSecond, packetBytes } = profiles[profile];
  return {
    bitsPerSecond: packetsPerSecond * packetBytes * 8,
    lastsMs: seconds * 1_000 + REPLY_MS,
    shareBitsPerSecond: reflectorShareMbps * 1_000_000,
  };
}

/** The slots of one test: what is left of the machine and what is plugged in, then a train as a meeting sends it. */
export function heavySlots(
  { at, since, isSpare }: PlannedTest,
  target: string,
  { profile, seconds }: MeetingSettings,
): readonly Slot[] {
  const spare = isSpare ? { unlessRanAfter: since } : {};
  return [
    ...looks(at - LOOK_BEFORE_MS).map((slot) => ({ ...slot, ...spare })),
    { id: ROOM_CHECKS.train, kind: 'stamp', target, options: { profile, seconds }, at, ...spare },
  ];
}

/** The last looks before a meeting; `number` of the device spreads rooms over half a minute. Without a reflector the way is not asked. */
export function lightSlots({ startsAt }: Meeting, number: number, target: string | undefined): readonly Slot[] {
  return LIGHT_MINUTES.flatMap((minutes): Slot[] => {
    const at = startsAt - minutes * MINUTE_MS + (number % LIGHT_WITHIN_S) * 1_000;
    const reach = target === undefined ? [] : [{ id: ROOM_CHECKS.reach, kind: 'stamp', target, at }];
    return [
      ...looks(at),
      { id: ROOM_CHECKS.gateway, kind: 'ping', target: 'gateway', options: { packets: 10 }, at },
      ...reach,
    ];
  });
}

const looks = (at: number): readonly Slot[] => [
  { id: ROOM_CHECKS.headroom, kind: 'headroom', options: { seconds: LOOK_SECONDS }, at },
  { id: ROOM_CHECKS.devices, kind: 'peripherals', at },
];
