import { addRange, countInRanges, isInRanges, type Range } from '@mach/wire';
import { readJournaled } from '../ingest/read-journaled.ts';
import type { Entry } from './journal.ts';

export interface DeviceCensus {
  readonly device: string;
  readonly reports: number;
  readonly acknowledged: readonly { readonly epoch: string; readonly ranges: readonly Range[] }[];
}

export interface Census {
  readonly entries: Readonly<Record<Entry['kind'], number>>;
  readonly devices: readonly DeviceCensus[];
  /** What should not be; empty of a sound journal. */
  readonly problems: readonly string[];
}

/** Problems named one by one; of more only the number would say anything new. */
const PROBLEMS_MAX = 100;

/** Counts the entries of a journal and what each device delivered, from the entries alone, and looks whether they agree with one another. */
export function takeCensus(entries: Iterable<Entry>): Census {
  const counts = { batch: 0, registry: 0, heartbeat: 0, incident: 0, alert: 0, collector: 0 };
  const held = new Map<string, Map<string, readonly Range[]>>();
  const problems: string[] = [];
  let before: Entry | undefined;
  for (const entry of entries) {
    counts[entry.kind]++;
    if (before !== undefined && entry.receivedAt < before.receivedAt)
      complain(`entry ${entry.position}: receive time goes back`);
    if (entry.kind === 'batch') take(entry);
    before = entry;
  }
  const devices = [...held].sort(byName).map(([device, epochs]) => ({
    device,
    reports: [...epochs.values()].reduce((sum, ranges) => sum + countInRanges(ranges), 0),
    acknowledged: [...epochs].sort(byName).map(([epoch, ranges]) => ({ epoch, ranges })),
  }));
  return { entries: counts, devices, problems };

  function take(entry: Entry & { kind: 'batch' }): void {
    const epochs = held.get(entry.device) ?? new Map<string, readonly Range[]>();
    held.set(entry.device, epochs);
    const reports = readJournaled(entry)?.reports;
    if (reports === undefined) {
      complain(`entry ${entry.position}: its body can't be read`);
      return;
    }
    const seqs = new Set(reports.map((report) => report.seq));
    let ranges = epochs.get(entry.epoch) ?? [];
    for (const range of entry.fresh) {
      for (let seq = range[0]; seq <= range[1]; seq++) {
        if (isInRanges(ranges, seq))
          complain(`entry ${entry.position}: report ${seq} of ${entry.device} is held twice`);
        if (!seqs.has(seq))
          complain(`entry ${entry.position}: report ${seq} of ${entry.device} is said to be in it and is not`);
      }
      ranges = addRange(ranges, range);
    }
    epochs.set(entry.epoch, ranges);
  }

  function complain(problem: string): void {
    if (problems.length < PROBLEMS_MAX) problems.push(problem);
  }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
