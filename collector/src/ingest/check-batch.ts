import {
  type Batch,
  batchEnvelopeShape,
  checker,
  type Problem,
  type Report,
  reportShape,
  WIRE_VERSION,
  WIRE_VERSIONS_READ,
} from '@mach/wire';
import { type Answer, refuse } from './answer.ts';
import { judgeReadings } from './judge-readings.ts';

/** A batch with a sound envelope; each report with what was found in it. */
export interface CheckedBatch {
  readonly envelope: Omit<Batch, 'reports'>;
  /** The first report of each number, in the order sent: the first one decides. */
  readonly reports: readonly CheckedReport[];
  /** Further reports of a number that stands in `reports` already. */
  readonly doubled: readonly CheckedReport[];
  /** Unknown keys of the envelope. */
  readonly unknown: readonly string[];
}

export interface CheckedReport {
  readonly seq: number;
  /** As it came; it has the form of a report where there is no `problem`. */
  readonly report: Report;
  /** Why it can't be taken: the first thing found, with its path. */
  readonly problem?: string;
  /** Unknown keys and kinds, each once. */
  readonly unknown: readonly string[];
  readonly values: number;
}

const checkEnvelope = checker(batchEnvelopeShape);
const checkReport = checker(reportShape);
const NONE: readonly string[] = [];

/** Checks the envelope, then each report on its own, so that a bad one does not hold up the rest. 422 where the whole can't be read. */
export function checkBatch(found: unknown): Answer<CheckedBatch> {
  const version = (found as { v?: unknown } | null)?.v;
  if (Number.isSafeInteger(version) && !WIRE_VERSIONS_READ.includes(version as number)) {
    return refuse(
      426,
      `This collector reads wire version ${WIRE_VERSIONS_READ.join(', ')}, the batch has ${version}: ${
        (version as number) > WIRE_VERSION ? 'update the collector' : 'update the agent'
      }. Keep everything and try again each hour.`,
      { accepts: WIRE_VERSIONS_READ },
    );
  }
  const { problems, unknownKeys } = checkEnvelope(found);
  if (problems.length > 0) return unreadable(problems);
  const { reports: raw, ...envelope } = found as Omit<Batch, 'reports'> & { reports: readonly unknown[] };
  const reports: CheckedReport[] = [];
  const doubled: CheckedReport[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < raw.length; i++) {
    const seq = (raw[i] as { seq?: unknown } | null)?.seq;
    if (!Number.isSafeInteger(seq) || (seq as number) < 1) {
      return unreadable([{ path: `reports[${i}].seq`, found: typeof seq, expected: 'an integer from 1 on' }]);
    }
    const checked = checkOne(raw[i], seq as number);
    (seen.has(checked.seq) ? doubled : reports).push(checked);
    seen.add(checked.seq);
  }
  const unknown = unknownKeys.size === 0 ? NONE : [...unknownKeys];
  return { ok: true, value: { envelope, reports, doubled, unknown } };
}

function checkOne(raw: unknown, seq: number): CheckedReport {
  const { problems, unknownKeys } = checkReport(raw);
  const report = raw as Report;
  const first = problems[0];
  if (first !== undefined) {
    return {
      seq,
      report,
      problem: `${first.path}: found ${first.found}, expected ${first.expected}`,
      unknown: NONE,
      values: 0,
    };
  }
  const judged = judgeReadings(report.readings);
  const unknown = unknownKeys.size + judged.unknownKinds.length === 0 ? NONE : [...unknownKeys, ...judged.unknownKinds];
  const problem = judged.problem === undefined ? {} : { problem: judged.problem };
  return { seq, report, ...problem, unknown, values: judged.values };
}

function unreadable(problems: readonly Problem[]): Answer<never> {
  const [first] = problems;
  const what =
    first === undefined ? '' : ` (${first.path || 'the whole'}: found ${first.found}, expected ${first.expected})`;
  return refuse(
    422,
    `This is no batch of wire version ${WIRE_VERSION}${what}: send fewer reports at once, to find the one that can't be read.`,
    {
      problems,
    },
  );
}
