import { nodeClock } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import type { DataFolder } from '../adapters/data-folder.ts';
import { endWithParent } from '../adapters/end-with-parent.ts';
import { readJoinWish } from '../adapters/join-wish-file.ts';
import { launchResident } from '../adapters/launcher.ts';
import { writeNotJoined } from '../adapters/not-joined-file.ts';
import type { AgentFileConfig } from '../config/schema.ts';
import { defaultChecks } from '../default-checks.ts';
import { waitBeforeJoiningMs, waitsToJoin } from '../join-later.ts';
import type { ResidentSettings } from '../resident-settings.ts';
import { AgentCommand, configFlag, dataFlag } from './agent-command.ts';
import { enrolHere } from './enrol.ts';

export default class Run extends AgentCommand {
  static override summary = 'Measure and report until stopped.';
  static override description =
    'Ends within 5 seconds of SIGTERM or Ctrl-C, after sending what it has. Needs the bundle that "npm run build" makes. A device that shall join later (join --later) joins first, however long that takes.';
  static override flags = {
    once: Flags.boolean({ description: 'run every check once, send one report, end: 0 when the collector holds it' }),
    'hand-over': Flags.boolean({ hidden: true, description: 'print what a service needs to run, and end' }),
    config: configFlag,
    data: dataFlag,
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Run);
    if (flags['hand-over']) endWithParent();
    const folder = this.folder(flags.data);
    const config = this.settings(flags.config, folder);
    if (this.identity(folder) === undefined) await this.joinAtLast(folder, config);
    const { defaultChecks: withDefaults, checks, ...settings } = config;
    const own = new Set(checks.map(({ id }) => id));
    const resident: ResidentSettings = {
      ...settings,
      checks: [...(withDefaults ? defaultChecks.filter(({ id }) => !own.has(id)) : []), ...checks],
      dataPath: folder.path,
      version: this.config.version,
      isOnce: flags.once,
    };
    if (flags['hand-over']) return this.log(JSON.stringify(resident));
    this.exit(await launchResident(resident));
  }

  /** As `join --later` was told: until a collector has taken this device in. */
  private async joinAtLast(folder: DataFolder, config: AgentFileConfig): Promise<void> {
    const wish = readJoinWish(folder);
    if (wish === undefined) {
      throw new Error(
        `This device has not joined a collector (${folder.path}): run "mach-agent join URL --token-file FILE" first.`,
      );
    }
    const ports = this.ports(config, undefined);
    for (let inVain = 1; ; inVain += 1) {
      const joined = await enrolHere({ folder, ports, version: this.config.version }, wish);
      if (joined.ok) return;
      writeNotJoined(folder, waitsToJoin(joined.reason));
      const waitMs = waitBeforeJoiningMs(inVain, joined.isRefused);
      process.stderr.write(`mach-agent: ${joined.why} Asking again in ${waitMs / 60_000} minutes.\n`);
      await nodeClock().sleep(waitMs);
    }
  }
}
