import { flag, integer, text } from './option.ts';
import { readingShape } from './reading.ts';
import { anything, type Infer, list, object } from './shape.ts';

/** The version of the wire that this code writes, and all that it reads. */
export const WIRE_VERSION = 1;
export const WIRE_VERSIONS_READ: readonly number[] = [1];

/** 128 random bits as 32 hex digits: a device, a spool epoch, a boot. */
export const ID_PATTERN = /^[0-9a-f]{32}$/;
const id = text({ lengthMax: 32, pattern: ID_PATTERN });
/** Wall clock in ms since 1970; evidence only, so years off is no mistake. */
const wallMs = integer({ min: -62_135_596_800_000, max: 253_402_300_800_000, unit: 'ms' });
const uptimeMs = integer({ min: 0, max: Number.MAX_SAFE_INTEGER, unit: 'ms' });

/**
 * What an agent has measured in one report interval. `seq` counts from 1 within the spool's epoch and never repeats.
 * `bootId` stands only on a report that was made in another boot than the batch's: its uptimes can't be compared with `sentUptimeMs`.
 */
export const reportShape = object(
  {
    seq: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    uptimeMs,
    wall: wallMs,
    readings: list(readingShape, 2_000),
  },
  { bootId: id },
);
export type Report = Infer<typeof reportShape>;

const envelope = {
  v: integer({ min: 1, max: 1_000 }),
  device: id,
  epoch: id,
  bootId: id,
  sentAt: wallMs,
  sentUptimeMs: uptimeMs,
  machine: text({ lengthMax: 64 }),
  agentVersion: text({ lengthMax: 64 }),
  sendEveryS: integer({ min: 1, max: 86_400, unit: 's' }),
};

/**
 * True on a batch out of a file that people carried: when it arrives says nothing of when it was made, nor that the device is up.
 */
const carried = flag({});

/**
 * True on what an agent sends when it is asked to end, as a shutdown does: it is not missed until it sends again. An agent whose power or
 * line is cut never says it.
 */
const farewell = flag({});

/**
 * One request. `epoch` is the spool file's, so that a restored image never repeats a number; `machine` a salted hash of
 * hardware hints, to tell clones; `sendEveryS` the interval at which to expect the next.
 */
export const batchShape = object({ ...envelope, reports: list(reportShape, 2_000) }, { carried, farewell });
export type Batch = Infer<typeof batchShape>;

/** A batch whose reports are still unread: each is checked on its own, so that a bad one does not hold up the rest. */
export const batchEnvelopeShape = object({ ...envelope, reports: list(anything, 2_000) }, { carried, farewell });

/** Both ends included. */
export type Range = readonly [from: number, to: number];
