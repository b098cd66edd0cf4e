import { kinds } from '@mach/probes';
import { Args } from '@oclif/core';
import { agentLimits } from '../limits.ts';
import { planChecks } from '../plan.ts';
import { AgentCommand, dataFlag, jsonFlag } from './agent-command.ts';

export default class ConfigCheck extends AgentCommand {
  static override summary = 'Say every mistake of a configuration at once: 0 valid, 1 invalid.';
  static override args = { file: Args.string({ required: true, description: 'configuration in YAML' }) };
  static override flags = { data: dataFlag, json: jsonFlag };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ConfigCheck);
    const { checks } = this.settings(args.file, this.folder(flags.data));
    const lists = { local: checks, fromCollector: [] };
    const refused = planChecks(lists, kinds, agentLimits).checks.flatMap(({ id, work }) =>
      work.type === 'refuse' ? [`${args.file}: checks ${id}: ${work.detail}`] : [],
    );
    if (refused.length > 0) throw new Error(refused.join('\n'));
    if (flags.json) return this.printJson({ valid: true });
    this.log(`${args.file} is valid.`);
  }
}
