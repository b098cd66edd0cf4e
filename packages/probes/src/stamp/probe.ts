import type { DatagramChannel, LineAllowance, Result, TakenBytes } from '@mach/ports';
import { choice, integer, type MetricSpec, type Values } from '@mach/wire';
import { type Outcome, probe } from '../contract.ts';
import { gauge, textValue } from '../metrics.ts';
import { UNIX_EPOCH_IN_NTP_MS } from '../ntp-time.ts';
import { splitHostPort } from '../target.ts';
import { COUNT_TRIES, COUNT_WAIT_MS, type Exchange, type ExchangePlan, exchangeTrain } from './exchange.ts';
import type { Sign } from './packet.ts';
import {
  datagramBytes,
  ETHERNET_HEADER_BYTES,
  HEADER_BYTES,
  PROFILES,
  type ProfileName,
  profiles,
} from './profiles.ts';
import { qualityOf } from './quality.ts';
import { summarise } from './summary.ts';

const options = {
  profile: choice({
    choices: PROFILES,
    default: 'watch',
    help: 'what the packets imitate, each way: watch is a single small one, voice 50 a second of 200 bytes, 720p 125 and 1080p 420 a second of 1,200 bytes',
  }),
  seconds: integer({ default: 10, min: 1, max: 60, unit: 's', help: 'how long a train lasts; a watch is one packet' }),
  confirm: integer({
    default: 2,
    min: 0,
    max: 10,
    unit: 'packets',
    help: 'packets sent on top when none came back, for one lost packet is not a dead line',
  }),
  dailyBytesMax: integer({
    default: 40_000_000,
    min: 0,
    max: 1_000_000_000,
    unit: 'bytes',
    help: 'what trains and throughput tests of a day may put on the line, both ways together; 0 on a metered line; a watch does not count',
  }),
  replyTimeoutMs: integer({
    default: 1_000,
    min: 100,
    max: 10_000,
    unit: 'ms',
    help: 'how long to wait for the last answer, and for each packet sent on top',
  }),
};

const direction = { up: { direction: 'up' }, down: { direction: 'down' } } as const;
const lossRatio = {
  as: 'mach_vc_loss_ratio',
  family: 'Share of the packets lost on each way to the reflector and back.',
};
const lost = { as: 'mach_vc_lost_packets', family: 'Packets lost on each way to the reflector and back.' };
const jitter = {
  as: 'mach_vc_jitter_seconds',
  family: 'Mean change of the delay from one packet to the next on each way to the reflector and back.',
};
const reordered = {
  as: 'mach_vc_reordered_packets',
  family: 'Packets overtaken by later ones on each way to the reflector and back.',
};
const roundTrip = (as: string, help: string, reduce: 'min' | 'mean' | 'max') => ({ help, as, reduce });

