import { CHECK_WISHES, type CheckWish, checkCode } from '@mach/diagnosis';
import { checkPageMessages, checkSentences, serviceSentences } from '@mach/messages';
import { Flags } from '@oclif/core';
import { fileStore } from '../adapters/file-store.ts';
import { keptContacts } from '../pressed-checks.ts';
import { silent } from '../read-once.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag, langFlag } from './agent-command.ts';
import { pressHere } from './press.ts';

/** As Nagios plugins end. */
const EXIT = { good: 0, warning: 1, critical: 2, unknown: 3 } as const;

export default class Check extends AgentCommand {
  static override summary =
    'The one-click check: is it this PC, our network, or the system? Works offline and before joining.';
  static override description = 'Exits like a Nagios plugin: 0 good, 1 warning, 2 critical, 3 unknown.';
  static override flags = {
    config: configFlag,
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    for: Flags.option({ options: CHECK_WISHES })({
      default: 'everything' satisfies CheckWish,
      description: 'what does not work, or is about to begin; it is told first, and what it needs must be there',
    }),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Check);
    const folder = this.folder(flags.data);
    const identity = this.identity(folder);
    const settings = this.settingsOfAnybody(flags.config, folder);
    const ports = this.ports(settings, identity);
    const known = this.known(folder);
    const pc = { folder, settings, known, ports, version: this.config.version };
    const { check, readings, services } = await pressHere(pc, flags.for);
    const number = known?.deviceNumber;
    const code = checkCode(check, number);
    if (flags.json) this.printJson({ ...check, code, readings, services });
    else {
      const words = { language: flags.lang, code, ...(number === undefined ? {} : { deviceNumber: number }) };
      for (const line of checkSentences(check, words)) this.log(line);
      for (const line of serviceSentences(services, flags.lang)) this.log(line);
      const { contact } = checkPageMessages(flags.lang);
      for (const each of keptContacts(fileStore(folder, silent))) this.log(`${contact(each)}: ${each.phone}`);
    }
    this.exit(EXIT[check.overall]);
  }
}
