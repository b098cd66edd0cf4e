import { Command, Flags } from '@oclif/core';
import { loadConfig, loadConfigOfAnybody } from '../adapters/config-file.ts';
import { type DataFolder, dataFolder, isDenied } from '../adapters/data-folder.ts';
import { readIdentity, readKnownDevice } from '../adapters/identity-file.ts';
import type { AgentFileConfig } from '../config/schema.ts';
import type { JoinedIdentity } from '../identity.ts';
import { type MeasuringPorts, openMeasuringPorts } from '../world.ts';

export type KnownDevice = Pick<JoinedIdentity, 'deviceNumber' | 'collectorUrl'>;

export const dataFlag = Flags.directory({
  description: 'folder with identity and spool; MACH_AGENT_DATA too',
  helpValue: 'DIR',
});
export const configFlag = Flags.string({
  description: 'configuration in YAML; agent.yaml of the data folder unless given',
  helpValue: 'FILE',
});
export const jsonFlag = Flags.boolean({ description: 'print JSON' });
export const langFlag = Flags.option({
  options: ['vi', 'en'] as const,
  default: 'vi' as const,
  description: 'language of sentences',
})();

/** What all commands share: the data folder, the configuration, and how an error reads. */
export abstract class AgentCommand extends Command {
  protected folder(given: string | undefined): DataFolder {
    return dataFolder({ given, env: process.env, platform: process.platform });
  }

  protected settings(config: string | undefined, folder: DataFolder): AgentFileConfig {
    return loadConfig(config, folder, process.env);
  }

  /** For the commands that anybody at the PC may run: without its file where that may not be read. */
  protected settingsOfAnybody(config: string | undefined, folder: DataFolder): AgentFileConfig {
    return loadConfigOfAnybody(config, folder, process.env);
  }

  /** Undefined before joining, and for a person who may not read the device's secret. */
  protected identity(folder: DataFolder): JoinedIdentity | undefined {
    try {
      return readIdentity(folder);
    } catch (error) {
      if (isDenied(error)) return undefined;
      throw error;
    }
  }

  /** Number and collector of this device, which everybody at the PC may know. */
  protected known(folder: DataFolder): KnownDevice | undefined {
    return this.identity(folder) ?? readKnownDevice(folder);
  }

  protected ports(config: AgentFileConfig, identity: JoinedIdentity | undefined): MeasuringPorts {
    return openMeasuringPorts({ ...config, identity });
  }

  protected printJson(value: unknown): void {
    this.log(JSON.stringify(value, undefined, 2));
  }

  /** Errors of ours are sentences; only a bug deserves a stack. */
  protected override async catch(error: Error & { exitCode?: number; oclif?: unknown }): Promise<unknown> {
    if (error.oclif !== undefined) throw error;
    process.stderr.write(`mach-agent: ${error.message}\n`);
    return this.exit(1);
  }
}
