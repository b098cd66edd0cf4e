import { listMessages } from '@mach/messages';
import { ROLES } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';

export default class DevicesPlace extends CollectorCommand {
  static override summary =
    'Says where a device stands and what it is for. What it measured goes with it; what is not named stays as it is.';
  static override description =
    'A site that the commune has not is made. A device that is said to stand elsewhere stays there as long as it is behind the same gateway.';
  static override examples = [
    '<%= config.bin %> devices place 12 --site "Trung tâm phục vụ hành chính công" --role counter',
  ];
  static override args = { id: Args.string({ required: true, description: 'id or number of the device' }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    commune: Flags.string({ description: 'code of the commune where it stands from now on', helpValue: 'CODE' }),
    site: Flags.string({ description: 'name or id of the site of that commune', helpValue: 'NAME' }),
    role: Flags.option({ options: ROLES })({ description: 'what a PC is used for' }),
    label: Flags.string({ description: 'what people call it; empty takes the name away' }),
    'asset-tag': Flags.string({ description: 'number in the register of assets; empty takes it away' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesPlace);
    const { commune, site, role, label, 'asset-tag': assetTag } = flags;
    const said = {
      ...(commune === undefined ? {} : { unitCode: commune }),
      ...(site === undefined ? {} : { site }),
      ...(role === undefined ? {} : { role }),
      ...(label === undefined ? {} : { label }),
      ...(assetTag === undefined ? {} : { assetTag }),
    };
    if (Object.keys(said).length === 0)
      throw new Explained('nothing was said: give --commune, --site, --role, --label or --asset-tag');
    await ask(flags.data, { type: 'place-device', device: args.id, ...said });
    this.print(listMessages(flags.lang).devicePlaced(args.id));
  }
}
