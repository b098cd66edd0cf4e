import { Flags } from '@oclif/core';
import { launchResident } from '../adapters/launcher.ts';
import { defaultChecks } from '../default-checks.ts';
import { AgentCommand, configFlag, dataFlag } from './agent-command.ts';

export default class Run extends AgentCommand {
  static override summary = 'Measure and report until stopped.';
  static override description =
    'Ends within 5 seconds of SIGTERM or Ctrl-C, after sending what it has. Needs the bundle that "npm run build" makes.';
  static override flags = {
    once: Flags.boolean({ description: 'run every check once, send one report, end: 0 when the collector holds it' }),
    config: configFlag,
    data: dataFlag,
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Run);
    const folder = this.folder(flags.data);
    if (this.identity(folder) === undefined) {
      throw new Error(
        `This device has not joined a collector (${folder.path}): run "mach-agent join URL --token-file FILE" first.`,
      );
    }
    const { defaultChecks: withDefaults, checks, ...settings } = this.settings(flags.config, folder);
    const own = new Set(checks.map(({ id }) => id));
    const code = await launchResident({
      ...settings,
      checks: [...(withDefaults ? defaultChecks.filter(({ id }) => !own.has(id)) : []), ...checks],
      dataPath: folder.path,
      version: this.config.version,
      isOnce: flags.once,
    });
    this.exit(code);
  }
}
