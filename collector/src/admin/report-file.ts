import {
  checker,
  type ReportFileBatch,
  type ReportFileHead,
  reportFileBatchShape,
  reportFileHeadShape,
} from '@mach/wire';

/** Where in a file something is wrong; a line of 0 is the whole. */
export interface FileProblem {
  readonly line: number;
  readonly problem: string;
  /** What people are told of in their own language. */
  readonly code?: 'no-report-file' | 'cut';
}

export type ReportFileRead =
  | {
      readonly ok: true;
      readonly head: ReportFileHead;
      readonly batches: readonly ReportFileBatch[];
      /** Lines that can't be read, or are missing; the others count. */
      readonly problems: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Largest file that is read; a full spool makes less. */
export const REPORT_FILE_BYTES_MAX = 128 * 1024 * 1024;

const checkHead = checker(reportFileHeadShape);
const checkBatch = checker(reportFileBatchShape);

/** Reads the lines of a file that `mach-agent export` wrote; signatures are looked at by whoever knows the device. */
export function readReportFile(text: string): ReportFileRead {
  const [first = '', ...rest] = text.split('\n');
  const head = readLine<ReportFileHead>(first, checkHead);
  if (typeof head === 'string') {
    const problem = `${head}: is this a file that "mach-agent export" wrote?`;
    return { ok: false, problems: [{ line: 1, problem, code: 'no-report-file' }] };
  }
  const batches: ReportFileBatch[] = [];
  const problems: FileProblem[] = [];
  const lines = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  const isCut = lines.length < head.batches || (lines.length === head.batches && rest.at(-1) !== '');
  lines.slice(0, head.batches).forEach((line, index) => {
    const batch = readLine<ReportFileBatch>(line, checkBatch);
    const isLast = index === lines.length - 1;
    if (typeof batch !== 'string') batches.push(batch);
    else if (!(isCut && isLast)) problems.push({ line: index + 2, problem: batch });
  });
  if (isCut && batches.length < head.batches) {
    const problem = `the file ends here: found ${batches.length} of ${head.batches} batches. What came before counts; copy the file again for the rest`;
    problems.push({ line: lines.length + 1, problem, code: 'cut' });
  }
  if (lines.length > head.batches) {
    problems.push({
      line: head.batches + 2,
      problem: `found more lines, expected the end after ${head.batches} batches`,
    });
  }
  return { ok: true, head, batches, problems };
}

function readLine<Line>(line: string, check: ReturnType<typeof checker>): Line | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return 'found no whole JSON';
  }
  const [problem] = check(parsed).problems;
  return problem === undefined
    ? (parsed as Line)
    : `${problem.path || 'the whole'}: found ${problem.found}, expected ${problem.expected}`;
}
