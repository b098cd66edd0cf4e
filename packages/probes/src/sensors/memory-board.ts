import { sensor } from '../contract.ts';
import { fact } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { part } from './part.ts';

/** How many memory slots the board has and how much memory it takes: whether an upgrade is possible at all. */
export const memoryBoard = sensor({
  name: 'memory-board',
  summary: 'Memory slots of the board, how many are free, and the most memory that it takes.',
  needs: ['inventory'],
  onWindows: 'by the firmware’s tables (GetSystemFirmwareTable); layout as dmidecode reads it, never run on a real PC',
  options: {},
  metrics: [
    fact('slots', 'count', { help: 'slots for modules that can be taken out', as: 'mach_device_memory_slots' }),
    fact('freeSlots', 'count', { help: 'slots without a module', as: 'mach_device_memory_slots_free' }),
    fact('solderedBytes', 'bytes', {
      help: 'memory that is fixed to the board',
      as: 'mach_device_memory_soldered_bytes',
    }),
    fact('maxBytes', 'bytes', {
      help: 'most memory that the board takes, as its firmware states it; absent where more than that is in it',
      as: 'mach_device_memory_max_bytes',
    }),
  ],
  run: (io, _options, signal) =>
    fromInventory(
      io.inventory,
      'memoryBoard',
      signal,
      ({ slots, freeSlots, solderedBytes, installedBytes, statedMaxBytes }) => [
        part(undefined, {
          slots,
          freeSlots,
          solderedBytes,
          // Firmware that states less than what is there is wrong, and how much more would go in nobody knows.
          maxBytes:
            statedMaxBytes !== undefined && statedMaxBytes >= (installedBytes ?? 1) ? statedMaxBytes : undefined,
        }),
      ],
    ),
});
