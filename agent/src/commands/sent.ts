import { existsSync, readFileSync } from 'node:fs';
import { AgentCommand, dataFlag, jsonFlag } from './agent-command.ts';

export default class Sent extends AgentCommand {
  static override summary = 'Print exactly what was last sent to the collector, as JSON.';
  static override flags = { data: dataFlag, json: jsonFlag };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Sent);
    const file = this.folder(flags.data).file('last-sent.json');
    if (!existsSync(file)) throw new Error(`Nothing has been sent from here yet (${file} is not there).`);
    this.printJson(JSON.parse(readFileSync(file, 'utf8')));
  }
}
