import { formats, meetingText } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { meetingOf } from '../../config/meetings-csv.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';

export default class MeetingsAdd extends CollectorCommand {
  static override summary =
    'Announces a video meeting: the rooms of its communes are tested the afternoon before and in the hour before.';
  static override description =
    'A meeting with this title and beginning that is there already is renewed. Times are those of Việt Nam.';
  static override examples = [
    '<%= config.bin %> meetings add "Giao ban tuần" --at "08/12/2026 08:00" --until "08/12/2026 10:00" --communes 99001,99002',
  ];
  static override args = { title: Args.string({ required: true, description: 'what the meeting is called' }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    at: Flags.string({ required: true, description: 'when it begins, such as "08/12/2026 08:00"' }),
    until: Flags.string({ default: '', description: 'when it ends; four hours later unless said' }),
    communes: Flags.string({ default: '', description: 'codes of the communes that take part; all unless said' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MeetingsAdd);
    const given: Record<string, string> = {
      title: args.title.trim(),
      starts: flags.at.trim(),
      ends: flags.until.trim(),
      communes: flags.communes.trim(),
    };
    const problems: string[] = [];
    const flagOf: Record<string, string> = { title: 'title', starts: '--at', ends: '--until', communes: '--communes' };
    const meeting = meetingOf(
      (name) => given[name] ?? '',
      (name, expected) => problems.push(`${flagOf[name]}: found "${given[name]}", expected ${expected}`),
    );
    if (problems.length > 0) throw new Explained(problems.join('\n'));
    await ask(flags.data, { type: 'set-meeting', meeting: { ...meeting, communes: [...meeting.communes] } });
    this.print(meetingText(flags.lang).announced(formats(flags.lang).integer(1)));
  }
}
