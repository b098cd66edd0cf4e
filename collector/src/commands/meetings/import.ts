import { formats, meetingText } from '@mach/messages';
import { Args } from '@oclif/core';
import { meetingsFromRows } from '../../config/meetings-csv.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';
import { TABLE_HELP, tableRows } from '../support/table-rows.ts';

export default class MeetingsImport extends CollectorCommand {
  static override summary = 'Takes up a calendar of video meetings: before each, the rooms of its communes are tested.';
  static override description =
    'Columns: title, starts, ends (times in Việt Nam such as 08/12/2026 08:00; four hours after the beginning where it is empty), communes (codes, empty for all). A meeting with the same title and beginning is renewed.';
  static override examples = ['<%= config.bin %> meetings import lich-hop.csv'];
  static override args = { file: Args.string({ required: true, description: TABLE_HELP }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MeetingsImport);
    const read = meetingsFromRows(await tableRows(args.file, 'meetings'));
    if (!read.ok) {
      const lines = read.problems.map(
        ({ path, found, expected }) => `${args.file}: ${path}: found ${found}, expected ${expected}`,
      );
      throw new Explained(`nothing was imported:\n${lines.join('\n')}`);
    }
    if (read.rows.length === 0) throw new Explained(`${args.file} has no meeting below its first line`);
    const rows = read.rows.map((row) => ({ ...row, communes: [...row.communes] }));
    await ask(flags.data, { type: 'announce-meetings', rows });
    this.print(meetingText(flags.lang).announced(formats(flags.lang).integer(rows.length)));
  }
}
