import type { CollectorLink, CollectorRequest } from '../collector-link.ts';
import type { Dns, DnsQuestion, DnsReply } from '../dns.ts';
import type { Http, HttpExchange, HttpRequest, HttpResult } from '../http.ts';
import type { Icmp, PingRequest, PingTrain } from '../icmp.ts';
import type { Result } from '../result.ts';
import type { Tcp, TcpConnection, TcpTarget } from '../tcp.ts';
import type { Tls, TlsConnection, TlsFacts, TlsTarget } from '../tls.ts';
import type { Udp, UdpQuestion, UdpReply } from '../udp.ts';

/** A port that answers as told, and what it was asked, in order. */
export type Scripted<Port, Question> = Port & { readonly asked: readonly Question[] };

/** Every ping train ends in this, or in what is said of its request. */
export function scriptedIcmp(
  result: Result<PingTrain> | ((request: PingRequest) => Result<PingTrain>),
): Scripted<Icmp, PingRequest> {
  const asked: PingRequest[] = [];
  const answer = typeof result === 'function' ? result : () => result;
  return { asked, ping: async (question) => told(asked, question, answer(question)) };
}

/** Every question gets this answer. */
export function scriptedDns(result: Result<DnsReply>): Scripted<Dns, DnsQuestion> {
  const asked: DnsQuestion[] = [];
  return { asked, ask: async (question) => told(asked, question, result) };
}

/** Every connection ends in this. */
export function scriptedTcp(result: Result<TcpConnection>): Scripted<Tcp, TcpTarget> {
  const asked: TcpTarget[] = [];
  return { asked, connect: async (question) => told(asked, question, result) };
}

/** Every handshake ends in this. */
export function scriptedTls(result: Result<TlsConnection>): Scripted<Tls, TlsTarget> {
  const asked: TlsTarget[] = [];
  return { asked, open: async (question) => told(asked, question, result) };
}

/** Every datagram is answered so; one that the question does not take is a bad reply, as from the real port. */
export function scriptedUdp(answer: (question: UdpQuestion) => Result<UdpReply>): Scripted<Udp, UdpQuestion> {
  const asked: UdpQuestion[] = [];
  return {
    asked,
    ask: async (question) => {
      const result = told(asked, question, answer(question));
      if (!result.ok || question.isAnswer(result.value.datagram)) return result;
      return { ok: false, failure: 'bad-reply', detail: 'the scripted datagram is no answer' };
    },
  };
}

/** Exchanges end in these, by URL; the last result stands for every URL that is not named. */
export function scriptedHttp(
  byUrl: Readonly<Record<string, HttpResult>>,
  otherwise?: HttpResult,
): Scripted<Http, HttpRequest> {
  const asked: HttpRequest[] = [];
  return {
    asked,
    exchange: async (question) => {
      const result = byUrl[question.url] ?? otherwise;
      if (result === undefined) throw new Error(`the script has no answer for ${question.url}`);
      asked.push(question);
      return result;
    },
  };
}

/** A collector that answers each request so. */
export function scriptedCollectorLink(
  answer: (request: CollectorRequest) => Result<HttpExchange>,
): Scripted<CollectorLink, CollectorRequest> {
  const asked: CollectorRequest[] = [];
  return { asked, exchange: async (request) => told(asked, request, answer(request)) };
}

/** A handshake for scripts: one certificate that holds, with what is given put over it. */
export const tlsFactsWith = (given: Partial<TlsFacts> = {}): TlsFacts => ({
  tlsMs: 4,
  protocol: 'TLSv1.3',
  chain: [
    { subject: 'CN=mail.example.vn', issuer: 'O=Example CA', validToMs: 1_800_000_000_000, keyPin: 'A'.repeat(43) },
  ],
  nameMatches: true,
  trusted: true,
  ...given,
});

/** An exchange for scripts: status 200 without a body over plain HTTP, with what is given put over it. */
export const exchangeWith = (
  given: Partial<HttpExchange> = {},
): { readonly ok: true; readonly value: HttpExchange } => ({
  ok: true,
  value: {
    status: 200,
    headers: {},
    body: new Uint8Array(),
    bodyTruncated: false,
    phases: { resolveMs: 1, connectMs: 2, processingMs: 4, transferMs: 8 },
    address: '192.0.2.10',
    way: 'direct',
    ...given,
  },
});

function told<Question, Value>(asked: Question[], question: Question, result: Result<Value>): Result<Value> {
  asked.push(question);
  return result;
}
