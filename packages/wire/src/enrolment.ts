import { ID_PATTERN } from './batch.ts';
import { EQUIPMENT_KINDS, ROLES } from './entities.ts';
import { choice, integer, text } from './option.ts';
import { type Infer, list, object } from './shape.ts';

/** Spellings of one PC's numbers that an agent tells: two orders of a UUID's bytes, a few network cards. */
export const INVENTORY_HASHES_MAX = 10;

/** Serial numbers of one PC: case, system, board. */
export const SERIAL_HASHES_MAX = 4;

/** 256 random bits as 43 characters of base64url. */
export const SECRET_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/**
 * A device asks to join. It makes `secret` itself and keeps it before asking, so that an answer lost on the way can be
 * asked for again: the same id with the same secret is the same device. A known id with another secret becomes a new device.
 */
export const enrolmentRequestShape = object(
  {
    v: integer({ min: 1, max: 1_000 }),
    token: text({ lengthMax: 300, isSecret: true }),
    device: text({ lengthMax: 32, pattern: ID_PATTERN }),
    machine: text({ lengthMax: 64 }),
    agentVersion: text({ lengthMax: 64 }),
  },
  {
    secret: text({ lengthMax: 43, pattern: SECRET_PATTERN, isSecret: true }),
    role: choice({ choices: ROLES }),
    site: text({ lengthMax: 200 }),
    label: text({ lengthMax: 200 }),
    assetTag: text({ lengthMax: 100 }),
    /** What it is where it is no PC: a router with an agent of its own. It is no PC to be ranked, nor one to lead its site. */
    equipment: choice({ choices: EQUIPMENT_KINDS }),
    /** What `machine` would be in an inventory of this PC that a script took: by it the collector knows the PC again. */
    inventoryHashes: list(text({ lengthMax: 32, pattern: ID_PATTERN }), INVENTORY_HASHES_MAX),
    /** Of its serial numbers: by them a line of the office's register of assets is known to be this PC. */
    serialHashes: list(text({ lengthMax: 32, pattern: ID_PATTERN }), SERIAL_HASHES_MAX),
  },
);
export type EnrolmentRequest = Infer<typeof enrolmentRequestShape>;

/**
 * What a device is told once. `device` is the id to go on with: another than asked for when that one was taken.
 * `salt` goes into every hash of hardware and of the gateway's address, so that hashes of two provinces can't be compared.
 */
export interface EnrolmentAnswer {
  readonly device: string;
  readonly deviceNumber: number;
  readonly secret: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly salt: string;
  readonly accepts: readonly number[];
  /** What the collector unpacks (`codings.ts`). The agent goes by its configuration, which says so too. */
  readonly codings: readonly string[];
  /** Number of the device, known by an inventory alone till now, whose place this one has taken. */
  readonly supersedes?: number;
  readonly now: number;
}
