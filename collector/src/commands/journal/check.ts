import { formats, listMessages } from '@mach/messages';
import { takeCensus } from '../../journal/census.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { entriesFrom, withJournal } from '../support/read-fleet.ts';

export default class JournalCheck extends CollectorCommand {
  static override summary =
    'Looks the journal over: the file itself, each entry’s body, receive times, and whether what is acknowledged is there once. Exit 0 sound, 1 not.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(JournalCheck);
    const { entries, problems } = withJournal(flags.data, (store) => {
      const census = takeCensus(entriesFrom(store, 1));
      const acknowledged = census.devices
        .filter((each) => JSON.stringify(store.acknowledged(each.device)) !== JSON.stringify(each.acknowledged))
        .map((each) => `device ${each.device}: what is acknowledged is not what the entries hold`);
      return { entries: census.entries, problems: [...store.damage(), ...census.problems, ...acknowledged] };
    });
    if (flags.json) this.printJson({ sound: problems.length === 0, entries, problems });
    else {
      const { batch, registry, collector } = entries;
      const words = listMessages(flags.lang);
      const { integer } = formats(flags.lang);
      this.print(words.journalEntries(integer(batch), integer(registry), integer(collector)));
      this.print(problems.length === 0 ? words.journalSound : problems.join('\n'));
    }
    if (problems.length > 0) this.exit(1);
  }
}
