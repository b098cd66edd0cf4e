import type { ErrorAnswer } from '@mach/wire';

/** What a request gets: the value with status 200, or a status that says who must do what, with a sentence. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 426 | 429 | 500 | 503;
  readonly body: ErrorAnswer;
  /** Seconds to wait before trying again; goes into `Retry-After`. */
  readonly retryAfterS?: number;
}

/** A refusal with one sentence: what happened and what to do. */
export function refuse(status: Refusal['status'], error: string, more: Omit<ErrorAnswer, 'error'> = {}): Refusal {
  return { ok: false, status, body: { error, ...more } };
}
