import { AgentCommand, configFlag, dataFlag, jsonFlag } from './agent-command.ts';

export default class Inventory extends AgentCommand {
  static override summary = 'Print what this machine is; needs no collector.';
  static override flags = { config: configFlag, data: dataFlag, json: jsonFlag };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Inventory);
    const folder = this.folder(flags.data);
    const ports = this.ports(this.settings(flags.config, folder), this.identity(folder));
    const facts = await ports.inventory.read(new AbortController().signal);
    if (!facts.ok) throw new Error(`The machine could not be read: ${facts.failure}, ${facts.detail}`);
    if (flags.json) return this.printJson(facts.value);
    const { unread, ...parts } = facts.value;
    for (const [name, part] of Object.entries(parts)) {
      if (!Array.isArray(part)) this.log(`${name}: ${inLine(part)}`);
      else if (part.length === 0) this.log(`${name}: none`);
      else for (const one of part) this.log(`${name}: ${inLine(one)}`);
    }
    for (const [name, why] of Object.entries(unread)) this.log(`${name}: not read (${why})`);
  }
}

function inLine(part: object): string {
  return Object.entries(part)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
