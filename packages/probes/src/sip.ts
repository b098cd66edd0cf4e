import type { Lines, TlsFacts, Udp } from '@mach/ports';
import { choice, flag, integer, type MetricSpec, type Values } from '@mach/wire';
import { certificateMetrics, certificateValues } from './certificate.ts';
import { type Outcome, probe } from './contract.ts';
import { fact, gauge, textValue } from './metrics.ts';
import { programOf, type ResponseHead, readFinalHead } from './response-head.ts';
import { answersQuestion, optionsRequest, readSipDatagram, type SipIds, sipIds, sipStyle } from './sip-message.ts';
import { isHost, noHost } from './target.ts';

const options = {
  transport: choice({ choices: ['udp', 'tcp', 'tls'], default: 'udp', help: 'what SIP is carried by' }),
  port: integer({ min: 1, max: 65_535, help: 'port of the server; without it 5060, with TLS 5061' }),
  requireTrust: flag({
    default: true,
    help: 'with TLS, a certificate that does not hold fails the probe, as it stops a room system',
  }),
  timeoutMs: integer({
    default: 5_000,
    min: 100,
    max: 60_000,
    unit: 'ms',
    help: 'for everything from resolving to the answer',
  }),
};

const duration = (value: string, phase: string, help: string) =>
  gauge(value, 'ms', {
    help,
    as: 'mach_probe_sip_duration_seconds',
    labels: { phase },
    family: 'Duration of a question by SIP by phase.',
  });

const metrics: readonly MetricSpec[] = [
  fact('status', 'none', {
    help: 'status of the final answer; any of them means that the server is alive',
    as: 'mach_probe_sip_status_code',
  }),
  duration('resolveMs', 'resolve', 'time to resolve the name; 0 for an address'),
  duration('connectMs', 'connect', 'time from SYN to an open connection, with TCP and TLS'),
  duration('tlsMs', 'tls', 'time of the TLS handshake'),
  duration('answerMs', 'answer', 'time from the question to the final answer'),
  ...certificateMetrics,
  textValue('server', { help: 'what the server says that it is, at most 200 characters of it' }),
  textValue('address', { help: 'the address that was asked' }),
];

/** Asks a SIP server what it can do (RFC 3261, 11): no call, no sign-in, and nothing rings. */
export const sip = probe({
  name: 'sip',
  summary: 'Asks a SIP server or room system by OPTIONS whether it is alive; nothing rings.',
  standing: { meeting: ({ ok }) => (ok ? 'good' : 'bad') },
  needs: ['lines', 'random', 'udp'],
  options,
  metrics,
  asksDevices: () => true,
  target: { help: 'a host name or an address', example: 'conference.example.vn' },
  run: async (io, target, { transport, port = transport === 'tls' ? 5_061 : 5_060, ...wish }, signal) => {
    if (!isHost(target)) return noHost(target);
    const visit = { host: target, port, transport, ids: sipIds(io.random), ...wish };
    return transport === 'udp' ? askByDatagram(io, visit, signal) : askByConnection(io, visit, signal);
  },
});

interface Visit {
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly ids: SipIds;
  readonly requireTrust: boolean;
  readonly timeoutMs: number;
}

async function askByDatagram({ udp }: { readonly udp: Udp }, visit: Visit, signal: AbortSignal): Promise<Outcome> {
  const { host, port, ids, timeoutMs } = visit;
  const payload = new TextEncoder().encode([...optionsRequest(visit, ids), '', ''].join('\r\n'));
  const isAnswer = (datagram: Uint8Array) => readSipDatagram(datagram, ids) !== undefined;
  const reply = await udp.ask({ host, port, payload, isAnswer, timeoutMs }, signal);
  if (!reply.ok) return reply;
  const { datagram, address, resolveMs, roundTripMs: answerMs } = reply.value;
  const head = readSipDatagram(datagram, ids) as ResponseHead;
  return { ok: true, values: { address, resolveMs, answerMs, ...toldBy(head) } };
}

async function askByConnection(
  { lines }: { readonly lines: Lines },
  visit: Visit,
  signal: AbortSignal,
): Promise<Outcome> {
  const { host, port, transport, ids, timeoutMs } = visit;
  const opened = await lines.open({ host, port, tlsFirst: transport === 'tls', timeoutMs }, signal);
  if (!opened.ok) return opened;
  using conversation = opened.value;
  const { address, resolveMs, connectMs, tls } = conversation;
  const values = { address, resolveMs, connectMs, ...(tls !== undefined && securedValues(tls)) };
  const askedMs = conversation.say([...optionsRequest(visit, ids), ''].join('\r\n'));
  const head = await readFinalHead(conversation, sipStyle);
  if (!head.ok) return { ...head, values };
  if (!answersQuestion(head.value, ids)) {
    return { ok: false, failure: 'bad-reply', detail: 'an answer to somebody else’s question', values };
  }
  const answered = { ...values, answerMs: head.value.atMs - askedMs, ...toldBy(head.value) };
  if (tls !== undefined && !tls.trusted && visit.requireTrust) {
    return {
      ok: false,
      failure: 'bad-reply',
      detail: `the certificate does not hold: ${tls.distrust}`,
      values: answered,
    };
  }
  return { ok: true, values: answered };
}

const securedValues = (tls: TlsFacts): Values => ({ tlsMs: tls.tlsMs, ...certificateValues(tls) });

function toldBy(head: ResponseHead): Values {
  const server = programOf(head);
  return { status: head.status, ...(server !== '' && { server }) };
}
