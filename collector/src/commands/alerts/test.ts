import { alertWords } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';

export default class AlertsTest extends CollectorCommand {
  static override summary =
    'Has the running collector send a test by a route at once, to its first recipients, whatever the hour. Exit 1 where one did not get it.';
  static override args = {
    route: Args.string({ required: true, description: 'name of the route in the configuration' }),
  };
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AlertsTest);
    const { tested = [] } = await ask(flags.data, { type: 'test-alert-route', route: args.route });
    const { list } = alertWords(flags.lang);
    if (flags.json) this.printJson(tested);
    for (const { recipient, outcome, detail } of flags.json ? [] : tested) {
      const said = detail === undefined ? list.outcomes[outcome] : `${list.outcomes[outcome]} (${detail})`;
      this.print(list.tested(recipient, said));
    }
    if (tested.some(({ outcome }) => outcome !== 'delivered')) this.exit(1);
  }
}
