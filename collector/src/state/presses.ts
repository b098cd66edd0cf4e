import type { FoldLimits } from './fold-limits.ts';

/** Presses of a commune's people within some minutes; who pressed is not in it. `slot` counts stretches of `pressSlotMs` since 1970. */
export interface PressCount {
  readonly slot: number;
  readonly presses: number;
}

/** Counts presses of a commune, in place. Only those of the last minutes are kept: what came late says nothing of now. */
export function notePresses(
  counts: Map<string, readonly PressCount[]>,
  commune: string,
  times: readonly number[],
  now: number,
  limits: Pick<FoldLimits, 'pressSlotMs' | 'pressesKeptMs'>,
): void {
  const oldest = oldestSlot(now, limits);
  const slots = new Map((counts.get(commune) ?? []).map(({ slot, presses }) => [slot, presses]));
  for (const at of times) {
    const slot = Math.floor(at / limits.pressSlotMs);
    slots.set(slot, (slots.get(slot) ?? 0) + 1);
  }
  const kept = [...slots].filter(([slot]) => slot >= oldest).sort(([a], [b]) => a - b);
  if (kept.length === 0) counts.delete(commune);
  else
    counts.set(
      commune,
      kept.map(([slot, presses]) => ({ slot, presses })),
    );
}

/** How often a commune's people pressed in the last minutes. */
export const pressesOf = (
  counts: ReadonlyMap<string, readonly PressCount[]>,
  commune: string,
  now: number,
  limits: Pick<FoldLimits, 'pressSlotMs' | 'pressesKeptMs'>,
): number =>
  (counts.get(commune) ?? [])
    .filter(({ slot }) => slot >= oldestSlot(now, limits))
    .reduce((sum, { presses }) => sum + presses, 0);

const oldestSlot = (now: number, { pressSlotMs, pressesKeptMs }: Pick<FoldLimits, 'pressSlotMs' | 'pressesKeptMs'>) =>
  Math.floor((now - pressesKeptMs) / pressSlotMs) + 1;
