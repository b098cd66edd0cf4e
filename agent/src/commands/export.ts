import { existsSync, readFileSync } from 'node:fs';
import { exportSentences } from '@mach/messages';
import { nodeHash, nodeRandom, sha256Hex } from '@mach/ports/node';
import { Args, Flags } from '@oclif/core';
import { writeWhole } from '../adapters/write-whole.ts';
import { exportReports } from '../export/export-reports.ts';
import { fileSigner } from '../export/file-key.ts';
import { AnswerTrouble, takeAnswer } from '../export/take-answer.ts';
import { agentLimits } from '../limits.ts';
import { readSpool } from '../spool/open.ts';
import { bootId, presentIdentity } from '../world.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag, langFlag } from './agent-command.ts';

interface Answer {
  readonly file: string;
  readonly text: string;
}

export default class Export extends AgentCommand {
  static override summary = 'Write what waits for the collector into one signed file, for sites without a path to it.';
  static override description =
    'Carry the file to the province, where "mach-collector reports import FILE" takes it. What is in it goes on waiting here until the collector has said that it holds it: over the line one day, or by the answer that the import writes (--answer). The same reports in two files, or in a file and over the line, are taken once.';
  static override args = {
    file: Args.string({ required: true, description: 'the file to write, replaced if it is there' }),
  };
  static override flags = {
    answer: Flags.string({ description: 'what the last import answered: that waits no longer', helpValue: 'FILE' }),
    config: configFlag,
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Export);
    const folder = this.folder(flags.data);
    const joined = this.identity(folder);
    if (joined === undefined) {
      throw new Error(`This device has not joined a collector (${folder.path}): nobody could take its file.`);
    }
    const config = this.settings(flags.config, folder);
    const ports = this.ports(config, joined);
    const settings = {
      version: this.config.version,
      identity: await presentIdentity(joined, ports),
      bootId: bootId(config.proc),
      sendEveryS: config.sendEveryS,
    };
    const sign = fileSigner(sha256Hex(joined.secret), nodeHash(''));
    const answer = flags.answer === undefined ? undefined : this.readAnswer(flags.answer);
    const done = readSpool(folder.file('spool.sqlite'), ports, agentLimits.spool, (spool) => {
      const delivered =
        answer === undefined ? 0 : this.settle(answer, () => takeAnswer(answer.text, spool, joined.device, sign));
      const exported = exportReports(
        spool,
        { settings, joined, clock: ports.clock, random: nodeRandom, sign },
        agentLimits,
      );
      if (exported !== undefined) writeWhole(args.file, `${exported.lines.join('\n')}\n`);
      return { delivered, reports: exported?.reports ?? 0 };
    });
    const { delivered, reports } = done ?? { delivered: 0, reports: 0 };
    const file = reports > 0 ? args.file : null;
    if (flags.json) return this.printJson({ file, reports, delivered });
    for (const sentence of exportSentences({ file, reports, delivered }, flags.lang)) this.log(sentence);
  }

  private readAnswer(file: string): Answer {
    if (!existsSync(file)) throw new Error(`${file} is not there: expected the answer that the import wrote.`);
    return { file, text: readFileSync(file, 'utf8') };
  }

  private settle({ file }: Answer, take: () => number): number {
    try {
      return take();
    } catch (error) {
      if (error instanceof AnswerTrouble) throw new Error(`${file}: ${error.message}`, { cause: error });
      throw error;
    }
  }
}
