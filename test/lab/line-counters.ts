/** Frames of one kind in one direction. received + duplicated is the sum of lost to inFlight. */
export interface FrameCounts {
  readonly received: number;
  readonly duplicated: number;
  readonly lost: number;
  readonly blackholed: number;
  readonly queueDropped: number;
  /** More under way than the line program holds. */
  readonly overflowed: number;
  readonly unplugged: number;
  /** The interface at the other end was switched off. */
  readonly undeliverable: number;
  readonly delivered: number;
  readonly inFlight: number;
  readonly corrupted: number;
  readonly receivedBytes: number;
  readonly deliveredBytes: number;
}

export const FRAME_KINDS = ['icmp', 'udp', 'tcp', 'other'] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];

export type DirectionCounters = Readonly<Record<FrameKind, FrameCounts>> & {
  /** How late frames left, against the moment when they were due: the error of every delay here. */
  readonly lateMaxUs: number;
  readonly lateSumUs: number;
};

/** What the line did since it was made: the truth that measurements are held against. */
export interface LineCounters {
  readonly up: DirectionCounters;
  readonly down: DirectionCounters;
  /** Number of the settings in force. */
  readonly generation: number;
  /** Settings that were not taken. */
  readonly refused: number;
  readonly writes: number;
}

/** Reads what the line program wrote, `{"writes":3,"up.icmp.received":12,…}`: a level for each part of a name. */
export function parseCounters(text: string): LineCounters {
  const counters: Level = {};
  for (const [name, count] of Object.entries(JSON.parse(text) as Record<string, number>)) {
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    let level = counters;
    for (const part of parts) {
      level[part] ??= {};
      level = level[part] as Level;
    }
    level[last] = count;
  }
  return counters as unknown as LineCounters;
}

interface Level {
  [part: string]: Level | number;
}

/** Frames that did not come out at the other end, for whatever reason. */
export function goneFrames(counts: FrameCounts): number {
  const { lost, blackholed, queueDropped, overflowed, unplugged, undeliverable } = counts;
  return lost + blackholed + queueDropped + overflowed + unplugged + undeliverable;
}

/** What happened between two looks, count by count. `inFlight` is that of the later look. */
export function countedSince(before: FrameCounts, after: FrameCounts): FrameCounts {
  const names = Object.keys(after) as (keyof FrameCounts)[];
  const counted = names.map((name) => [name, after[name] - before[name]]);
  return { ...(Object.fromEntries(counted) as Record<keyof FrameCounts, number>), inFlight: after.inFlight };
}
