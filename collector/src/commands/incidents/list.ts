import { confidenceFigure, formats, incidentTitle, listMessages, verdictSentence } from '@mach/messages';
import type { IncidentRow } from '@mach/wire';
import { Flags } from '@oclif/core';
import { incidentRows } from '../../incidents/incident-rows.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class IncidentsList extends CollectorCommand {
  static override summary =
    'Incidents: where the fault is or was, since when, and over which communes; those that last first.';
  static override flags = {
    open: Flags.boolean({ description: 'those that last alone' }),
    commune: Flags.string({ description: 'those that touched this commune', helpValue: 'CODE' }),
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(IncidentsList);
    const rows = incidentRows(readFleet(flags.data), { isOpen: flags.open ? true : undefined, commune: flags.commune });
    if (flags.json) return this.printJson(rows);
    const { lang } = flags;
    const words = listMessages(lang);
    const { date, dateTime, integer } = formats(lang);
    if (rows.length === 0) return this.print(words.noIncidents);
    const told = ({ scope }: IncidentRow) => (scope.kind === 'device' ? date : dateTime);
    const cells = rows.map((row) => [
      String(row.number),
      told(row)(row.since),
      row.endedAt === undefined ? words.lasts : told(row)(row.endedAt),
      incidentTitle(row, lang),
      integer(row.communesTouched.length),
      confidenceFigure(row.confidence, lang),
      verdictSentence(row, lang),
    ]);
    const { incidentNumber, since, until, incident, communesTouched, confidence, verdict } = words;
    this.print(table([incidentNumber, since, until, incident, communesTouched, confidence, verdict], cells));
  }
}
