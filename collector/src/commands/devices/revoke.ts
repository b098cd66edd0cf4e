import { listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class DevicesRevoke extends CollectorCommand {
  static override summary = 'Takes a device’s right to report away for good. What it reported stays.';
  static override args = { id: Args.string({ required: true, description: 'id or number of the device' }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesRevoke);
    const { device } = await ask(flags.data, { type: 'revoke-device', device: args.id });
    this.print(listMessages(flags.lang).deviceRevoked(device ?? args.id));
  }
}
