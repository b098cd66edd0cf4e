import type { DeviceFacts } from '@mach/diagnosis';
import type { Exclusion } from './exclusion.ts';
import type { PriceItem } from './prices.ts';

const GIB = 1024 ** 3;
/** Firmware keeps a part to itself, so a PC with 8 GB may show 7. */
const ENOUGH_RATIO = 7 / 8;
const SIZES_GB = [8, 16] as const;
/** What the prices name. A board takes its own kind alone. */
const KINDS: Readonly<Record<string, 'ddr4' | 'ddr5'>> = { DDR4: 'ddr4', DDR5: 'ddr5' };

/**
 * The smallest module that brings a PC to its target: into a free slot, or in the place of its smallest module. Nothing is bought that the board
 * does not take, by its own statement, all in all or in one slot.
 */
export function memoryModule(
  { installedBytes, slots, freeSlots, maxBytes }: DeviceFacts['memory'],
  targetGb: number,
  types: readonly string[],
): { readonly item: PriceItem; readonly isExchange: boolean } | { readonly because: Exclusion } {
  if (installedBytes === undefined) return { because: 'memory-size-unknown' };
  if (installedBytes >= targetGb * GIB * ENOUGH_RATIO) return { because: 'memory-enough' };
  if (slots === undefined || slots.length === 0) return { because: 'memory-slots-unknown' };
  const filled = slots.filter(({ sizeBytes }) => sizeBytes > 0);
  if (filled.length > 0 && filled.every(({ soldered }) => soldered === true) && (freeSlots ?? 0) === 0) {
    return { because: 'memory-soldered' };
  }
  const type = filled
    .map((slot) => /DDR\d?/i.exec(slot.type ?? '')?.[0]?.toUpperCase())
    .find((one) => one !== undefined);
  if (type === undefined) return { because: 'memory-type-unknown' };
  if (!types.includes(type)) return { because: 'memory-type-old' };
  const kind = KINDS[type];
  if (kind === undefined) return { because: 'memory-type-without-price' };
  const exchangeable = filled.filter(({ soldered }) => soldered !== true).map(({ sizeBytes }) => sizeBytes);
  const isExchange = (freeSlots ?? 0) === 0;
  if (isExchange && exchangeable.length === 0) return { because: 'memory-soldered' };
  const stays = installedBytes - (isExchange ? Math.min(...exchangeable) : 0);
  // A board that holds more than it says that it takes is wrong about it: one in 25 of real reports.
  const mostBytes = maxBytes === undefined || maxBytes < installedBytes ? Number.POSITIVE_INFINITY : maxBytes;
  const slotMostBytes = mostBytes / slots.length;
  for (const size of SIZES_GB) {
    const after = stays + size * GIB;
    const isTaken = after <= mostBytes && size * GIB <= slotMostBytes;
    if (after >= targetGb * GIB * ENOUGH_RATIO && isTaken) return { item: `ram-${kind}-${size}gb`, isExchange };
  }
  return { because: 'board-takes-no-more' };
}
