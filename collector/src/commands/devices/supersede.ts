import { listMessages } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class DevicesSupersede extends CollectorCommand {
  static override summary =
    'Says that a PC known by an inventory is the one that an agent measures: it no longer counts by itself. devices separate takes it back.';
  static override args = { id: Args.string({ required: true, description: 'id or number of the inventoried device' }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    by: Flags.string({ required: true, description: 'id or number of the device with the agent', helpValue: 'ID' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesSupersede);
    await ask(flags.data, { type: 'supersede-device', device: args.id, by: flags.by });
    this.print(listMessages(flags.lang).deviceSuperseded(args.id, flags.by));
  }
}
