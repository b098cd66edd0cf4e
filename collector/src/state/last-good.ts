import type { InventoryChange } from '@mach/wire';
import { readingKey } from './fleet-state.ts';
import { lastGoodKinds } from './lasting-kinds.ts';
import type { KeptReading } from './mutable-state.ts';
import type { PlacedReading } from './placed-reading.ts';

/** A placed reading with the boot that it was made in. */
export type Kept = PlacedReading & { readonly bootId: string };

/** A reading that failed, with what its part told when it was last read. */
export function withLastGood(made: KeptReading, known: KeptReading | undefined): KeptReading {
  if (made.ok || known === undefined || !lastGoodKinds.has(made.kind)) return made;
  const lastGood = known.ok ? { at: known.at, values: known.values } : known.lastGood;
  return lastGood === undefined ? made : { ...made, lastGood };
}

/** What is sent live comes before what had to wait: a part may have told more before it failed than is known yet. */
export function noteLate(readings: Map<string, KeptReading>, key: string, { reading, at }: Kept): void {
  const known = readings.get(key);
  if (known === undefined || known.ok || !reading.ok || !lastGoodKinds.has(reading.kind)) return;
  if (at > known.at || at <= (known.lastGood?.at ?? Number.NEGATIVE_INFINITY)) return;
  readings.set(key, { ...known, lastGood: { at, values: reading.values } });
}

/** Whether a reading is the last word of a part whose whole kind can't be read since: nothing could have renewed it. */
export function isLastWord(readings: ReadonlyMap<string, KeptReading>, reading: KeptReading): boolean {
  if (reading.target === undefined || !lastGoodKinds.has(reading.kind)) return false;
  if (!reading.ok && reading.lastGood === undefined) return false;
  const { target: _, ...wholeOf } = reading;
  const whole = readings.get(readingKey(wholeOf));
  return whole !== undefined && !whole.ok && whole.at >= reading.at;
}

/** The inventory that says whether what told something is still there. */
const DISK = 'disk';
/** After a start a disk may be asked before the inventory is read; both come within minutes. */
const START_MS = 300_000;

/** What a disk told goes with the disk, when it is gone from the inventory or another one has its name. */
export function forgetReplaced(readings: Map<string, KeptReading>, changes: readonly InventoryChange[]): void {
  const replaced = changes.filter(({ kind, change }) => kind === DISK && change !== 'added');
  if (replaced.length === 0) return;
  for (const [key, reading] of readings) {
    if (!lastGoodKinds.has(reading.kind)) continue;
    const toldAt = reading.ok ? reading.at : (reading.lastGood?.at ?? Number.POSITIVE_INFINITY);
    if (!replaced.some(({ target, at }) => target === reading.target && toldAt < at - START_MS)) continue;
    const { lastGood: _, ...bare } = reading;
    if (reading.ok) readings.delete(key);
    else readings.set(key, bare);
  }
}
