import { meetingText } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class MeetingsRemove extends CollectorCommand {
  static override summary = 'Calls off an announced meeting: its rooms are not tested any more.';
  static override args = {
    id: Args.string({ required: true, description: 'id of the meeting, as meetings list shows it' }),
  };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MeetingsRemove);
    await ask(flags.data, { type: 'call-off-meeting', id: args.id });
    this.print(meetingText(flags.lang).calledOff(args.id));
  }
}
