import type { DatabaseSync } from 'node:sqlite';
import type { Appended, Journal } from './journal.ts';
import { JOURNAL_LIMITS, type JournalLimits } from './limits.ts';
import { fadeStep, sealStep, setAsideAll } from './seal-step.ts';
import { openStore, type Write, type Written } from './store.ts';

export interface LocalJournal extends Journal {
  /** As a killed process: what is not committed yet is lost, and nobody hears of it. The database stays open. */
  kill(): void;
}

interface Waiting {
  readonly write: Write;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A journal in this very thread, over a database that its maker opened and closes: for simulations and tests.
 * `commitLater` says when waiting writes are committed together; at the end of the turn unless told otherwise.
 */
export function createLocalJournal(
  database: DatabaseSync,
  commitLater: (commit: () => void) => void = queueMicrotask,
  limits: JournalLimits = JOURNAL_LIMITS,
): LocalJournal {
  const store = openStore(database, 'write', limits);
  let waiting: Waiting[] = [];
  let isKilled = false;
  const memory = { failed: false };

  return {
    append: (entry) => enqueue({ type: 'append', entry }) as Promise<Appended>,
    quarantine: async (report) => void (await enqueue({ type: 'quarantine', report })),
    saveCheckpoint: async (checkpoint) => void (await enqueue({ type: 'checkpoint', checkpoint })),
    read: async (from, limit) => store.read(from, limit),
    readDecisions: async (before, limit) => store.readDecisions(before, limit),
    readDevice: async (device, receivedFrom) => store.readDevice(device, receivedFrom),
    find: async (device, epoch, seq) => store.find(device, epoch, seq),
    acknowledged: async (device) => store.acknowledged(device),
    readQuarantine: async (limit) => store.readQuarantine(limit),
    loadCheckpoint: async () => store.loadCheckpoint(),
    last: async () => store.last(),
    seal: (receivedBefore) =>
      sealStep(async (isFromStart) => store.pickSealing(receivedBefore, isFromStart), enqueue, memory),
    fade: (edges) => fadeStep(async () => store.pickFading(edges), edges, enqueue),
    readDays: async (device) => store.readDays(device),
    keepSiteDays: async (days) => void (await enqueue({ type: 'site-days', days })),
    settleDays: async (settlements) => void (await enqueue({ type: 'settle', settlements })),
    readSiteDays: async (query) => store.readSiteDays(query),
    unsettledDays: async (before, limit) => store.unsettledDays(before, limit),
    loadBase: async () => store.loadBase(),
    setAsideDamaged: async () => setAsideAll(store.metDamaged(), enqueue, store.last().receivedAt),
    close: async () => commit(),
    kill() {
      isKilled = true;
      waiting = [];
    },
  };

  function enqueue(write: Write): Promise<Written> {
    return new Promise((resolve, reject) => {
      if (waiting.push({ write, resolve, reject }) === 1) commitLater(commit);
    });
  }

  function commit(): void {
    if (isKilled || waiting.length === 0) return;
    const group = waiting;
    waiting = [];
    let written: readonly Written[];
    try {
      written = store.write(group.map((each) => each.write));
    } catch (error) {
      for (const each of group) each.reject(error);
      return;
    }
    group.forEach((each, i) => {
      each.resolve(written[i]);
    });
  }
}
