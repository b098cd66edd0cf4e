import type { DatabaseSync } from 'node:sqlite';
import { addRange, isInRanges, type Range } from '@mach/wire';
import type { NewReport } from '../../agent/src/spool/spool.ts';
import { canonicalJson } from '../../collector/src/canonical-json.ts';
import { readJournaled } from '../../collector/src/ingest/read-journaled.ts';
import type { Entry } from '../../collector/src/journal/journal.ts';
import { type JournalStore, openStore } from '../../collector/src/journal/store.ts';

/** What a report has come to, as its agent sees it. `lost` with a reason that is no fault of the agent's. */
type Fate = 'waiting' | 'acknowledged' | 'dropped' | 'given up' | 'lost with its memory' | 'lost with a restored image';

interface Spooled {
  readonly device: string;
  readonly madeMs: number;
  readonly where: string;
  fate: Fate;
}

/**
 * Knows every report by its content and follows it from the moment a spool took it to its place in the journal, without
 * trusting numbers, ranges or counters of either side.
 */
export interface Oracle {
  /**
   * A spool answered that it keeps this report, or keeps it without having answered so. Gives the name under which the oracle knows it.
   */
  spooled(device: string, report: NewReport, where: string, cameBack?: boolean): string;
  settle(name: string, fate: Exclude<Fate, 'waiting'>): void;
  /** The spool offers a report again that was acknowledged before. */
  rewound(name: string): void;
  /** The spool gave the report another number, for the collector has its own for something else. */
  numberedAnew(name: string): void;
  /** The journal is an older image of itself: what came after it is gone, and comes again where its agent still has it. */
  journalRestored(database: DatabaseSync): void;
  /** What a spool still holds, acknowledged or not, must be in the journal in the end. */
  mustBeJournaled(name: string): void;
  /** The journal's database may have grown: looks at what is new. */
  readJournal(): void;
  /** How many reports of a device that were made before a true time still wait. */
  waiting(device: string, madeBeforeMs: number): number;
  /** A violation of what must hold at any moment. */
  violate(what: string): void;
  /** What must hold once everything has healed, of all reports that were made before. */
  checkHealed(healedMs: number): void;
  readonly violations: readonly string[];
  counts(): { readonly spooled: number; readonly journaled: number; readonly lost: number };
}