const metrics: readonly MetricSpec[] = [
  gauge('sent', 'count', { help: 'packets sent', as: 'mach_vc_sent_packets', reduce: 'sum' }),
  gauge('received', 'count', { help: 'answers received', as: 'mach_vc_received_packets', reduce: 'sum' }),
  gauge('lossRatio', 'ratio', {
    help: 'share of the packets without an answer',
    as: 'mach_vc_round_trip_loss_ratio',
  }),
  gauge('lostUp', 'count', { help: 'packets lost on the way there', ...lost, labels: direction.up, reduce: 'sum' }),
  gauge('lostDown', 'count', { help: 'answers lost on the way back', ...lost, labels: direction.down, reduce: 'sum' }),
  gauge('lossUpRatio', 'ratio', {
    help: 'share of the packets lost on the way there',
    ...lossRatio,
    labels: direction.up,
  }),
  gauge('lossDownRatio', 'ratio', {
    help: 'share of the answers lost on the way back',
    ...lossRatio,
    labels: direction.down,
  }),
  gauge('longestLossRun', 'count', {
    help: 'longest run of packets without an answer',
    as: 'mach_vc_longest_loss_run_packets',
    reduce: 'max',
  }),
  gauge('duplicates', 'count', {
    help: 'answers received more than once',
    as: 'mach_vc_duplicate_packets',
    reduce: 'sum',
  }),
  gauge('reorderedUp', 'count', {
    help: 'packets overtaken on the way there',
    ...reordered,
    labels: direction.up,
    reduce: 'sum',
  }),
  gauge('reorderedDown', 'count', {
    help: 'answers overtaken on the way back',
    ...reordered,
    labels: direction.down,
    reduce: 'sum',
  }),
  gauge(
    'rttMinMs',
    'ms',
    roundTrip('mach_vc_rtt_min_seconds', 'shortest round trip, the reflector’s own time left out', 'min'),
  ),
  gauge(
    'rttMedianMs',
    'ms',
    roundTrip('mach_vc_rtt_median_seconds', 'median round trip, the reflector’s own time left out', 'mean'),
  ),
  gauge('rttP95Ms', 'ms', roundTrip('mach_vc_rtt_p95_seconds', 'round trip that 95 of 100 do not exceed', 'max')),
  gauge('jitterUpMs', 'ms', { help: 'mean change of the delay on the way there', ...jitter, labels: direction.up }),
  gauge('jitterDownMs', 'ms', { help: 'mean change of the delay on the way back', ...jitter, labels: direction.down }),
  gauge('rFactor', 'none', {
    help: 'transmission rating R of the E-model (ITU-T G.107) for speech in G.711 with concealment, the worse way of the two',
    as: 'mach_vc_r_factor',
    reduce: 'min',
  }),
  gauge('mos', 'none', {
    help: 'mean opinion score, 1 to 4.5, that goes with R; for speech alone, it says nothing of pictures',
    as: 'mach_vc_mos',
    reduce: 'min',
  }),
  textValue('videoFit', {
    help: 'whether moving pictures would pass: good (loss below 1 %, 95 of 100 packets within 30 ms of the earliest, round trip below 100 ms), fair (5 %, 50 ms, 200 ms) or poor',
    as: 'mach_vc_video_info',
    label: 'fit',
    family: 'Whether moving pictures would pass, by hard limits of loss, jitter and round trip.',
  }),
  gauge('lateMaxMs', 'ms', {
    help: 'how late the latest packet left this machine: no jitter below it is the path’s',
    as: 'mach_vc_sender_late_seconds',
    reduce: 'max',
  }),
  gauge('resolveMs', 'ms', {
    help: 'time to resolve the name; 0 for an address, and for a name asked for less than five minutes ago',
    as: 'mach_vc_resolve_seconds',
  }),
  textValue('address', { help: 'the address of the reflector' }),
];

/** For the session and the name, before the first packet. */
const OPEN_MS_MAX = 10_000;

/**
 * Sends packets of STAMP (RFC 8762) to a reflector of this device's collector and takes them back: loss by direction,
 * round trip, jitter. A single one is a watch of the line; a train of ten seconds imitates a meeting.
 */
