import type { Clock } from '@mach/ports';
import type { Slot } from '@mach/wire';
import type { Store } from './store.ts';

/** Later than this a moment has passed: the next one of another PC is near, and the collector has counted on it. */
const LATE_MAX_MS = 5_000;
/** Names of checks that are remembered. */
const REMEMBERED_MAX = 100;

/** Checks at moments of the collector's clock, each once. */
export interface Slots {
  /** What the collector's clock says, out of each answer: a PC's own may be wrong by a day. */
  collectorSays(nowMs: number): void;
  /** The slots that are due now. None before the collector has answered since the start. */
  take(slots: readonly Slot[]): readonly Slot[];
  /** How long it is until the next one, in ms; infinite without one. */
  nextInMs(slots: readonly Slot[]): number;
  /** A check was made and found something: its second chance is not needed. Kept over a restart. */
  succeeded(id: string): void;
}

export function createSlots({
  clock,
  store,
}: {
  readonly clock: Pick<Clock, 'uptimeMs'>;
  readonly store: Store;
}): Slots {
  /** The collector's clock minus uptime. */
  let aheadMs: number | undefined;
  let takenUntil = 0;
  let madeAt = readMade(store.read('slots'));
  const now = () => (aheadMs === undefined ? undefined : clock.uptimeMs() + aheadMs);

  return {
    collectorSays: (nowMs) => {
      aheadMs = nowMs - clock.uptimeMs();
    },
    take: (slots) => {
      const at = now();
      if (at === undefined) return [];
      const from = Math.max(takenUntil, at - LATE_MAX_MS);
      takenUntil = Math.max(takenUntil, at);
      return slots.filter((slot) => slot.at > from && slot.at <= at && isWanted(slot));
    },
    nextInMs: (slots) => {
      const at = now();
      if (at === undefined) return Infinity;
      return slots.reduce((least, slot) => (slot.at > at ? Math.min(least, slot.at - at) : least), Infinity);
    },
    succeeded: (id) => {
      const at = now();
      if (at === undefined) return;
      madeAt = new Map([...madeAt].filter(([each]) => each !== id).slice(-REMEMBERED_MAX + 1));
      madeAt.set(id, Math.round(at));
      store.write('slots', JSON.stringify(Object.fromEntries(madeAt)));
    },
  };

  function isWanted({ id, unlessRanAfter }: Slot): boolean {
    return unlessRanAfter === undefined || (madeAt.get(id) ?? 0) < unlessRanAfter;
  }
}

/** What is none of ours counts as nothing. */
function readMade(text: string | undefined): Map<string, number> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return new Map();
    return new Map(Object.entries(kept).filter(([, at]) => Number.isSafeInteger(at)));
  } catch {
    return new Map();
  }
}
