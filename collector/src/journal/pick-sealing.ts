import type { DatabaseSync } from 'node:sqlite';
import type { JournalLimits } from './limits.ts';
import { type BatchEntry, seal } from './seal.ts';
import type { Segment } from './segments.ts';

/** What one look brought: segments to be written, and whether there may be more. */
export interface Sealings {
  readonly segments: readonly Segment[];
  readonly isMore: boolean;
}

/** Batches of one device and epoch within an hour that wait to be sealed. */
interface Waiting {
  readonly device: string;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Gives the function that packs what was received before a time, a few device-hours a call, oldest hour first. It only
 * reads: whoever writes the segments takes the batches out in the same transaction. What can't be sealed is passed over
 * until it is asked to look from the start.
 */
export function createSealingPicker(
  database: DatabaseSync,
  read: (position: number) => BatchEntry,
  limits: JournalLimits,
): (receivedBefore: number, isFromStart: boolean) => Sealings {
  const next = database.prepare(
    "SELECT position, received_at FROM entries WHERE position >= ? AND kind = 'batch' ORDER BY position LIMIT 1",
  );
  const firstFrom = database.prepare(
    'SELECT position FROM entries WHERE received_at >= ? ORDER BY received_at, position LIMIT 1',
  );
  const devices = database.prepare(
    `SELECT device, epoch, min(position) AS first, max(position) AS last FROM entries
     WHERE position BETWEEN ? AND ? AND kind = 'batch' GROUP BY device, epoch ORDER BY device, epoch`,
  );
  const ofDevice = database.prepare(
    `SELECT position, length(body) AS bytes, last_seq - first_seq + 1 AS reports FROM entries
     WHERE device = ? AND epoch = ? AND position BETWEEN ? AND ? ORDER BY position`,
  );
  let lookedTo = 0;
  let waiting: Waiting[] = [];

  return (receivedBefore, isFromStart) => {
    if (isFromStart) {
      lookedTo = 0;
      waiting = [];
    }
    if (waiting.length === 0) waiting = nextHour(receivedBefore);
    const segments: Segment[] = [];
    for (const each of waiting.splice(0, limits.sealedAtOnceMax)) segments.push(...sealAll(each));
    return { segments, isMore: waiting.length > 0 || segments.length > 0 };
  };

  /** The oldest hour that has ended before that time and has batches in it. */
  function nextHour(receivedBefore: number): Waiting[] {
    const row = next.get(lookedTo + 1);
    if (row === undefined) return [];
    const { segmentMs } = limits;
    const spanEnd = (Math.floor((row['received_at'] as number) / segmentMs) + 1) * segmentMs;
    if (spanEnd > receivedBefore) return [];
    const after = firstFrom.get(spanEnd);
    if (after === undefined) return [];
    const [from, to] = [row['position'] as number, (after['position'] as number) - 1];
    lookedTo = to;
    return devices.all(from, to).map((each) => ({
      device: each['device'] as string,
      epoch: each['epoch'] as string,
      from: each['first'] as number,
      to: each['last'] as number,
    }));
  }

  function sealAll({ device, epoch, from, to }: Waiting): Segment[] {
    const segments: Segment[] = [];
    let group: BatchEntry[] = [];
    let bytes = 0;
    let reports = 0;
    const end = () => {
      const segment = group.length === 0 ? undefined : seal(group, limits.segmentMs);
      if (segment !== undefined) segments.push(segment);
      group = [];
      bytes = 0;
      reports = 0;
    };
    for (const row of ofDevice.all(device, epoch, from, to)) {
      const [ofBytes, ofReports] = [row['bytes'] as number, row['reports'] as number];
      if (bytes + ofBytes > limits.segmentBodyBytesMax || reports + ofReports > limits.segmentReportsMax) end();
      bytes += ofBytes;
      reports += ofReports;
      group.push(read(row['position'] as number));
    }
    end();
    return segments;
  }
}
