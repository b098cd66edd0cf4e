import { formats, listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class SitesDiscovery extends CollectorCommand {
  static override summary =
    'Switches on or off, for one site or several, that its leader looks who else stands in its network.';
  static override description =
    'Off until it is switched on. One PC of the site, the leader, pings the addresses of its own network one after another, slowly (equipment.discovery in the configuration says how often and how fast), asks once by mDNS and UPnP, and tells what it found by a keyed hash of its hardware address. Phones that hide theirs are counted and not told.';
  static override examples = ['<%= config.bin %> sites discovery on 26734-1 26734-2'];
  static override strict = false;
  static override args = {
    wish: Args.string({ required: true, options: ['on', 'off'], description: 'on or off' }),
    sites: Args.string({ required: true, description: 'sites, each by its id or its name' }),
  };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, argv, flags } = await this.parse(SitesDiscovery);
    const sites = (argv as readonly string[]).slice(1);
    const isOn = args.wish === 'on';
    await ask(flags.data, { type: 'set-discovery', sites: [...sites], isOn });
    this.print(listMessages(flags.lang).discoverySwitched(isOn, formats(flags.lang).integer(sites.length)));
  }
}
