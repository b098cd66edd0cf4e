import type { PingTrain } from '@mach/ports';
import { integer, type MetricSpec, type Values } from '@mach/wire';
import { probe } from './contract.ts';
import { gauge, textValue } from './metrics.ts';
import { meanChange, median, percentile } from './statistics.ts';
import { isHost, noHost } from './target.ts';

const options = {
  packets: integer({ default: 10, min: 1, max: 200, unit: 'packets', help: 'echo requests in one train' }),
  intervalMs: integer({
    default: 200,
    min: 200,
    max: 10_000,
    unit: 'ms',
    help: 'from one request to the next; unprivileged ping takes no less than 200',
  }),
  replyTimeoutMs: integer({
    default: 1_000,
    min: 1_000,
    max: 10_000,
    unit: 'ms',
    help: 'how long to wait for the last reply; the system ping counts in whole seconds',
  }),
  payloadBytes: integer({ default: 56, min: 16, max: 1_472, unit: 'bytes', help: 'payload of a request' }),
};

const metrics: readonly MetricSpec[] = [
  gauge('sent', 'count', { help: 'echo requests sent', as: 'mach_probe_icmp_sent_packets', reduce: 'sum' }),
  gauge('received', 'count', { help: 'replies received', as: 'mach_probe_icmp_received_packets', reduce: 'sum' }),
  gauge('duplicates', 'count', {
    help: 'replies received more than once',
    as: 'mach_probe_icmp_duplicate_packets',
    reduce: 'sum',
  }),
  gauge('lossRatio', 'ratio', { help: 'share of the requests without a reply', as: 'mach_probe_icmp_loss_ratio' }),
  gauge('rttMinMs', 'ms', {
    help: 'shortest round trip',
    as: 'mach_probe_icmp_rtt_min_seconds',
    reduce: 'min',
  }),
  gauge('rttMedianMs', 'ms', {
    help: 'median round trip',
    as: 'probe_icmp_duration_seconds',
    labels: { phase: 'rtt' },
    family: 'Median round trip of a train of echo requests.',
  }),
  gauge('rttP95Ms', 'ms', {
    help: 'round trip that 95 of 100 do not exceed, by nearest rank',
    as: 'mach_probe_icmp_rtt_p95_seconds',
    reduce: 'max',
  }),
  gauge('jitterMs', 'ms', {
    help: 'mean change of the round trip from one reply to the next',
    as: 'mach_probe_icmp_jitter_seconds',
  }),
  textValue('way', {
    help: 'how it was measured: icmp-socket (short trains), icmp-command, icmp-api (Windows; run under Wine, never on a real PC), or tcp-connect where no ping can be had',
    as: 'mach_probe_icmp_info',
    label: 'way',
    family: 'How the round trip was measured.',
  }),
  textValue('address', { help: 'the address that was asked' }),
];

/** What resolving the name may take before the first packet, on top of the train. */
const RESOLVE_MS_MAX = 5_000;

/** Sends a train of echo requests; what came back is its loss, its round trips and their jitter. */
export const ping = probe({
  name: 'ping',
  summary: 'Sends a train of ICMP echo requests.',
  needs: ['icmp'],
  options,
  metrics,
  asksDevices: () => true,
  attempt: { sent: 'sent', received: 'received', way: ['rttMedianMs'] },
  target: { help: 'a host name or an address', example: '192.168.1.1' },
  longestMs: ({ packets, intervalMs, replyTimeoutMs }) => RESOLVE_MS_MAX + packets * intervalMs + replyTimeoutMs,
  run: async (io, target, request, signal) => {
    if (!isHost(target)) return noHost(target);
    const answer = await io.icmp.ping({ host: target, ...request }, signal);
    if (!answer.ok) return answer;
    const train = answer.value;
    const values = valuesOf(train);
    if (train.rttMs.length > 0) return { ok: true, values };
    return train.rejection === undefined
      ? { ok: false, failure: 'timeout', detail: `none of ${train.sent} packets came back`, values }
      : { ok: false, failure: 'unreachable', detail: train.rejection, values };
  },
});

function valuesOf({ sent, rttMs, duplicates, way, address }: PingTrain): Values {
  const counted = { sent, received: rttMs.length, duplicates, way, address };
  const lossRatio = sent === 0 ? {} : { lossRatio: Math.max(0, 1 - rttMs.length / sent) };
  if (rttMs.length === 0) return { ...counted, ...lossRatio };
  const sorted = rttMs.toSorted((a, b) => a - b);
  return {
    ...counted,
    ...lossRatio,
    rttMinMs: sorted[0] as number,
    rttMedianMs: median(sorted),
    rttP95Ms: percentile(sorted, 0.95),
    ...(rttMs.length > 1 && { jitterMs: meanChange(rttMs) }),
  };
}