export const stamp = probe({
  name: 'stamp',
  summary: 'Exchanges packets with a reflector by STAMP: loss by direction, round trip, jitter, speech quality.',
  needs: ['clock', 'datagrams', 'hash', 'lineAllowance', 'stampSessions'],
  options,
  metrics,
  attempt: { sent: 'sent', received: 'received', way: ['rttMedianMs'] },
  target: { help: 'host:port of a reflector, or [IPv6 address]:port', example: 'collector.example.vn:8751' },
  longestMs: (given) => {
    const { packets, intervalMs, replyTimeoutMs, confirm } = planOf(given);
    return OPEN_MS_MAX + packets * intervalMs + (1 + confirm) * replyTimeoutMs + countsLongestMs(replyTimeoutMs);
  },
  watchBytes: ({ profile }, values) => {
    if (profile !== 'watch') return 0;
    const { sent = 1, received = 1 } = values ?? {};
    return (Number(sent) + Number(received)) * (profiles.watch.packetBytes + ETHERNET_HEADER_BYTES);
  },
  standing: { isPoor, meeting: (reading) => meetingOf(reading.values) },
  run: async (io, target, given, signal) => {
    const place = splitHostPort(target);
    if (!place.ok) return place;
    const session = await io.stampSessions.current(signal);
    if (!session.ok) return session;
    const plan = planOf(given);
    const allowed = allowanceFor(io.lineAllowance, plan, given.dailyBytesMax);
    if (!allowed.ok) return allowed;
    const opened = await io.datagrams.open({ ...place.value, timeoutMs: OPEN_MS_MAX }, signal);
    if (!opened.ok) {
      allowed.value.settle(0);
      return opened;
    }
    using channel = opened.value;
    const { key } = session.value;
    const sign: Sign = (bytes) => io.hash.hmacSha256(key, bytes);
    const ntpAtZeroMs = UNIX_EPOCH_IN_NTP_MS + io.clock.wallMs() - channel.nowMs();
    const exchange = await exchangeTrain(channel, session.value, { plan, sign, ntpAtZeroMs }, signal);
    allowed.value.settle(bothWaysBytes(plan, exchange.sent));
    if (exchange.returned.length === 0) io.stampSessions.doubt(session.value);
    return judge(exchange, channel);
  },
});

/** Of a few packets: two lost, and a quarter of them, or a round trip that pictures would not stand (`videoFit`). */
function isPoor({ sent, received, rttMedianMs }: Values): boolean {
  const lost = Number(sent ?? 0) - Number(received ?? 0);
  return (lost >= 2 && lost >= Number(sent) / 4) || Number(rttMedianMs ?? 0) >= 200;
}

/** A watch of a few packets imitates no meeting. */
const MEETING_PACKETS_MIN = 100;

function meetingOf({ sent, videoFit }: Values): 'good' | 'slow' | 'bad' | undefined {
  if (Number(sent ?? 0) < MEETING_PACKETS_MIN) return undefined;
  return videoFit === undefined ? 'bad' : videoFit === 'poor' ? 'slow' : 'good';
}

const bothWaysBytes = ({ bytes }: ExchangePlan, packets: number) => 2 * packets * (bytes + HEADER_BYTES);

/** A train is what a meeting puts on the line, and counts as one; the watch of a line has an allowance of its own, by its interval. */
function allowanceFor(lineAllowance: LineAllowance, plan: ExchangePlan, dailyBytesMax: number): Result<TakenBytes> {
  if (plan.packets === 1) return { ok: true, value: { settle: () => {} } };
  return lineAllowance.take(bothWaysBytes(plan, plan.packets), dailyBytesMax);
}

/** Twice the longest round trip that can have been seen. */
const countsLongestMs = (replyTimeoutMs: number) => COUNT_TRIES * Math.max(COUNT_WAIT_MS, 2 * replyTimeoutMs);

function planOf(given: {
  readonly profile: ProfileName;
  readonly seconds: number;
  readonly confirm: number;
  readonly replyTimeoutMs: number;
}): ExchangePlan {
  const profile = profiles[given.profile];
  const { confirm, replyTimeoutMs } = given;
  return {
    packets: given.profile === 'watch' ? 1 : profile.packetsPerSecond * given.seconds,
    intervalMs: 1_000 / profile.packetsPerSecond,
    bytes: datagramBytes(profile),
    confirm,
    replyTimeoutMs,
  };
}

function judge(exchange: Exchange, channel: DatagramChannel): Outcome {
  const { sent, returned, duplicates, lateMaxMs, strangers } = exchange;
  const { address, resolveMs } = channel;
  const values = { ...summarise(exchange), ...qualityOf(exchange), duplicates, lateMaxMs, address, resolveMs };
  if (returned.length > 0) return { ok: true, values };
  const trouble = channel.trouble();
  if (trouble !== undefined) return { ...trouble, values };
  return strangers > 0
    ? {
        ok: false,
        failure: 'bad-reply',
        detail: `${strangers} datagrams came back, none was signed by the reflector`,
        values,
      }
    : { ok: false, failure: 'timeout', detail: `none of ${sent} packets came back`, values };
}
