import {
  formats,
  kindLabel,
  type Language,
  selfTestExplanation,
  selfTestWritten,
  terms,
  valueLabel,
  valueText,
} from '@mach/messages';
import { kinds, sensors } from '@mach/probes';
import type { CheckConfig, Reading } from '@mach/wire';
import { Flags } from '@oclif/core';
import { privateNames } from '../adapters/private-names.ts';
import { writeWhole } from '../adapters/write-whole.ts';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { readOnce } from '../read-once.ts';
import { selfTest } from '../self-test.ts';
import type { MeasuringPorts } from '../world.ts';
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
  static override flags = {
    config: configFlag,
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    'self-test': Flags.string({
      description:
        'run every sensor once and write what came of it into this file, without names, for whoever looks for faults',
      helpValue: 'FILE',
    }),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Inventory);
    const folder = this.folder(flags.data);
    const ports = this.ports(this.settings(flags.config, folder), this.identity(folder));
    const file = flags['self-test'];
    if (file !== undefined) return this.writeSelfTest(file, ports, flags.lang);
    const facts = await ports.inventory.read(new AbortController().signal);
    if (!facts.ok) throw new Error(`The machine could not be read: ${facts.failure}, ${facts.detail}`);
    if (flags.json) return this.printJson(facts.value);
    for (const reading of await this.read(WHAT_IT_IS, ports)) this.log(lineOf(reading, flags.lang));
  }

  private read(wanted: readonly string[], ports: MeasuringPorts): Promise<readonly Reading[]> {
    const local = wanted.map((kind): CheckConfig => ({ id: kind, kind, everyS: 60 }));
    const { checks } = planChecks({ local, fromCollector: [] }, kinds, agentLimits);
    return readOnce(checks, ports, this.config.version);
  }

  private async writeSelfTest(file: string, ports: MeasuringPorts, language: Language): Promise<void> {
    const found = await selfTest(
      {
        explanation: selfTestExplanation(language),
        program: `mach-agent ${this.config.version}`,
        runtime: `node ${process.versions.node}`,
        platform: `${process.platform} ${process.arch}`,
        kinds: sensors.map(({ name }) => name),
        privateNames: privateNames(),
      },
      { clock: ports.clock, inventory: ports.inventory, run: (kind) => this.read([kind], ports) },
    );
    writeWhole(file, `${JSON.stringify(found, undefined, 2)}\n`);
    const failed = found.sensors.filter(({ parts }) => parts.every(({ ok }) => !ok)).length;
    this.log(selfTestWritten(file, formats(language).integer(failed), language));
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
