import { type Probe as ProbeKind, probes } from '@mach/probes';
import { checkOptions, parseOptionText } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { readOnce } from '../read-once.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag } from './agent-command.ts';

export default class Probe extends AgentCommand {
  static override summary = 'Make one reading and print it; 0 when there is a reading, whatever it says.';
  static override description = probes
    .map(({ name, summary, target }) => `${name}  ${summary} Target: ${target.help}.`)
    .join('\n');
  static override examples = probes.map(({ name, target }) => `<%= config.bin %> probe ${name} ${target.example}`);
  static override args = {
    kind: Args.string({ required: true, options: probes.map(({ name }) => name), description: 'which probe' }),
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
    const kind = probes.find(({ name }) => name === args.kind);
    if (kind === undefined) this.error(`There is no probe "${args.kind}".`, { exit: 2 });
    const options = this.options(kind, flags.option ?? []);
    const folder = this.folder(flags.data);
    const ports = this.ports(this.settings(flags.config, folder), this.identity(folder));
    const check = { id: args.kind, kind: args.kind, target: args.target, options, everyS: 60 };
    const lists = { local: [check], fromCollector: [] };
    const { checks } = planChecks(lists, new Map([[kind.name, kind]]), agentLimits);
    const [reading] = await readOnce(checks, ports, this.config.version);
    if (reading === undefined) this.error('No reading was made.');
    const { ok, failure, detail, durationMs, values } = reading;
    this.printJson({ ok, ...(ok ? {} : { failure, detail }), durationMs, values });
  }

  private options(kind: ProbeKind, given: readonly string[]): Record<string, number | string | boolean> {
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
