import { readFileSync } from 'node:fs';
import { planText } from '@mach/messages';
import { Args } from '@oclif/core';
import { loadSolver } from '../../adapters/highs.ts';
import { verify } from '../../planning/frozen-plan.ts';
import { CollectorCommand, Explained, jsonFlag, langFlag } from '../support/base.ts';

export default class PlanVerify extends CollectorCommand {
  static override summary =
    'Makes an issued plan again from its own input and compares it whole. Exit 0 the same, 1 not.';
  static override args = { file: Args.string({ required: true, description: 'frozen plan (JSON)' }) };
  static override flags = { json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(PlanVerify);
    let text: string;
    try {
      text = readFileSync(args.file, 'utf8');
    } catch (cause) {
      throw new Explained(`${args.file} can't be read: check its path and rights`, { cause });
    }
    const verdict = verify(text, await loadSolver());
    const said = planText(flags.lang);
    if (flags.json) this.printJson(verdict);
    else if (verdict.kind === 'same') this.print(said.verified(verdict.program, verdict.sha256));
    else if (verdict.kind === 'unreadable') this.print(said.unreadable(verdict.why));
    else if (verdict.kind === 'differs') this.print(said.differs(verdict.program));
    else this.print(`${said.changedFile}\n${said.stated(verdict.stated, verdict.sha256)}`);
    if (verdict.kind !== 'same') this.exit(1);
  }
}
