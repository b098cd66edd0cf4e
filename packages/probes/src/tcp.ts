import { integer, type MetricSpec } from '@mach/wire';
import { probe } from './contract.ts';
import { splitHostPort } from './target.ts';

const options = {
  timeoutMs: integer({
    default: 5_000,
    min: 100,
    max: 30_000,
    unit: 'ms',
    help: 'how long to wait for the connection',
  }),
};

const metrics: readonly MetricSpec[] = [
  {
    value: 'resolveMs',
    unit: 'ms',
    kind: 'gauge',
    reduce: 'mean',
    help: 'time to resolve the name; 0 for an address',
    exposed: {
      name: 'mach_probe_tcp_duration_seconds',
      type: 'gauge',
      labels: { phase: 'resolve' },
      help: 'Duration of the phases of a TCP connection.',
    },
  },
  {
    value: 'connectMs',
    unit: 'ms',
    kind: 'gauge',
    reduce: 'mean',
    help: 'time from SYN to an open connection',
    exposed: {
      name: 'mach_probe_tcp_duration_seconds',
      type: 'gauge',
      labels: { phase: 'connect' },
      help: 'Duration of the phases of a TCP connection.',
    },
  },
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
