import { createHmac } from 'node:crypto';
import type { Channel, Letter, SendAttempt } from '../alerts/channel.ts';
import { type AskHttp, askHttp, type HttpAnswer } from './ask-http.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  /** Seconds since 1970, for the signature: the other side refuses what is old. */
  readonly nowS: () => number;
  /** `askHttp` unless said. */
  readonly ask?: AskHttp;
}

/**
 * A POST of JSON for each message, signed as Standard Webhooks has it (https://www.standardwebhooks.com, v1: HMAC-SHA256 over
 * id.timestamp.body, in base64), with the id of the message as `Idempotency-Key` too.
 */
export function webhookChannel({ url, secret, nowS, ask = askHttp }: WebhookSettings): Channel {
  return {
    async send(letter, signal) {
      const body = JSON.stringify(bodyOf(letter));
      const timestamp = String(Math.floor(nowS()));
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'mach-collector',
        'webhook-id': letter.key,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatureOf({ key: letter.key, timestamp, body, secret }),
        'idempotency-key': letter.key,
      };
      return attemptOf(await ask({ url, method: 'POST', headers, body }, signal));
    },
  };
}

/** `v1,` and the base64 of the HMAC. A secret in the form `whsec_<base64>` is the bytes that it stands for, any other its own letters. */
export function signatureOf(given: {
  readonly key: string;
  readonly timestamp: string;
  readonly body: string;
  readonly secret: string;
}): string {
  const { key, timestamp, body, secret } = given;
  const bytes = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
  return `v1,${createHmac('sha256', bytes).update(`${key}.${timestamp}.${body}`).digest('base64')}`;
}

function bodyOf({ key, at, subject, text, content, isDoubtful }: Letter) {
  return {
    type: `mach.${content.kind}`,
    timestamp: new Date(at).toISOString(),
    data: { id: key, subject, text, isDoubtful, ...content },
  };
}

/** What an answer by HTTP says of a message: what was wrong with this one will be so again, all else may change. */
export function attemptOf(answer: HttpAnswer): SendAttempt {
  if (!answer.ok) return { outcome: 'failed', detail: answer.detail, mayHaveArrived: answer.mayHaveArrived };
  const { status, retryAfterMs } = answer;
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  const detail = `HTTP ${status}`;
  if (status === 400 || status === 410 || status === 413 || status === 422) return { outcome: 'refused', detail };
  // A server that fails may have taken it; one that says no has not.
  const mayHaveArrived = status >= 500 && status !== 503;
  return { outcome: 'failed', detail, mayHaveArrived, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
