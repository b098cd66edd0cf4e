import { integer, type MetricSpec } from '@mach/wire';
import { probe } from './contract.ts';
import { fact, gauge, textValue } from './metrics.ts';
import { answersNonce, compareClocks, NONCE_BYTES, ntpQuestion, readNtpAnswer, SERVER_MODE } from './ntp-packet.ts';
import { isHost, noHost } from './target.ts';

const options = {
  port: integer({ default: 123, min: 1, max: 65_535, help: 'UDP port of the time server' }),
  timeoutMs: integer({
    default: 5_000,
    min: 100,
    max: 30_000,
    unit: 'ms',
    help: 'for resolving and the answer together',
  }),
};

const metrics: readonly MetricSpec[] = [
  gauge('offsetMs', 'ms', {
    help: 'how far the server’s clock is ahead of this machine’s; below zero this machine is ahead; true to half the delay and a millisecond',
    as: 'mach_probe_ntp_offset_seconds',
    reduce: 'last',
  }),
  gauge('delayMs', 'ms', {
    help: 'round trip without the time that the server took',
    as: 'mach_probe_ntp_delay_seconds',
  }),
  gauge('resolveMs', 'ms', {
    help: 'time to resolve the name; 0 for an address',
    as: 'mach_probe_ntp_resolve_seconds',
  }),
  fact('stratum', 'none', {
    help: 'steps from the server to a clock of reference',
    as: 'mach_probe_ntp_stratum',
  }),
  gauge('rootDelayMs', 'ms', {
    help: 'round trip from the server to its clock of reference',
    as: 'mach_probe_ntp_root_delay_seconds',
  }),
  gauge('rootDispersionMs', 'ms', {
    help: 'how far the server may be off its clock of reference, by its own account',
    as: 'mach_probe_ntp_root_dispersion_seconds',
  }),
  textValue('referenceId', { help: 'where the server has its time from' }),
  textValue('address', { help: 'the address that was asked' }),
];

/** Highest stratum of a clock that is set; 16 says that it is not (RFC 5905, figure 11). */
const STRATUM_MAX = 15;

/** Asks a time server once and compares its clock with this machine's. Nothing is set. */
export const ntp = probe({
  name: 'ntp',
  summary: 'Asks a time server by SNTP how far this machine’s clock is off.',
  needs: ['clock', 'random', 'udp'],
  options,
  metrics,
  target: { help: 'a host name or an address', example: 'vn.pool.ntp.org' },
  run: async (io, target, { port, timeoutMs }, signal) => {
    if (!isHost(target)) return noHost(target);
    const nonce = io.random.bytes(NONCE_BYTES);
    const isAnswer = (datagram: Uint8Array) => answersNonce(datagram, nonce);
    const question = { host: target, port, payload: ntpQuestion(nonce), isAnswer, timeoutMs };
    const reply = await io.udp.ask(question, signal);
    const receivedAtMs = io.clock.wallMs();
    if (!reply.ok) return reply;
    const { datagram, address, resolveMs, roundTripMs } = reply.value;
    const answer = readNtpAnswer(datagram);
    const { mode, leap, stratum, rootDelayMs, rootDispersionMs, referenceId } = answer;
    const told = { address, resolveMs, stratum, ...(referenceId !== '' && { referenceId }) };
    const badReply = (detail: string) => ({ ok: false, failure: 'bad-reply', detail, values: told }) as const;
    if (mode !== SERVER_MODE) return badReply(`an answer of mode ${mode}, not of a server`);
    if (stratum === 0) return badReply(`the server sends a kiss of death: ${referenceId}`);
    if (leap === NEVER_SET || stratum > STRATUM_MAX) return badReply('the server’s own clock is not set');
    const compared = compareClocks(answer, { receivedAtMs, roundTripMs });
    return { ok: true, values: { ...told, ...compared, rootDelayMs, rootDispersionMs } };
  },
});

/** The leap indicator of a clock that was never set (RFC 5905, figure 9). */
const NEVER_SET = 3;
