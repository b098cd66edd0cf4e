import { readFileSync } from 'node:fs';
import { Flags } from '@oclif/core';
import { followCollector } from '../adapters/follow-collector.ts';
import { pinoLog } from '../adapters/pino.ts';
import { splitListen } from '../config/schema.ts';
import { isLoopbackAddress } from '../http/loopback.ts';
import { CollectorCommand, Explained } from './support/base.ts';

export default class ReflectAlone extends CollectorCommand {
  static override summary =
    'Runs the reflector alone, on a host of the data network, until it is told to stop (SIGTERM, Ctrl-C).';
  static override description =
    'Answers the packets of the province’s devices, as the collector’s own reflector does. It asks the collector for the secret that all keys follow from, at the start and each hour, with a token of the scope reflect: mach-collector tokens create --scope reflect. Name it under reflectors in the collector’s configuration.';
  static override examples = [
    '<%= config.bin %> reflect --listen 10.1.0.5:8751 --collector https://mach.tinh.example.vn --token-file /etc/mach/reflect-token',
  ];
  static override flags = {
    listen: Flags.string({ description: 'where to listen, by UDP', helpValue: 'HOST:PORT', required: true }),
    collector: Flags.string({ description: 'the collector’s address', helpValue: 'URL', required: true }),
    'token-file': Flags.string({
      description: 'file with a token of the scope reflect',
      helpValue: 'FILE',
      required: true,
    }),
    pin: Flags.string({
      description: 'SHA-256 of the public key that the collector shows, in base64url; decides alone',
      helpValue: 'SHA256',
    }),
    'plain-http': Flags.boolean({
      description:
        'ask a collector beyond this machine by plain HTTP; the secret of all reflectors can then be read on the way',
    }),
    'log-level': Flags.option({ options: ['debug', 'info', 'warn', 'error'] as const, default: 'info' as const })({
      description: 'least level of what is logged to standard error',
      env: 'MACH_LOG_LEVEL',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ReflectAlone);
    const listen = splitListen(flags.listen);
    if (listen === undefined) {
      this.error(`--listen ${flags.listen}: expected HOST:PORT such as 10.1.0.5:8751; port 0 takes any free one`, {
        exit: 2,
      });
    }
    if (!URL.canParse(flags.collector)) {
      this.error(`--collector ${flags.collector}: expected an address such as https://mach.tinh.example.vn`, {
        exit: 2,
      });
    }
    const { protocol, hostname } = new URL(flags.collector);
    const isHere = hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
    if (protocol === 'http:' && !isHere && !flags['plain-http']) {
      this.error(
        `--collector ${flags.collector} is plain HTTP: the secret of all reflectors could be read on the way. Use its https address with --pin; where there is nothing else, --plain-http asks for it by name.`,
        { exit: 2 },
      );
    }
    const log = pinoLog(flags['log-level']);
    const stopping = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort(signal));
    const token = readToken(flags['token-file']);
    const collector = { url: flags.collector, token, ...(flags.pin === undefined ? {} : { pin: flags.pin }) };
    await followCollector({ listen, collector, log }, stopping.signal).catch((cause: unknown) => {
      throw new Explained(cause instanceof Error ? cause.message : String(cause), { cause });
    });
    log.info('stopped');
  }
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Explained(`the token file ${file} can't be read: check its path and rights`, { cause });
  }
}
