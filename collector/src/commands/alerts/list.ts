import { alertWords, formats } from '@mach/messages';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class AlertsList extends CollectorCommand {
  static override summary =
    'The newest messages that people were sent, or are owed, and what became of them; newest first.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(AlertsList);
    const rows = [...readFleet(flags.data).alerts.recent].reverse();
    if (flags.json) return this.printJson(rows);
    const { list } = alertWords(flags.lang);
    if (rows.length === 0) return this.print(list.none);
    const { dateTime } = formats(flags.lang);
    const cells = rows.map(({ number, at, recipient, kind, incidents, outcome, detail = '' }) => [
      String(number),
      dateTime(at),
      recipient,
      [list.kinds[kind], incidents.join(', ')].filter((part) => part !== '').join(' '),
      outcome === undefined ? list.waits : list.outcomes[outcome],
      detail,
    ]);
    this.print(table(list.head, cells));
  }
}
