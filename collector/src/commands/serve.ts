import { readFileSync } from 'node:fs';
import { Flags } from '@oclif/core';
import { pinoLog } from '../adapters/pino.ts';
import { type ConfigRead, readConfig, showProblem } from '../config/read.ts';
import { serve } from '../world.ts';
import { CollectorCommand, dataFlag, Explained } from './support/base.ts';

export default class Serve extends CollectorCommand {
  static override summary =
    'Receives, remembers, explains, exposes: the collector, pages included. SIGHUP has it take up its configuration anew; SIGTERM ends it.';
  static override description =
    'Each single key of the configuration can be set by a variable too, which stands above the file: MACH_LISTEN, MACH_SEND_EVERY_S, MACH_TLS_KEY, MACH_OUTPUTS_INFLUX_URL, MACH_OUTPUTS_INFLUX_PASSWORD_FILE.';
  static override examples = [
    '<%= config.bin %> serve --listen 127.0.0.1:8750',
    '<%= config.bin %> serve --config /etc/mach/collector.yaml --data /var/lib/mach/collector',
  ];
  static override flags = {
    config: Flags.string({ description: 'configuration file (YAML)', env: 'MACH_CONFIG', helpValue: 'FILE' }),
    listen: Flags.string({ description: 'where to listen; port 0 takes any free one', helpValue: 'HOST:PORT' }),
    'stamp-listen': Flags.string({
      description: 'where the reflector listens, by UDP; one port above --listen unless said',
      helpValue: 'HOST:PORT',
    }),
    data: dataFlag,
    'log-level': Flags.option({ options: ['debug', 'info', 'warn', 'error'] as const, default: 'info' as const })({
      description: 'least level of what is logged to standard error',
      env: 'MACH_LOG_LEVEL',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Serve);
    const log = pinoLog(flags['log-level']);
    const read = () =>
      readConfiguration(flags.config, { MACH_LISTEN: flags.listen, MACH_STAMP_LISTEN: flags['stamp-listen'] });
    const first = read();
    if (!first.ok)
      throw new Explained(`the configuration has mistakes:\n${first.problems.map(showProblem).join('\n')}`);
    const served = await serve(first.config, flags.data, log);
    process.on('SIGHUP', () => served.reload(read));
    log.info('ready', { url: served.url, data: flags.data });
    const signal = await new Promise<string>((stop) => {
      for (const each of ['SIGINT', 'SIGTERM']) process.once(each, stop);
    });
    log.info('stopping', { signal });
    await served.stop();
    log.info('stopped');
  }
}

/** Options of the command line stand above the environment, which stands above the file. */
function readConfiguration(
  file: string | undefined,
  given: Readonly<Record<'MACH_LISTEN' | 'MACH_STAMP_LISTEN', string | undefined>>,
): ConfigRead {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const read = readConfig(file === undefined ? '' : readFile(file), file ?? 'the environment', {
    ...process.env,
    ...set,
  });
  if (read.ok) return read;
  const optionOf = (place: string) => (place === 'MACH_LISTEN' ? '--listen' : '--stamp-listen');
  const problems = read.problems.map((each) => (each.place in set ? { ...each, place: optionOf(each.place) } : each));
  return { ok: false, problems };
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Explained(`the configuration ${file} can't be read: check its path and rights`, { cause });
  }
}
