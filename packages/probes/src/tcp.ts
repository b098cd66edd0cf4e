import type { Tcp, TcpTarget } from '@mach/ports';
import { integer, type MetricSpec } from '@mach/wire';
import { type Outcome, probe } from './contract.ts';
import { gauge, textValue } from './metrics.ts';
import { splitHostPort } from './target.ts';

export const connectionOptions = {
  timeoutMs: integer({
    default: 5_000,
    min: 100,
    max: 30_000,
    unit: 'ms',
    help: 'how long resolving and connecting may take together',
  }),
};

/** Values of a probe that opens a connection and says nothing, its durations in a family of its own. */
export const connectionMetrics = (phases: { readonly as: string; readonly family: string }): readonly MetricSpec[] => [
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
  options: connectionOptions,
  metrics: connectionMetrics({
    as: 'mach_probe_tcp_duration_seconds',
    family: 'Duration of opening a TCP connection by phase.',
  }),
  asksDevices: () => true,
  attempt: { way: ['connectMs'] },
  target: { help: 'host:port, or [IPv6 address]:port', example: 'mail.example.vn:587' },
  run: async (io, target, { timeoutMs }, signal) => {
    const place = splitHostPort(target);
    return place.ok ? openAndClose(io, { ...place.value, timeoutMs }, signal) : place;
  },
});

/** The values of `connectionMetrics`. */
export async function openAndClose(
  { tcp }: { readonly tcp: Tcp },
  target: TcpTarget,
  signal: AbortSignal,
): Promise<Outcome> {
  const answer = await tcp.connect(target, signal);
  if (!answer.ok) return answer;
  const { resolveMs, connectMs, address } = answer.value;
  return { ok: true, values: { resolveMs, connectMs, address } };
}
