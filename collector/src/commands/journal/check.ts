import { formats, listMessages } from '@mach/messages';
import { inspectJournal } from '../../journal/inspect.ts';
import { isDamage } from '../../journal/sqlite-salvage.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { withJournal } from '../support/read-fleet.ts';

export default class JournalCheck extends CollectorCommand {
  static override summary =
    'Looks the journal over: the file itself, check sums, each entry’s body, receive times, and whether what is acknowledged is there once. Exit 0 sound, 1 not.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(JournalCheck);
    const { entries, problems } = lookOver(flags.data);
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

/** A file that SQLite itself can't make sense of is a finding, not a mistake of ours. */
function lookOver(data: string): ReturnType<typeof inspectJournal> {
  try {
    return withJournal(data, inspectJournal);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const problem = `the file can't be read (${error instanceof Error ? error.message : error})`;
    return {
      entries: { batch: 0, registry: 0, heartbeat: 0, incident: 0, alert: 0, collector: 0 },
      problems: [problem],
    };
  }
}
