import { integer, type MetricSpec } from '@mach/wire';
import { probe } from './contract.ts';
import { gauge, textValue } from './metrics.ts';
import { splitHostPort } from './target.ts';

const options = {
  timeoutMs: integer({
    default: 5_000,
    min: 100,
    max: 30_000,
    unit: 'ms',
    help: 'how long resolving and connecting may take together',
  }),
};

const phases = { as: 'mach_probe_tcp_duration_seconds', family: 'Duration of opening a TCP connection by phase.' };

const metrics: readonly MetricSpec[] = [
  gauge('resolveMs', 'ms', {
    help: 'time to resolve the name; 0 for an address',
    ...phases,
    labels: { phase: 'resolve' },
  }),
  gauge('connectMs', 'ms', {
    help: 'time from SYN to an open connection',
    ...phases,
    labels: { phase: 'connect' },
  }),
  textValue('address', { help: 'the address that took the connection' }),
];

/** Opens a TCP connection and closes it at once. */
export const tcp = probe({
  name: 'tcp',
  summary: 'Opens a TCP connection and closes it at once.',
  needs: ['tcp'],
  options,
  metrics,
  target: { help: 'host:port, or [IPv6 address]:port', example: 'mail.example.vn:587' },
  run: async (io, target, { timeoutMs }, signal) => {
    const place = splitHostPort(target);
    if (!place.ok) return place;
    const answer = await io.tcp.connect({ ...place.value, timeoutMs }, signal);
    if (!answer.ok) return answer;
    const { resolveMs, connectMs, address } = answer.value;
    return { ok: true, values: { resolveMs, connectMs, address } };
  },
});
