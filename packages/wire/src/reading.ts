import { flag, integer, number, text } from './option.ts';
import { type Infer, object, record, scalar } from './shape.ts';

/** Why a reading failed. Expected trouble is one of the first eight; `bug` is a throw inside a probe or sensor. */
export const FAILURES = [
  'timeout',
  'unreachable',
  'refused',
  'not-found',
  'unresolved',
  'bad-reply',
  'denied',
  'unsupported',
  'bug',
] as const;
export type Failure = (typeof FAILURES)[number];

/** As `ID_PATTERN` of `batch.ts`, which needs this file. */
const DEVICE_PATTERN = /^[0-9a-f]{32}$/;

/** Flat: name → finite number, text or boolean. Names end in their unit: `rttMedianMs`, `freeBytes`. */
export type Values = Readonly<Record<string, number | string | boolean>>;

/**
 * One answer of a probe or a sensor. `kind` names who measured, `target` what or which part (a host, a disk, a card),
 * `id` the check of the collector's configuration that asked for it. `uptimeMs` is the device's uptime, including
 * suspend, at which it was made. A part that could not be read is a reading with `ok: false`, never an absent one.
 * `about` is the device that it is of, where that is another than the one that reports.
 * A failure that a newer agent names and this version does not know is read as text.
 */
export const readingShape = object(
  {
    kind: text({ lengthMax: 64 }),
    uptimeMs: integer({ min: 0, max: Number.MAX_SAFE_INTEGER, unit: 'ms' }),
    ok: flag({}),
    values: record(scalar(1_000), 200),
  },
  {
    id: text({ lengthMax: 64 }),
    target: text({ lengthMax: 300 }),
    durationMs: number({ min: 0, unit: 'ms' }),
    failure: text({ lengthMax: 32 }),
    detail: text({ lengthMax: 1_000 }),
    about: text({ lengthMax: 32, pattern: DEVICE_PATTERN }),
  },
);
export type Reading = Infer<typeof readingShape>;
