import type { Http } from '@mach/ports';
import type { MetricSpec, Values } from '@mach/wire';
import type { Outcome } from './contract.ts';
import { gauge, textValue } from './metrics.ts';

/** A question in bytes that is asked by HTTP POST, as OCSP, time-stamping and IPP have it. */
export interface PostQuestion {
  readonly url: string;
  readonly contentType: string;
  readonly payload: Uint8Array;
  /** A longer answer is a bad reply. */
  readonly answerBytesMax: number;
  /** Whether a certificate that does not hold is a bad reply: a printer's never does. */
  readonly requireTrust: boolean;
  readonly timeoutMs: number;
}

export type PostAnswer =
  | { readonly ok: true; readonly body: Uint8Array; readonly measured: Values & { readonly processingMs: number } }
  | Extract<Outcome, { readonly ok: false }>;

/**
 * Asks over a fresh connection and gives the bytes of a good answer with the values of `postMetrics`. A redirect is not
 * followed: the service is asked where it is said to be, and what sends elsewhere is mostly a captive portal.
 */
export async function post(
  io: { readonly http: Http },
  question: PostQuestion,
  signal: AbortSignal,
): Promise<PostAnswer> {
  const { url, contentType, payload, answerBytesMax, requireTrust, timeoutMs } = question;
  const headers = { accept: '*/*', 'content-type': contentType, 'user-agent': 'mach-probe' };
  const request = { method: 'POST', url, headers, body: payload, bodyBytesMax: answerBytesMax, timeoutMs } as const;
  const answer = await io.http.exchange(request, signal);
  if (!answer.ok) return answer;
  const { status, body, bodyTruncated, phases, address, tls } = answer.value;
  const { resolveMs, connectMs, tlsMs, processingMs } = phases;
  const measured = { resolveMs, connectMs, ...(tlsMs !== undefined && { tlsMs }), processingMs, address };
  const badReply = (detail: string): PostAnswer => ({ ok: false, failure: 'bad-reply', detail, values: measured });
  if (requireTrust && tls?.trusted === false) return badReply(`the certificate does not hold: ${tls.distrust}`);
  if (status !== 200) return badReply(`status ${status}`);
  if (bodyTruncated) return badReply(`an answer of more than ${answerBytesMax} bytes`);
  return { ok: true, body, measured };
}

/** What each of these probes tells of its exchange. `of` ends the sentence “Duration of …”. */
export function postMetrics(kind: string, of: string): readonly MetricSpec[] {
  const phase = (value: string, name: string, help: string) =>
    gauge(value, 'ms', {
      help,
      as: `mach_probe_${kind}_duration_seconds`,
      labels: { phase: name },
      family: `Duration of ${of} by phase.`,
    });
  return [
    phase('resolveMs', 'resolve', 'time to resolve the name; 0 for an address'),
    phase('connectMs', 'connect', 'time from SYN to an open connection'),
    phase('tlsMs', 'tls', 'time of the TLS handshake, with https alone'),
    phase('processingMs', 'processing', 'time from the question to the first byte of the answer'),
    textValue('address', { help: 'the address that answered' }),
  ];
}

/** Whether a target is a URL that can be asked by POST. */
export const isHttpUrl = (target: string): boolean =>
  URL.canParse(target) && /^https?:$/.test(new URL(target).protocol);
