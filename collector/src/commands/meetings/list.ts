import { formats, meetingText } from '@mach/messages';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class MeetingsList extends CollectorCommand {
  static override summary = 'The video meetings that were announced, by their beginning.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(MeetingsList);
    const meetings = [...readFleet(flags.data).registry.meetings.values()].sort((a, b) => a.startsAt - b.startsAt);
    if (flags.json) return this.printJson(meetings);
    const words = meetingText(flags.lang);
    if (meetings.length === 0) return this.print(words.none);
    const { dateTime } = formats(flags.lang);
    const cells = meetings.map(({ id, title, startsAt, endsAt, communes }) => [
      id,
      title,
      dateTime(startsAt),
      dateTime(endsAt),
      communes.length === 0 ? words.allCommunes : communes.join(' '),
    ]);
    this.print(table([...words.head], cells));
  }
}
