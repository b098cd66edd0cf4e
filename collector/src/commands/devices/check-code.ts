import { readCheckCode } from '@mach/diagnosis';
import { checkCodeSentences } from '@mach/messages';
import { Args } from '@oclif/core';
import { CollectorCommand, Explained, jsonFlag, langFlag } from '../support/base.ts';

const WHY = {
  digits: 'a code is groups of four digits, such as 1336 8030 2070',
  mistyped: 'a digit is wrong, or two changed places: have it read again',
  newer: 'it was made by a newer agent than this collector knows',
} as const;

export default class DevicesCheckCode extends CollectorCommand {
  static override summary =
    'Says what a PC saw, from the code of its check that somebody read over the phone: which device, the cause, each light.';
  static override args = {
    code: Args.string({ required: true, description: 'the digits, with or without blanks' }),
  };
  static override strict = false;
  static override flags = { json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(DevicesCheckCode);
    const given = argv.join(' ');
    const read = readCheckCode(given);
    if (!read.ok) throw new Explained(`${given} is no code of a check: ${WHY[read.because]}`);
    if (flags.json) this.printJson(read.code);
    else this.print(checkCodeSentences(read.code, flags.lang).join('\n'));
  }
}
