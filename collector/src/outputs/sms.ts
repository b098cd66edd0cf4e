import type { Channel, Letter, SendAttempt } from '../alerts/channel.ts';
import { type AskHttp, askHttp } from './ask-http.ts';
import { attemptOf } from './webhook.ts';

export interface SmsSettings {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly secret?: string;
  readonly accepted?: string;
  /** `askHttp` unless said. */
  readonly ask?: AskHttp;
}

/** A gateway of short messages by HTTP: its request with what is sent put in its places, each as that place needs it. */
export function smsChannel(settings: SmsSettings): Channel {
  return {
    async send(letter, signal) {
      const { ask = askHttp } = settings;
      const answer = await ask(smsRequest(settings, letter), signal);
      const attempt = attemptOf(answer);
      if (attempt.outcome !== 'delivered' || !answer.ok || settings.accepted === undefined) return attempt;
      return answer.body.includes(settings.accepted) ? attempt : noYes;
    },
  };
}

const noYes: SendAttempt = {
  outcome: 'failed',
  detail: 'the answer does not hold what says yes (accepted)',
  mayHaveArrived: false,
};

/** The request for one message. */
export function smsRequest(
  { url, method, contentType, headers, body, secret = '' }: SmsSettings,
  letter: Pick<Letter, 'to' | 'short' | 'key'>,
): Parameters<typeof askHttp>[0] {
  const values: Readonly<Record<string, string>> = { to: letter.to, text: letter.short, key: letter.key, secret };
  const filled = (template: string, write: (value: string) => string) =>
    template.replace(/\{(to|text|key|secret)\}/g, (_whole, name: string) => write(values[name] ?? ''));
  const inHeader = (value: string) => value.replace(/[^\x20-\x7e]/g, '');
  return {
    url: filled(url, encodeURIComponent),
    method,
    headers: {
      'idempotency-key': letter.key,
      ...(method === 'GET'
        ? {}
        : { 'content-type': contentType.startsWith('text/') ? `${contentType}; charset=utf-8` : contentType }),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value, inHeader)])),
    },
    ...(method === 'GET' || body === undefined ? {} : { body: filled(body, WRITERS[contentType] ?? String) }),
  };
}

const WRITERS: Readonly<Record<string, (value: string) => string>> = {
  'application/json': (value) => JSON.stringify(value).slice(1, -1),
  'application/x-www-form-urlencoded': encodeURIComponent,
  'text/xml': (value) => value.replace(/[<>&'"]/g, (letter) => `&#${letter.charCodeAt(0)};`),
};
