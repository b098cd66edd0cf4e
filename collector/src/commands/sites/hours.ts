import { formats, listMessages } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class SitesHours extends CollectorCommand {
  static override summary = 'Says when one site or several are open, where that is not when their commune works.';
  static override description =
    'A counter that is open on Saturday mornings, a centre that opens through Tết. Verdicts, availability and papers count the working time of a site by it. Without --hours the sites have the hours of their commune again.';
  static override examples = [
    '<%= config.bin %> sites hours 26734-2 --hours "T2-T6 07:00-11:30 13:30-17:00; T7 07:00-11:30"',
    '<%= config.bin %> sites hours 26734-2 26737-1 --opens-on-days-off',
  ];
  static override strict = false;
  static override args = {
    sites: Args.string({ required: true, description: 'sites, each by its id or its name' }),
  };
  static override flags = {
    hours: Flags.string({ description: 'days and times', helpValue: 'HOURS', default: '' }),
    'opens-on-days-off': Flags.boolean({ description: 'keep that week on holidays and other days off too' }),
    data: dataFlag,
    lang: langFlag,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(SitesHours);
    const sites = [...(argv as readonly string[])];
    const opensOnDaysOff = flags['opens-on-days-off'];
    await ask(flags.data, { type: 'set-site-hours', sites, workingHours: flags.hours, opensOnDaysOff });
    this.print(listMessages(flags.lang).hoursSet(formats(flags.lang).integer(sites.length)));
  }
}
