import { auditSentence, formats, listMessages } from '@mach/messages';
import { Flags } from '@oclif/core';
import { type AuditRow, auditRows } from '../../audit/audit-rows.ts';
import { entriesFrom } from '../../journal/inspect.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { parseDuration } from '../support/duration.ts';
import { withJournal } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class AuditList extends CollectorCommand {
  static override summary =
    'Who changed what and when: decisions about units, sites, devices, lines, tokens, services and accounts, and sign-ins. Oldest first, no secrets.';
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    last: Flags.string({ description: 'only the last 30d, 12h, …', helpValue: 'TIME' }),
    people: Flags.boolean({ description: 'without what the collector decided by itself', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditList);
    const lastMs = flags.last === undefined ? Number.POSITIVE_INFINITY : parseDuration(flags.last);
    if (lastMs === undefined) this.error(`--last ${flags.last}: expected a time such as 30d, 12h or 15m`, { exit: 2 });
    const since = Date.now() - lastMs;
    const rows = withJournal(flags.data, (store) => [...auditRows(entriesFrom(store, 1))]).filter(
      ({ at, by }) => at >= since && !(flags.people && by === 'collector'),
    );
    if (flags.json) return this.printJson(rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })));
    const words = listMessages(flags.lang);
    if (rows.length === 0) return this.print(words.noAudit);
    const format = formats(flags.lang);
    const cells = ({ at, isDay, by, what, about, detail }: AuditRow) => [
      isDay ? format.date(at) : format.dateTime(at),
      words.actor(by),
      auditSentence(what, flags.lang),
      about,
      detail,
    ];
    this.print(table([words.at, words.by, words.change, words.target, words.values], rows.map(cells)));
  }
}
