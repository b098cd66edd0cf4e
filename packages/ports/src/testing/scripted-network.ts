import type { Dns, DnsQuestion, DnsReply } from '../dns.ts';
import type { Http, HttpExchange, HttpRequest } from '../http.ts';
import type { Icmp, PingRequest, PingTrain } from '../icmp.ts';
import type { Result } from '../result.ts';
import type { Tcp, TcpConnection, TcpTarget } from '../tcp.ts';

/** A port that answers as told, and what it was asked, in order. */
export type Scripted<Port, Question> = Port & { readonly asked: readonly Question[] };

/** Every ping train ends in this. */
export function scriptedIcmp(result: Result<PingTrain>): Scripted<Icmp, PingRequest> {
  const asked: PingRequest[] = [];
  return { asked, ping: async (question) => told(asked, question, result) };
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

/** Exchanges end in these, by URL; the last result stands for every URL that is not named. */
export function scriptedHttp(
  byUrl: Readonly<Record<string, Result<HttpExchange>>>,
  otherwise?: Result<HttpExchange>,
): Scripted<Http, HttpRequest> {
  const asked: HttpRequest[] = [];
  return {
    asked,
    exchange: async (question) => {
      const result = byUrl[question.url] ?? otherwise;
      if (result === undefined) throw new Error(`the script has no answer for ${question.url}`);
      return told(asked, question, result);
    },
  };
}

/** An exchange for scripts: status 200 without a body over plain HTTP, with what is given put over it. */
export const exchangeWith = (given: Partial<HttpExchange> = {}): Result<HttpExchange> => ({
  ok: true,
  value: {
    status: 200,
    headers: {},
    body: new Uint8Array(),
    bodyTruncated: false,
    phases: { resolveMs: 1, connectMs: 2, processingMs: 4, transferMs: 8 },
    address: '192.0.2.10',
    ...given,
  },
});

function told<Question, Value>(asked: Question[], question: Question, result: Result<Value>): Result<Value> {
  asked.push(question);
  return result;
}
