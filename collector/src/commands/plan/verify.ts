import { readFileSync } from 'node:fs';
import { type Language, planFieldNames, planText, planWarning } from '@mach/messages';
import { Args } from '@oclif/core';
import { loadSolver } from '../../adapters/highs.ts';
import { type Verdict, verify } from '../../planning/frozen-plan.ts';
import { CollectorCommand, Explained, jsonFlag, langFlag } from '../support/base.ts';

export default class PlanVerify extends CollectorCommand {
  static override summary =
    'Makes an issued plan again from its own input and compares it whole; other warnings are told and change nothing. Exit 0 the same, 1 not.';
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
    else if (verdict.kind === 'same') this.print(sameText(verdict, flags.lang));
    else if (verdict.kind === 'unreadable') this.print(said.unreadable(verdict.why));
    else if (verdict.kind === 'differs') this.print(differsText(verdict, flags.lang));
    else this.print(`${said.changedFile}\n${said.stated(verdict.stated, verdict.sha256)}`);
    if (verdict.kind !== 'same') this.exit(1);
  }
}

function sameText({ program, sha256, warnings }: Verdict & { readonly kind: 'same' }, lang: Language): string {
  const said = planText(lang);
  if (warnings === undefined) return said.verified(program, sha256);
  const { isNow, isNoMore, staysUnspent } = warnings;
  const sentences = (codes: readonly string[]) => codes.map((code) => planWarning(code, staysUnspent, lang)).join(' ');
  return [
    said.verified(program, sha256),
    ...(isNow.length === 0 ? [] : [said.warnsNow(sentences(isNow))]),
    ...(isNoMore.length === 0 ? [] : [said.warnsNoMore(sentences(isNoMore))]),
    ...(isNow.length + isNoMore.length === 0 ? [said.otherUnspent] : []),
  ].join('\n');
}

function differsText({ program, inWhat, made }: Verdict & { readonly kind: 'differs' }, lang: Language): string {
  const said = planText(lang);
  return [said.differs(program), made.ok ? said.differsIn(planFieldNames(inWhat, lang)) : said.noPlanNow].join('\n');
}
