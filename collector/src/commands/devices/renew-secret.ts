import { formats, listMessages } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class DevicesRenewSecret extends CollectorCommand {
  static override summary =
    'Asks a device, all of a commune, or all there are for another secret, where one may have become known. The old one is good until the new one was used once.';
  static override args = { id: Args.string({ description: 'id or number of the device' }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    commune: Flags.string({ description: 'all devices of this commune', helpValue: 'CODE', exclusive: ['all'] }),
    all: Flags.boolean({ description: 'all devices of the province' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesRenewSecret);
    if ([args.id !== undefined, flags.commune !== undefined, flags.all].filter(Boolean).length !== 1)
      this.error('expected a device, or --commune CODE, or --all', { exit: 2 });
    const { imported = 0 } = await ask(flags.data, {
      type: 'renew-secrets',
      ...(args.id === undefined ? {} : { device: args.id }),
      ...(flags.commune === undefined ? {} : { unitCode: flags.commune }),
    });
    this.print(listMessages(flags.lang).secretsWanted(formats(flags.lang).integer(imported)));
  }
}
