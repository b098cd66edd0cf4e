import { alertWords } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class AlertsAcknowledge extends CollectorCommand {
  static override summary =
    'Takes an incident on for the province: nobody is reminded of it any more, and its page says who has it.';
  static override examples = ['<%= config.bin %> alerts acknowledge 12 --post "Trực CNTT của tỉnh"'];
  static override args = { number: Args.integer({ required: true, min: 1, description: 'number of the incident' }) };
  static override flags = {
    post: Flags.string({ description: 'who takes it on, as its page is to say; the administrator unless said' }),
    data: dataFlag,
    lang: langFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AlertsAcknowledge);
    const post = flags.post === undefined ? {} : { post: flags.post };
    await ask(flags.data, { type: 'acknowledge-incident', number: args.number, ...post });
    this.print(alertWords(flags.lang).list.acknowledged(String(args.number)));
  }
}
