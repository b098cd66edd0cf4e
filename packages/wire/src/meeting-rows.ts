import type { DeviceName } from './api.ts';
import type { Values } from './reading.ts';

/** How ready the meeting room of a commune is. `off`: its PC is not switched on; `no-room`: no PC there is said to stand in a meeting room. */
export const ROOM_STATES = ['not-ready', 'attention', 'not-tested', 'off', 'no-room', 'ready'] as const;
export type RoomStateName = (typeof ROOM_STATES)[number];

/** What was found of one thing that a meeting needs: codes of the one-click check, for which `messages` has the words. */
export interface RoomTopicRow {
  readonly topic: string;
  readonly light: 'good' | 'warning' | 'critical' | 'unknown' | 'not-asked';
  readonly finding?: string;
  readonly values: Values;
  readonly at?: number;
}

/** The room of a commune before a meeting, and the PC that measures in it; absent where there is none. */
export interface RoomRow {
  readonly communeCode: string;
  readonly communeName: string;
  readonly device?: DeviceName & { readonly label?: string };
  readonly state: RoomStateName;
  readonly topics: readonly RoomTopicRow[];
  /** When the last train at the rates of a conference was sent, and when the next one is due. */
  readonly testedAt?: number;
  readonly nextTestAt?: number;
  /** Why no train is sent: each byte of its line is paid for, no reflector is reached, or the share had no moment left for it. */
  readonly untested?: 'metered' | 'no-reflector' | 'no-moment';
  /** A codec stands in this commune as well: behind another subnet it has a way of its own. */
  readonly hasCodec?: true;
}

export interface MeetingRow {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Communes that take part, and their rooms by state. */
  readonly communes: number;
  readonly rooms: Readonly<Record<RoomStateName, number>>;
}

export interface MeetingDetail extends MeetingRow {
  /** Those that need somebody first. */
  readonly roomRows: readonly RoomRow[];
  /** What all tests together may take of one reflector, and how many run at once for it. */
  readonly shareBitsPerSecond: number;
  readonly testsAtOnce: number;
}
