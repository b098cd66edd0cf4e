import { ID_PATTERN } from './batch.ts';
import { SERIAL_HASHES_MAX } from './enrolment.ts';
import { choice, integer, text } from './option.ts';
import { readingShape } from './reading.ts';
import { type Infer, list, object } from './shape.ts';

/** What an inventory file calls itself, and the version of it that this code reads. */
export const INVENTORY_FORMAT = 'mach-inventory';
export const INVENTORY_VERSION = 1;

const id = text({ lengthMax: 32, pattern: ID_PATTERN });

/**
 * An inventory that was taken without an agent, as a script leaves it on a stick. `id` is new with each file; `machine` is a
 * hash of hardware hints, absent where the hardware gives none; `serials` are hashes of its serial numbers; `wall` is when it was taken, by the PC's own clock in ms.
 * Readings are those of the agent's sensors, all made at once: their `uptimeMs` is 0.
 */
export const inventoryFileShape = object(
  {
    format: choice({ choices: [INVENTORY_FORMAT] }),
    v: integer({ min: INVENTORY_VERSION, max: INVENTORY_VERSION }),
    id,
    wall: integer({ min: -62_135_596_800_000, max: 253_402_300_800_000, unit: 'ms' }),
    readings: list(readingShape, 500),
  },
  { machine: id, serials: list(id, SERIAL_HASHES_MAX) },
);
export type InventoryFile = Infer<typeof inventoryFileShape>;
