import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formats, listMessages } from '@mach/messages';
import { addRange, type Range, type RefusedReport, type ReportFileBatch, type ReportFileHead } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { type FileProblem, REPORT_FILE_BYTES_MAX, readReportFile } from '../../admin/report-file.ts';
import { REPORT_BATCHES_AT_ONCE_MAX } from '../../admin/request.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';

/** Of the lines that are asked for at once, so that one request stays small beside a running collector. */
const BYTES_AT_ONCE_MAX = 4 * 1024 * 1024;

interface TakenFile {
  readonly file: string;
  readonly device: string;
  readonly number: number;
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  readonly answer?: string;
}
interface BadLine extends FileProblem {
  readonly file: string;
}

export default class ReportsImport extends CollectorCommand {
  static override summary =
    'Takes up reports that "mach-agent export" wrote on PCs without a path to this collector. A line that can’t be read is listed, the others are taken; the same reports twice, or over the line too, count once. An import that was broken off is begun again.';
  static override examples = ['<%= config.bin %> reports import --answers /media/usb /media/usb/*.mach'];
  static override strict = false;
  static override args = { file: Args.string({ required: true, description: 'files of exported reports' }) };
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    answers: Flags.string({
      description:
        'folder to write an answer to each file into, NAME.answer: carried back, "mach-agent export --answer" lets its PC forget what is held here',
      helpValue: 'DIR',
    }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(ReportsImport);
    const files: TakenFile[] = [];
    const bad: BadLine[] = [];
    for (const file of argv as readonly string[]) {
      const problems: FileProblem[] = [];
      const taken = await this.take(file, flags, problems);
      if (taken !== undefined) files.push(taken);
      bad.push(...problems.map((problem) => ({ file, ...problem })));
    }
    if (flags.json) this.printJson({ files, bad });
    else this.report(files, bad, flags.lang);
    if (bad.length > 0) this.exit(1);
  }

  /** All of one file that can be taken; what can't goes into `problems`. */
  private async take(
    file: string,
    flags: { readonly data: string; readonly answers?: string | undefined },
    problems: FileProblem[],
  ): Promise<TakenFile | undefined> {
    const read = readOne(file);
    problems.push(...read.problems);
    if (!read.ok) return undefined;
    const { head } = read;
    let sum = { taken: 0, known: 0, number: 0 };
    let held: readonly Range[] = [];
    const refused: RefusedReport[] = [];
    const contradicted: number[] = [];
    try {
      for (const batches of inParts(read.batches)) {
        const { reports } = await ask(flags.data, { type: 'import-reports', head, batches });
        if (reports === undefined) throw new Explained('the running collector is of another version: update it');
        const { taken, known, number } = reports;
        sum = { taken: sum.taken + taken, known: sum.known + known, number };
        held = reports.read.reduce<readonly Range[]>(addRange, held);
        refused.push(...reports.refused);
        contradicted.push(...reports.contradicted);
        problems.push(...reports.bad.map(({ n, problem }) => ({ line: n + 1, problem })));
      }
      const answer = await this.answer(file, flags, { head, read: [...held], refused, contradicted });
      return { file, device: head.device, ...sum, refused: refused.length, ...answer };
    } catch (error) {
      if (!(error instanceof Explained)) throw error;
      problems.push({ line: 1, problem: error.message });
      return undefined;
    }
  }

  private async answer(
    file: string,
    { data, answers }: { readonly data: string; readonly answers?: string | undefined },
    said: {
      readonly head: ReportFileHead;
      readonly read: Range[];
      readonly refused: RefusedReport[];
      readonly contradicted: number[];
    },
  ): Promise<{ readonly answer?: string }> {
    if (answers === undefined) return {};
    const { fileAnswer } = await ask(data, { type: 'answer-reports', ...said });
    const answer = join(answers, `${basename(file)}.answer`);
    writeFileSync(answer, `${JSON.stringify(fileAnswer)}\n`);
    return { answer };
  }

  private report(files: readonly TakenFile[], bad: readonly BadLine[], lang: 'vi' | 'en'): void {
    const words = listMessages(lang);
    const { integer } = formats(lang);
    for (const { file, number, taken, known, answer } of files) {
      this.print(words.reportsImported(file, String(number), integer(taken), integer(known)));
      if (answer !== undefined) this.print(words.reportsAnswered(answer));
    }
    if (bad.length === 0) return;
    const lines = bad.map(({ file, line, problem, code }) =>
      words.reportsBadLine(
        file,
        line > 0 ? integer(line) : '',
        code === undefined ? problem : words.reportsTrouble[code],
      ),
    );
    this.logToStderr([words.reportsBad(integer(bad.length)), ...lines].join('\n'));
  }
}

function readOne(file: string): ReturnType<typeof readReportFile> {
  const no = (problem: string) => ({ ok: false, problems: [{ line: 0, problem }] }) as const;
  try {
    const { size } = statSync(file);
    if (size > REPORT_FILE_BYTES_MAX) return no(`found ${size} bytes, expected at most ${REPORT_FILE_BYTES_MAX}`);
    return readReportFile(readFileSync(file, 'utf8'));
  } catch (cause) {
    return no(`it can't be read (${cause instanceof Error ? cause.message : cause})`);
  }
}

function* inParts(batches: readonly ReportFileBatch[]): Generator<ReportFileBatch[]> {
  let part: ReportFileBatch[] = [];
  let bytes = 0;
  for (const batch of batches) {
    if (
      part.length >= REPORT_BATCHES_AT_ONCE_MAX ||
      (part.length > 0 && bytes + batch.body.length > BYTES_AT_ONCE_MAX)
    ) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(batch);
    bytes += batch.body.length;
  }
  // An empty one too: its head is looked at all the same.
  yield part;
}
