import { readFileSync } from 'node:fs';
import { Args } from '@oclif/core';
import { readConfig, showProblem } from '../../config/read.ts';
import { CollectorCommand, Explained, jsonFlag } from '../support/base.ts';

export default class ConfigCheck extends CollectorCommand {
  static override summary =
    'Every mistake of a configuration at once, with its place and what would be right. Exit 0 valid, 1 invalid.';
  static override args = { file: Args.string({ required: true, description: 'configuration file (YAML)' }) };
  static override flags = { json: jsonFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConfigCheck);
    let text: string;
    try {
      text = readFileSync(args.file, 'utf8');
    } catch (cause) {
      throw new Explained(`${args.file} can't be read: check its path and rights`, { cause });
    }
    const read = readConfig(text, args.file);
    const problems = read.ok ? [] : read.problems;
    if (flags.json) this.printJson({ valid: read.ok, problems });
    else this.print(read.ok ? `${args.file} is valid` : problems.map(showProblem).join('\n'));
    if (!read.ok) this.exit(1);
  }
}
