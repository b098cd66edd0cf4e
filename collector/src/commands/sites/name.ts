import { listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class SitesName extends CollectorCommand {
  static override summary = 'Names a site: those that the first report from a place made are called by a number.';
  static override examples = ['<%= config.bin %> sites name 26734-2 "Trung tâm phục vụ hành chính công"'];
  static override args = {
    site: Args.string({ required: true, description: 'the site, by its id or its present name' }),
    name: Args.string({ required: true, description: 'what it is to be called' }),
  };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SitesName);
    await ask(flags.data, { type: 'name-site', site: args.site, name: args.name });
    this.print(listMessages(flags.lang).siteNamed(args.name));
  }
}