export function createOracle(journalAtStart: DatabaseSync, nowMs: () => number): Oracle {
  let journal = journalAtStart;
  const reports = new Map<string, Spooled>();
  /** By content, the position of the entry that holds it. */
  const journaled = new Map<string, number>();
  const ranges = new Map<string, readonly Range[]>();
  const violations: string[] = [];
  /** Gone with what a restored journal had after its image. */
  const goneWithJournal = new Set<string>();
  const numberedAnew = new Set<string>();
  const made = ({ madeMs, where }: Spooled) => `report made at ${(madeMs / 1_000).toFixed(3)} s, ${where}`;
  let store: JournalStore | undefined;
  let readUpTo = 0;

  function violate(what: string): void {
    if (violations.length < 20) violations.push(`at ${(nowMs() / 1_000).toFixed(3)} s: ${what}`);
  }

  function readJournal(): void {
    store ??= openStore(journal, 'read');
    for (;;) {
      const entries = store.read(readUpTo + 1, 100);
      for (const entry of entries) take(entry);
      if (entries.length < 100) return;
    }
  }

  function take(entry: Entry): void {
    readUpTo = entry.position;
    if (entry.kind !== 'batch') return;
    const key = `${entry.device} ${entry.epoch}`;
    const before = ranges.get(key) ?? [];
    for (const [from, to] of entry.fresh) {
      for (let seq = from; seq <= to; seq++) {
        if (isInRanges(before, seq))
          violate(`report ${seq} of ${key} stands in the journal twice (entry ${entry.position})`);
      }
    }
    ranges.set(key, entry.fresh.reduce<readonly Range[]>(addRange, before));
    const batch = readJournaled(entry);
    if (batch === undefined) {
      violate(`entry ${entry.position} of the journal can't be read again`);
      return;
    }
    for (const { seq, report } of batch.reports) {
      // Of a thinned report only the number comes: its agent has counted it as dropped.
      if (!isInRanges(entry.fresh, seq) || report.readings.length === 0) continue;
      const name = reportName(entry.device, { ...report, bootId: report.bootId ?? batch.envelope.bootId });
      const known = journaled.get(name);
      // A journal that was put back no longer knows that its first number was taken, and takes what is left of it somewhere.
      const isExcused = goneWithJournal.has(name) && numberedAnew.has(name);
      if (known !== undefined && !isExcused)
        violate(`one report under two numbers: entries ${known} and ${entry.position} (${short(name)})`);
      if (!reports.has(name)) violate(`entry ${entry.position} holds a report that no spool took (${short(name)})`);
      journaled.set(name, entry.position);
    }
  }

  return {
    spooled: (device, report, where, cameBack = false) => {
      const name = reportName(device, report);
      if (cameBack && reports.has(name)) return name;
      if (reports.has(name))
        violate(`two reports are alike, so that the oracle can't tell them apart (${short(name)})`);
      reports.set(name, { device, madeMs: nowMs(), where, fate: 'waiting' });
      return name;
    },
    settle: (name, fate) => {
      const report = reports.get(name);
      if (report === undefined) {
        violate(`a report that no spool took became ${fate}`);
        return;
      }
      report.fate = fate;
      if (fate !== 'acknowledged' || journaled.has(name)) return;
      readJournal();
      // An answer may still be under way while the journal is put back to an older image; its agent will send again.
      if (!journaled.has(name) && !goneWithJournal.has(name)) {
        violate(`acknowledged, but not in the journal: ${made(report)} (${short(name)})`);
      }
    },
    rewound: (name) => {
      const report = reports.get(name);
      if (report !== undefined) report.fate = 'waiting';
    },
    numberedAnew: (name) => void numberedAnew.add(name),
    journalRestored: (database) => {
      readJournal();
      const before = new Set(journaled.keys());
      journal = database;
      store = undefined;
      readUpTo = 0;
      journaled.clear();
      ranges.clear();
      readJournal();
      for (const name of before) if (!journaled.has(name)) goneWithJournal.add(name);
    },
    mustBeJournaled: (name) => {
      const report = reports.get(name);
      if (report?.fate === 'acknowledged' && !journaled.has(name)) {
        violate(`kept by its agent, gone from the journal and never sent again: ${made(report)} (${short(name)})`);
      }
    },
    readJournal,
    violate,
    checkHealed: (healedMs) => {
      readJournal();
      for (const [name, report] of reports) {
        const { fate } = report;
        if (fate === 'waiting' && report.madeMs < healedMs)
          violate(`still waits after everything healed: ${made(report)} (${short(name)})`);
        if (fate === 'acknowledged' && !journaled.has(name) && !goneWithJournal.has(name)) {
          violate(`acknowledged once, no longer in the journal: ${made(report)} (${short(name)})`);
        }
      }
    },
    violations,
    waiting: (device, madeBeforeMs) =>
      reports
        .values()
        .filter((report) => report.device === device && report.fate === 'waiting' && report.madeMs < madeBeforeMs)
        .reduce((sum) => sum + 1, 0),
    counts: () => {
      const lost = [...reports].filter(([name, { fate }]) => fate !== 'acknowledged' && !journaled.has(name)).length;
      return { spooled: reports.size, journaled: journaled.size, lost };
    },
  };
}

/** By its content, however it was written. */
export const reportName = (device: string, { bootId, uptimeMs, wall, readings }: NewReport) =>
  `${device} ${bootId} ${uptimeMs} ${wall} ${canonicalJson(readings)}`;

/** Device, boot, uptime and wall clock: enough to find it in a trace. */
const short = (name: string) =>
  name
    .split(' ', 4)
    .map((part) => part.slice(0, 13))
    .join(' ');
