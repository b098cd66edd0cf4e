import { availabilityText } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class OutagesRemove extends CollectorCommand {
  static override summary = 'Takes back an announced outage, as when it was called off.';
  static override args = {
    id: Args.string({ required: true, description: 'id of the outage, as outages list shows it' }),
  };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(OutagesRemove);
    await ask(flags.data, { type: 'remove-outage', id: args.id });
    this.print(availabilityText(flags.lang).outageRemoved(args.id));
  }
}
