import { ask } from './support/ask.ts';
import { CollectorCommand, dataFlag } from './support/base.ts';

export default class SignIn extends CollectorCommand {
  static override summary =
    'Prints a link that signs in as the province’s administrator: one use, within 15 minutes. Needs a running collector.';
  static override flags = { data: dataFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(SignIn);
    const { link } = await ask(flags.data, { type: 'sign-in' });
    this.print(link ?? '');
  }
}
