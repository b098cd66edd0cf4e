import { kindLabel, type Language, terms, valueLabel, valueText } from '@mach/messages';
import { kinds } from '@mach/probes';
import type { CheckConfig, Reading } from '@mach/wire';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { readOnce } from '../read-once.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag, langFlag } from './agent-command.ts';

/** The sensors that tell what the machine is; one run of the inventory child answers all. */
const WHAT_IT_IS = [
  'system',
  'os',
  'processor',
  'memory-module',
  'memory-board',
  'disk',
  'network-card',
  'boot-security',
  'screen',
  'peripherals',
];

export default class Inventory extends AgentCommand {
  static override summary = 'Print what this machine is; needs no collector.';
  static override flags = { config: configFlag, data: dataFlag, json: jsonFlag, lang: langFlag };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Inventory);
    const folder = this.folder(flags.data);
    const ports = this.ports(this.settings(flags.config, folder), this.identity(folder));
    const facts = await ports.inventory.read(new AbortController().signal);
    if (!facts.ok) throw new Error(`The machine could not be read: ${facts.failure}, ${facts.detail}`);
    if (flags.json) return this.printJson(facts.value);
    const local = WHAT_IT_IS.map((kind): CheckConfig => ({ id: kind, kind, everyS: 60 }));
    const { checks } = planChecks({ local, fromCollector: [] }, kinds, agentLimits);
    for (const reading of await readOnce(checks, ports, this.config.version)) {
      this.log(lineOf(reading, flags.lang));
    }
  }
}

function lineOf({ kind, target, ok, failure, detail, values }: Reading, language: Language): string {
  const name = `${kindLabel(kind, language)}${target === undefined ? '' : ` ${target}`}`;
  if (!ok) return `${name}: ${terms.failure(failure ?? 'bug', language)} (${detail ?? ''})`;
  const told = Object.entries(values).map(
    ([value, found]) => `${valueLabel(kind, value, language)}: ${valueText(kind, value, found, language)}`,
  );
  return `${name}: ${told.join(' · ')}`;
}
