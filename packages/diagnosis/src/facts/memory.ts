import { present } from '../present.ts';
import type { MemoryFacts, MemorySlot } from './device-facts.ts';
import type { ReadingIndex } from './reading-index.ts';

/**
 * The memory from its modules, its board and what the system sees. A system that can't read its board
 * names filled slots alone: that none is free is not believed of it.
 */
export function memoryOf(index: ReadingIndex): MemoryFacts {
  const parts = index.read('memory-module');
  const slots = parts.flatMap(({ target, values }) => {
    const sizeBytes = values.amount('sizeBytes');
    return sizeBytes === undefined
      ? []
      : [
          present<MemorySlot>({
            slot: target,
            sizeBytes,
            type: values.text('type'),
            soldered: values.flag('soldered'),
          }),
        ];
  });
  const allRead = index.isComplete('memory-module') && slots.length === parts.length;
  const modulesBytes = allRead ? slots.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) : undefined;
  const values = index.whole('memory');
  const board = index.whole('memory-board');
  const isBoardAsked = index.parts('memory-board').length > 0;
  const emptySlots = slots.filter(({ sizeBytes, soldered }) => sizeBytes === 0 && soldered !== true).length;
  const totalBytes = values?.positive('totalBytes');
  return present<MemoryFacts>({
    // Firmware that lists no module of a machine that runs is wrong; what the system sees then decides.
    installedBytes: modulesBytes !== undefined && modulesBytes >= (totalBytes ?? 1) ? modulesBytes : totalBytes,
    totalBytes,
    availableBytes: values?.amount('availableBytes'),
    swapTotalBytes: values?.amount('swapTotalBytes'),
    swapFreeBytes: values?.amount('swapFreeBytes'),
    slots: allRead ? slots : undefined,
    freeSlots: board?.amount('freeSlots') ?? (allRead && (emptySlots > 0 || !isBoardAsked) ? emptySlots : undefined),
    maxBytes: board?.positive('maxBytes'),
  });
}
