import { formats, pageMessages } from '@mach/messages';
import { earlierRow } from '@mach/priority';
import { analyse } from '../../exposition/analyse.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';

export default class PrioritiesSettle extends CollectorCommand {
  static override summary =
    'Settles the upgrade-priority list as it stands, for the next ones to be held against: once a month, or when it is handed on.';
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(PrioritiesSettle);
    const rows = analyse(readFleet(flags.data), Date.now()).priorities.map(earlierRow);
    await ask(flags.data, {
      type: 'settle-priorities',
      rows: rows.map((row) => ({ ...row, reasons: [...row.reasons] })),
    });
    this.print(pageMessages(flags.lang).priorities.settled(formats(flags.lang).integer(rows.length)));
  }
}
