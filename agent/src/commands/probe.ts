import { kinds, type Poll, type Probe as ProbeKind, polls, probes } from '@mach/probes';
import { type CheckConfig, checkOptions, GATEWAY_TARGET, parseOptionText, type Reading } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { printedParts } from '../printed-parts.ts';
import { readOnce } from '../read-once.ts';
import type { FoundGateway } from '../runner.ts';
import type { MeasuringPorts } from '../world.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag } from './agent-command.ts';

/** What asks somebody: one reading, or one of each part of a device. */
const asking: readonly (ProbeKind | Poll)[] = [...probes, ...polls];

export default class Probe extends AgentCommand {
  static override summary = 'Make one reading and print it; 0 when there is a reading, whatever it says.';
  static override description = asking
    .map(({ name, summary, target }) => `${name}  ${summary} Target: ${target.help}.`)
    .join('\n');
  static override examples = asking.map(({ name, target }) => `<%= config.bin %> probe ${name} ${target.example}`);
  static override args = {
    kind: Args.string({ required: true, options: asking.map(({ name }) => name), description: 'which probe' }),
    target: Args.string({ required: true, description: 'what to ask' }),
  };
  static override flags = {
    option: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'an option of the probe',
      helpValue: 'NAME=VALUE',
    }),
    config: configFlag,
    data: dataFlag,
    json: jsonFlag,
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Probe);
    const kind = asking.find(({ name }) => name === args.kind);
    if (kind === undefined) this.error(`There is no probe "${args.kind}".`, { exit: 2 });
    const options = this.options(kind, flags.option ?? []);
    const folder = this.folder(flags.data);
    const ports = this.ports(this.settings(flags.config, folder), this.identity(folder));
    const check = { id: args.kind, kind: args.kind, target: args.target, options, everyS: 60 };
    const gateway = args.target === GATEWAY_TARGET ? await this.gateway(ports) : {};
    const [reading, ...parts] = await this.readings(check, ports, gateway);
    if (reading === undefined) this.error('No reading was made.');
    if (kind.type === 'poll' && !flags.json) return this.log(printedParts([reading, ...parts]).join('\n'));
    const { ok, failure, detail, durationMs, values } = reading;
    const printed = { ok, ...(ok ? {} : { failure, detail }), durationMs, values };
    this.printJson(kind.type === 'poll' ? { ...printed, parts: parts.map(partOf) } : printed);
  }

  private readings(check: CheckConfig, ports: MeasuringPorts, gateway: FoundGateway): Promise<readonly Reading[]> {
    const { checks } = planChecks({ local: [check], fromCollector: [] }, kinds, agentLimits);
    return readOnce(checks, ports, this.config.version, { gateway });
  }

  private async gateway(ports: MeasuringPorts): Promise<FoundGateway> {
    const [found] = await this.readings({ id: 'gateway', kind: 'gateway', everyS: 60 }, ports, {});
    const address = found?.values['address'];
    return typeof address === 'string' ? { address } : {};
  }

  private options(kind: ProbeKind | Poll, given: readonly string[]): Record<string, number | string | boolean> {
    const input: Record<string, unknown> = {};
    for (const text of given) {
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (name === '') this.error(`--option ${text}: expected NAME=VALUE`, { exit: 2 });
      const option = Object.hasOwn(kind.options, name) ? kind.options[name] : undefined;
      input[name] = option === undefined ? value : parseOptionText(option, value);
    }
    const checked = checkOptions(kind.options, input);
    if (checked.ok) return checked.values as Record<string, number | string | boolean>;
    const lines = checked.problems.map(
      ({ path, found, expected }) => `--option ${path}: found ${found}, expected ${expected}`,
    );
    return this.error(lines.join('\n'), { exit: 2 });
  }
}

function partOf({ kind, target, ok, failure, detail, values }: Reading) {
  return { kind, ...(target !== undefined && { target }), ok, ...(ok ? {} : { failure, detail }), values };
}
