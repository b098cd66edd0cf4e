import { readFileSync } from 'node:fs';
import { Flags } from '@oclif/core';
import { pinoLog } from '../adapters/pino.ts';
import { readConfig, showProblem } from '../config/read.ts';
import type { Config } from '../config/schema.ts';
import { serve } from '../world.ts';
import { CollectorCommand, dataFlag, Explained } from './support/base.ts';

export default class Serve extends CollectorCommand {
  static override description = 'Receives, remembers, explains, exposes: the collector, pages included.';
  static override flags = {
    config: Flags.string({ description: 'configuration file (YAML)', env: 'MACH_CONFIG', helpValue: 'FILE' }),
    listen: Flags.string({ description: 'where to listen; port 0 takes any free one', helpValue: 'HOST:PORT' }),
    data: dataFlag,
    'log-level': Flags.option({ options: ['debug', 'info', 'warn', 'error'] as const, default: 'info' as const })({
      description: 'least level of what is logged to standard error',
      env: 'MACH_LOG_LEVEL',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve);
    const log = pinoLog(flags['log-level']);
    const served = await serve(this.configuration(flags.config, flags.listen), flags.data, log);
    log.info('ready', { url: served.url, data: flags.data });
    const signal = await new Promise<string>((stop) => {
      for (const each of ['SIGINT', 'SIGTERM']) process.once(each, stop);
    });
    log.info('stopping', { signal });
    await served.stop();
    log.info('stopped');
  }

  private configuration(file: string | undefined, listen: string | undefined): Config {
    const environment = { ...process.env, ...(listen === undefined ? {} : { MACH_LISTEN: listen }) };
    const read = readConfig(file === undefined ? '' : readFile(file), file ?? 'the environment', environment);
    if (!read.ok) throw new Explained(`the configuration has mistakes:\n${read.problems.map(showProblem).join('\n')}`);
    return read.config;
  }
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Explained(`the configuration ${file} can't be read: check its path and rights`, { cause });
  }
}
