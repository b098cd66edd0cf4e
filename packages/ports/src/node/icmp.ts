import { isIPv6 } from 'node:net';
import type { Icmp, PingRequest, PingTrain } from '../icmp.ts';
import type { Result } from '../result.ts';
import { apiTrain } from './api-train.ts';
import { commandTrain } from './command-train.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { nodeLimits } from './limits.ts';
import type { NativeIcmp } from './native-icmp.ts';
import { type ResolverSettings, resolveHost } from './resolve.ts';
import { type EchoLease, sharedEchoSocket } from './shared-echo-socket.ts';
import { socketTrain } from './socket-train.ts';
import { tcpTrain } from './tcp-train.ts';
import { failed } from './trouble.ts';
import { warmUp } from './warm-up.ts';

export interface IcmpSettings extends ResolverSettings {
  readonly nativeIcmp?: NativeIcmp | undefined;
}

/**
 * Echo requests by the best way that can be had, and `way` says which: a short train through a socket of ours, a longer one
 * or one with a TTL by the system's `ping`, on Windows the system's own calls, else TCP connections. The name is resolved
 * here, so that the train's deadline is about replies alone.
 */
export const nodeIcmp = ({ nativeIcmp = {}, ...names }: IcmpSettings = {}): Icmp => {
  const leaseSocket = socketsBy(nativeIcmp.openSocket);
  return {
    ping: async (request, signal) => {
      await warmUp();
      using resolving = startDeadline(nodeLimits.pingResolveTimeoutMs, signal);
      const resolved = await resolveHost(request.host, resolving, names);
      if (!resolved.ok) return resolved;
      const address = resolved.value.addresses[0];
      using deadline = startDeadline(trainMs(request) + nodeLimits.pingSlackMs, signal);
      const { echo } = nativeIcmp;
      const train =
        (await throughSocket(address, request, leaseSocket, deadline)) ??
        (echo === undefined ? undefined : await apiTrain(address, request, echo, deadline.signal)) ??
        (await commandTrain(address, request, deadline));
      if (train !== undefined) return train;
      if (request.ttl !== undefined) return failed('unsupported', 'no way to send a packet with a TTL on this system');
      // Awaited here: the deadline ends with this function, not with the promise that it would hand on.
      return await tcpTrain(address, request, deadline.signal);
    },
  };
};

type LeaseSocket = (address: string) => Promise<EchoLease | undefined>;

function socketsBy(openSocket: NativeIcmp['openSocket']): LeaseSocket {
  if (openSocket === undefined) return async () => undefined;
  const [lease4, lease6] = [sharedEchoSocket(4, openSocket), sharedEchoSocket(6, openSocket)];
  return (address) => (isIPv6(address) ? lease6() : lease4());
}

/** Undefined where it is not the way for this train. */
async function throughSocket(
  address: string,
  request: PingRequest,
  leaseSocket: LeaseSocket,
  deadline: Deadline,
): Promise<Result<PingTrain> | undefined> {
  // A socket of Node's does not hear where a TTL ended.
  if (request.packets > nodeLimits.echoSocketPacketsMax || request.ttl !== undefined) return undefined;
  using lease = await leaseSocket(address);
  if (lease === undefined) return undefined;
  const train = await socketTrain(address, request, lease, deadline.signal);
  if (!train.ok || train.value.rttMs.length > 0 || deadline.signal.aborted) return train;
  const rejection = await reasonOfSilence(address, request, deadline);
  return { ok: true, value: { ...train.value, ...(rejection !== undefined && { rejection }) } };
}

/** A socket of Node's hears no ICMP errors. Where nothing came back, one packet of `ping` asks why; it counts for nothing else. */
async function reasonOfSilence(address: string, request: PingRequest, deadline: Deadline): Promise<string | undefined> {
  const train = await commandTrain(address, { ...request, packets: 1, replyTimeoutMs: 1_000 }, deadline);
  if (train === undefined) return undefined;
  return train.ok ? train.value.rejection : train.failure === 'unreachable' ? train.detail : undefined;
}

const trainMs = ({ packets, intervalMs, replyTimeoutMs }: PingRequest) =>
  packets * intervalMs + Math.ceil(replyTimeoutMs / 1_000) * 1_000;
