import type { Icmp, PingTrain, Result } from '@mach/ports';
import { integer, type MetricSpec, type Values } from '@mach/wire';
import { type Outcome, probe } from './contract.ts';
import { fact, flagValue, textValue } from './metrics.ts';
import { isPrivateAddress } from './private-address.ts';
import { isHost } from './target.ts';

const options = {
  hopsMax: integer({ default: 6, min: 1, max: 16, unit: 'hops', help: 'how far towards the target is looked' }),
  timeoutMs: integer({
    default: 10_000,
    min: 2_000,
    max: 60_000,
    unit: 'ms',
    help: 'no further hop is asked after this; a hop has a second to answer',
  }),
};

const info = { as: 'mach_probe_path_info', family: 'The line in use, by salted hashes of routers on the way.' };

const metrics: readonly MetricSpec[] = [
  flagValue('reached', {
    help: 'whether the target answered within the hops looked at',
    as: 'mach_probe_path_reached',
  }),
  fact('hops', 'count', {
    help: 'hops to the target, itself counted; absent unless it was reached',
    as: 'mach_probe_path_hops',
  }),
  fact('answeredHops', 'count', {
    help: 'hops before the target that told who they are; many keep silent, which is no fault',
    as: 'mach_probe_path_answered_hops',
  }),
  textValue('gateway', { help: 'address of the first hop; absent where it keeps silent' }),
  textValue('gatewayHash', { help: 'salted hash of the first hop’s address', ...info, label: 'gateway_hash' }),
  textValue('secondHop', {
    help: 'the network of the hop behind the gateway: public, office (192.168.0.0/16), private (the other private ranges, which carriers use too) or carrier (shared addresses, 100.64.0.0/10); absent where it keeps silent, or answers as the target',
    ...info,
    label: 'second_hop',
  }),
  flagValue('leavesPrivate', {
    help: 'whether some router on the way has a public address: the way leads to the internet',
  }),
  textValue('firstOutside', {
    help: 'the first hop beyond the gateway with an address outside private and shared ranges, which tells the line or network in use; where there is none, as on a network of the province’s own, the first beyond the gateway that answered',
  }),
  fact('firstOutsideHop', 'count', { help: 'its number on the way; compare only hops of the same number' }),
  textValue('firstOutsideHash', { help: 'salted hash of its address', ...info, label: 'first_outside_hash' }),
];

/** Each hop is a process of the system's `ping`: a few at a time. */
const HOPS_AT_ONCE = 4;
const PACKET = { packets: 1, intervalMs: 200, replyTimeoutMs: 1_000, payloadBytes: 56 } as const;

/** Asks who is on the way to a target, one packet a hop. Whether the line changed is for whoever remembers the last answer. */
export const path = probe({
  name: 'path',
  summary: 'Looks which routers are on the way to a target, and so which line is in use.',
  needs: ['clock', 'hash', 'icmp'],
  options,
  metrics,
  target: { help: 'a host name or an address', example: 'portal.example.vn' },
  longestMs: ({ timeoutMs }) => RESOLVE_MS_MAX + timeoutMs + PACKET.replyTimeoutMs,
  run: async (io, target, { hopsMax, timeoutMs }, signal) => {
    if (!isHost(target)) {
      return { ok: false, failure: 'unsupported', detail: `"${target}" is neither a host name nor an address` };
    }
    const first = await io.icmp.ping({ ...PACKET, host: target, ttl: 1 }, signal);
    if (!first.ok) return first;
    const hops = [first.value];
    const endMs = io.clock.uptimeMs() + timeoutMs;
    while (hops.length < hopsMax && !hops.some(isEnd) && io.clock.uptimeMs() < endMs && !signal.aborted) {
      const ttls = Array.from(
        { length: Math.min(HOPS_AT_ONCE, hopsMax - hops.length) },
        (_, at) => hops.length + 1 + at,
      );
      // The address that the first packet went to: a name may have several.
      const asked = await Promise.all(ttls.map((ttl) => askHop(io.icmp, first.value.address, ttl, signal)));
      for (const hop of asked) {
        if (!hop.ok) return { ...hop, values: valuesOf(hops, io.hash.salted) };
        hops.push(hop.value);
      }
    }
    return judge(hops, io.hash.salted);
  },
});

/** What resolving the name may take before the first packet. */
const RESOLVE_MS_MAX = 5_000;

const askHop = (icmp: Icmp, host: string, ttl: number, signal: AbortSignal): Promise<Result<PingTrain>> =>
  icmp.ping({ ...PACKET, host, ttl }, signal);

/** The target answered, or somebody said that it can't be reached: no packet with more hops left gets further. */
const isEnd = ({ rttMs, rejection, expiredAt }: PingTrain): boolean =>
  rttMs.length > 0 || (rejection !== undefined && expiredAt === undefined);

function judge(hops: readonly PingTrain[], hash: (text: string) => string): Outcome {
  const values = valuesOf(hops, hash);
  const end = hops.find(isEnd);
  if (end?.rejection !== undefined && end.rttMs.length === 0)
    return { ok: false, failure: 'unreachable', detail: end.rejection, values };
  if (values['reached'] === true || values['answeredHops'] !== 0) return { ok: true, values };
  return { ok: false, failure: 'timeout', detail: `none of ${hops.length} hops answered`, values };
}

function valuesOf(hops: readonly PingTrain[], hash: (text: string) => string): Values {
  const reachedAt = hops.findIndex(({ rttMs }) => rttMs.length > 0);
  const before = hops.slice(0, reachedAt === -1 ? hops.length : reachedAt).map(({ expiredAt }) => expiredAt);
  const [gateway, ...beyond] = before;
  const answered = beyond.findIndex((address) => address !== undefined);
  const outside = beyond.findIndex((address) => address !== undefined && !isPrivateAddress(address));
  const chosen = outside === -1 ? answered : outside;
  const firstOutside = beyond[chosen];
  return {
    reached: reachedAt !== -1,
    ...(reachedAt !== -1 && { hops: reachedAt + 1 }),
    answeredHops: before.filter((address) => address !== undefined).length,
    ...(gateway !== undefined && { gateway, gatewayHash: hash(gateway) }),
    ...(beyond[0] !== undefined && { secondHop: networkOf(beyond[0]) }),
    ...(answered !== -1 && { leavesPrivate: outside !== -1 }),
    ...(firstOutside !== undefined && {
      firstOutside,
      firstOutsideHop: chosen + 2,
      firstOutsideHash: hash(firstOutside),
    }),
  };
}

/** Documentation networks count as public, as they stand for. IPv6 has no translation worth a word. */
function networkOf(address: string): 'public' | 'office' | 'private' | 'carrier' {
  if (!isPrivateAddress(address)) return 'public';
  if (/^100\./.test(address)) return 'carrier';
  return /^192\.168\./.test(address) ? 'office' : 'private';
}
