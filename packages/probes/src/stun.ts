import { integer, type MetricSpec } from '@mach/wire';
import { probe } from './contract.ts';
import { flagValue, gauge, textValue } from './metrics.ts';
import { answersBinding, bindingRequest, readBindingAnswer, TRANSACTION_ID_BYTES } from './stun-packet.ts';
import { isHost, noHost } from './target.ts';

const options = {
  port: integer({ default: 3_478, min: 1, max: 65_535, help: 'UDP port of the STUN or TURN server' }),
  timeoutMs: integer({
    default: 5_000,
    min: 100,
    max: 30_000,
    unit: 'ms',
    help: 'for resolving and the answer together',
  }),
};

const metrics: readonly MetricSpec[] = [
  gauge('roundTripMs', 'ms', {
    help: 'time from the question to the answer',
    as: 'mach_probe_stun_round_trip_seconds',
  }),
  gauge('resolveMs', 'ms', {
    help: 'time to resolve the name; 0 for an address',
    as: 'mach_probe_stun_resolve_seconds',
  }),
  flagValue('behindNat', {
    help: 'whether the server saw another address than the one this machine asked from; unknown where the system does not tell that one',
    as: 'mach_probe_stun_behind_nat',
  }),
  textValue('mappedAddress', {
    help: 'address and port that the server saw the question come from; it stays inside the province and is never a metric',
  }),
  textValue('address', { help: 'the address that was asked' }),
];

/** Asks a STUN server once where it sees this machine, as every video conference begins (RFC 8489). */
export const stun = probe({
  name: 'stun',
  summary: 'Asks a STUN or TURN server where it sees this machine, the first step of a video conference.',
  needs: ['random', 'udp'],
  options,
  metrics,
  target: { help: 'a host name or an address', example: 'conference.example.vn' },
  run: async (io, target, { port, timeoutMs }, signal) => {
    if (!isHost(target)) return noHost(target);
    const transactionId = io.random.bytes(TRANSACTION_ID_BYTES);
    const isAnswer = (datagram: Uint8Array) => answersBinding(datagram, transactionId);
    const question = { host: target, port, payload: bindingRequest(transactionId), isAnswer, timeoutMs };
    const reply = await io.udp.ask(question, signal);
    if (!reply.ok) return reply;
    const { datagram, address, localAddress, resolveMs, roundTripMs } = reply.value;
    const measured = { address, resolveMs, roundTripMs };
    const answer = readBindingAnswer(datagram);
    if (!answer.ok) return { ...answer, values: measured };
    const mapped = answer.value;
    // A NAT gives an address of its own; a port alone that changed would be a firewall's doing.
    const behindNat = localAddress === undefined ? {} : { behindNat: !isSameAddress(localAddress, mapped.address) };
    return { ok: true, values: { ...measured, ...behindNat, mappedAddress: hostAndPort(mapped) } };
  },
});

/** The system may put a zone behind an IPv6 address of its own. */
const isSameAddress = (local: string, mapped: string) => local.replace(/%.*$/, '') === mapped;

const hostAndPort = ({ address, port }: { readonly address: string; readonly port: number }) =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
