import { listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class DevicesSeparate extends CollectorCommand {
  static override summary =
    'Says that an inventoried PC is not the one whose agent has taken its place: it counts by itself again, and stays so.';
  static override args = { id: Args.string({ required: true, description: 'id or number of the inventoried device' }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesSeparate);
    await ask(flags.data, { type: 'separate-device', device: args.id });
    this.print(listMessages(flags.lang).deviceSeparated(args.id));
  }
}
