import { integer, type MetricSpec } from '@mach/wire';
import { probe } from './contract.ts';
import { gauge } from './metrics.ts';

const options = {
  timeoutMs: integer({ default: 2_000, min: 100, max: 10_000, unit: 'ms', help: 'how long connecting may take' }),
};

const metrics: readonly MetricSpec[] = [
  gauge('connectMs', 'ms', {
    help: 'time from SYN to an open connection',
    as: 'mach_probe_port_connect_seconds',
  }),
];

/**
 * Opens a connection to one port of this machine and closes it at once. The target names no host, so that whoever may
 * ask for it reaches nothing but this machine's own loopback, one port a check.
 */
export const port = probe({
  name: 'port',
  summary: 'Sees whether a program of this machine listens on a TCP port of 127.0.0.1, such as a signing service.',
  asksThisMachine: true,
  needs: ['tcp'],
  options,
  metrics,
  target: { help: 'a colon and a port number of this machine', example: ':8987' },
  run: async (io, target, { timeoutMs }, signal) => {
    const number = Number(/^:(\d{1,5})$/.exec(target)?.[1]);
    if (!(number >= 1 && number <= 65_535)) {
      return { ok: false, failure: 'unsupported', detail: `"${target}" is no port of this machine such as :8987` };
    }
    const answer = await io.tcp.connect({ host: '127.0.0.1', port: number, timeoutMs }, signal);
    return answer.ok ? { ok: true, values: { connectMs: answer.value.connectMs } } : answer;
  },
});
