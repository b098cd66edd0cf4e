import { listMessages } from '@mach/messages';
import { CAUSES } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { timeOf } from '../../config/time-cell.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';

export default class IncidentsWriteCause extends CollectorCommand {
  static override summary =
    'Writes down a cause that somebody was told, by phone for example: it stands beside the verdict and never changes it.';
  static override examples = [
    '<%= config.bin %> incidents write-cause 12 --cause line --said-by "tổng đài VNPT" --text "đứt cáp tại ngã ba Bình Sơn"',
  ];
  static override args = { number: Args.integer({ required: true, min: 1, description: 'number of the incident' }) };
  static override flags = {
    cause: Flags.option({ options: CAUSES, description: 'of the list of causes, where what was said fits one' })(),
    text: Flags.string({ description: 'what was said, in words', helpValue: 'TEXT' }),
    'said-by': Flags.string({ required: true, description: 'who said it', helpValue: 'TEXT' }),
    'heard-at': Flags.string({
      description: 'when it was heard, in Việt Nam’s time, such as "05/12/2026 08:00"; now unless said',
      helpValue: 'TIME',
    }),
    data: dataFlag,
    lang: langFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(IncidentsWriteCause);
    const heard = flags['heard-at'];
    const heardAt = heard === undefined ? undefined : timeOf(heard);
    if (heard !== undefined && heardAt === undefined)
      throw new Explained(`--heard-at: found ${heard}, expected a time in Việt Nam such as 05/12/2026 08:00`);
    const { cause, text } = flags;
    await ask(flags.data, {
      type: 'write-cause',
      incident: args.number,
      ...(cause === undefined ? {} : { cause }),
      ...(text === undefined ? {} : { text }),
      ...(heardAt === undefined ? {} : { heardAt }),
      saidBy: flags['said-by'],
    });
    this.print(listMessages(flags.lang).causeWritten(String(args.number)));
  }
}
