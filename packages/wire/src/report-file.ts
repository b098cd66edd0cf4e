import type { RefusedReport } from './answer.ts';
import { ID_PATTERN, type Range } from './batch.ts';
import { choice, integer, text } from './option.ts';
import { type Infer, list, object, pair } from './shape.ts';

/** What the first line of a file of exported reports calls it, and of the answer to one. */
export const REPORT_FILE_FORMAT = 'mach-reports-1';
export const REPORT_FILE_ANSWER_FORMAT = 'mach-reports-answer-1';
/** HMAC-SHA-256 of this under the SHA-256 of a device's secret is the key of its files: all that both sides have of it. */
export const REPORT_FILE_KEY = 'mach report file 1';

const id = text({ lengthMax: 32, pattern: ID_PATTERN });
/** HMAC-SHA-256 in base64url. */
const mac = text({ lengthMax: 43, pattern: /^[A-Za-z0-9_-]{43}$/ });
const count = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

/**
 * The first line of a file of exported reports. `id` is new with each export; `unitCode` and `collectorUrl` are where the
 * device has joined, for people who look at a file that came to the wrong place; `madeAt` is the PC's wall clock in ms.
 */
export const reportFileHeadShape = object({
  format: choice({ choices: [REPORT_FILE_FORMAT] }),
  id,
  device: id,
  epoch: id,
  unitCode: text({ lengthMax: 20 }),
  collectorUrl: text({ lengthMax: 2_000 }),
  madeAt: count,
  batches: count,
  reports: count,
  mac,
});
export type ReportFileHead = Infer<typeof reportFileHeadShape>;

/** Each further line: one batch, `n` from 1 on, `body` as it would be sent, packed by `gzip`, in base64. */
export const reportFileBatchShape = object({
  n: integer({ min: 1, max: 1_000_000 }),
  body: text({ lengthMax: 1_500_000 }),
  mac,
});
export type ReportFileBatch = Infer<typeof reportFileBatchShape>;

/** What a collector made of a file, for the agent: what a `BatchAnswer` says, with the numbers that were in what it could read. */
export const reportFileAnswerShape = object({
  format: choice({ choices: [REPORT_FILE_ANSWER_FORMAT] }),
  id,
  device: id,
  epoch: id,
  acknowledged: list(pair, 100_000),
  read: list(pair, 100_000),
  contradicted: list(count, 1_000_000),
  refused: list(object({ seq: count, reason: text({ lengthMax: 1_000 }) }), 1_000_000),
  mac,
});
export interface ReportFileAnswer {
  readonly format: typeof REPORT_FILE_ANSWER_FORMAT;
  readonly id: string;
  readonly device: string;
  readonly epoch: string;
  readonly acknowledged: readonly Range[];
  readonly read: readonly Range[];
  readonly contradicted: readonly number[];
  readonly refused: readonly RefusedReport[];
  readonly mac: string;
}

/** What the signatures are over: each part in its place, so that no line can stand for another, or in another file. */
export const signedHead = (head: Omit<ReportFileHead, 'mac'>): string =>
  JSON.stringify([
    'head',
    head.format,
    head.id,
    head.device,
    head.epoch,
    head.unitCode,
    head.collectorUrl,
    head.madeAt,
    head.batches,
    head.reports,
  ]);
export const signedBatch = (fileId: string, { n, body }: Omit<ReportFileBatch, 'mac'>): string =>
  JSON.stringify(['batch', fileId, n, body]);
export const signedAnswer = (answer: Omit<ReportFileAnswer, 'mac'>): string =>
  JSON.stringify([
    'answer',
    answer.format,
    answer.id,
    answer.device,
    answer.epoch,
    answer.acknowledged,
    answer.read,
    answer.contradicted,
    answer.refused.map(({ seq, reason }) => [seq, reason]),
  ]);
