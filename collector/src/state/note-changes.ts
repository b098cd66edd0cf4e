import type { InventoryChange } from '@mach/wire';
import type { FoldLimits } from './fold-limits.ts';
import { compareRound } from './inventory-changes.ts';
import { lastingKinds } from './lasting-kinds.ts';
import type { FoldedTelemetry } from './mutable-state.ts';
import type { PlacedReading } from './placed-reading.ts';

/** Takes up the inventory of one report: all parts that one run of a sensor read stand in it together. Gives what changed. */
export function noteChanges(
  telemetry: Pick<FoldedTelemetry, 'lasting' | 'changes'>,
  readings: readonly PlacedReading[],
  limits: FoldLimits,
): readonly InventoryChange[] {
  const changes: InventoryChange[] = [];
  for (const [key, round] of roundsOf(readings)) {
    const lasting = lastingKinds.get(round[0]?.reading.kind ?? '');
    const outcome = lasting === undefined ? undefined : compareRound(telemetry.lasting.get(key), round, lasting);
    if (outcome === undefined) continue;
    telemetry.lasting.set(key, outcome.round);
    for (const change of outcome.changes) addChange(telemetry, change, limits);
    changes.push(...outcome.changes);
  }
  return changes;
}

/** Of more than the limit the oldest is dropped. */
export function addChange(
  { changes }: Pick<FoldedTelemetry, 'changes'>,
  change: InventoryChange,
  limits: FoldLimits,
): void {
  changes.push(change);
  if (changes.length > limits.changesPerDeviceMax) changes.shift();
}

/** Most reports hold no inventory, so nothing is made for them. */
function roundsOf(readings: readonly PlacedReading[]): ReadonlyMap<string, readonly PlacedReading[]> {
  const rounds = new Map<string, PlacedReading[]>();
  for (const placed of readings) {
    const { kind, id } = placed.reading;
    if (!lastingKinds.has(kind)) continue;
    const key = `${kind}\n${id ?? ''}`;
    const round = rounds.get(key) ?? [];
    rounds.set(key, round);
    round.push(placed);
  }
  return rounds;
}
