/** What a web server answered; `failed` with a code such as `ECONNREFUSED` or `timeout` where it did not. */
export type HttpAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly body: string;
      /** What `Retry-After` says, in ms. */
      readonly retryAfterMs?: number;
    }
  | { readonly ok: false; readonly detail: string; readonly mayHaveArrived: boolean };

export interface HttpAsk {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks once, and never throws. */
export type AskHttp = (ask: HttpAsk, signal: AbortSignal, timeoutMs?: number) => Promise<HttpAnswer>;

/** A server that has not answered by then has failed, and one that tells more is not listened to. */
export const TIMEOUT_MS = 20_000;
export const BODY_CHARACTERS_MAX = 65_536;

/** Asks once. Redirections are not followed: a signed message, or a token, would go elsewhere. Never throws. */
export async function askHttp(
  { url, method, headers, body }: HttpAsk,
  signal: AbortSignal,
  timeoutMs = TIMEOUT_MS,
): Promise<HttpAnswer> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      ...(body === undefined ? {} : { body }),
    });
    const after = retryAfterMs(response.headers.get('retry-after'));
    const told = await beginning(response);
    return { ok: true, status: response.status, body: told, ...(after === undefined ? {} : { retryAfterMs: after }) };
  } catch (error) {
    return { ok: false, ...whatFailed(error) };
  }
}

async function beginning(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= BODY_CHARACTERS_MAX) break;
  }
  return text;
}

/** A code alone: messages of the library may hold the address with what is secret in it. */
export function whatFailed(error: unknown): { readonly detail: string; readonly mayHaveArrived: boolean } {
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: unknown } };
  if (name === 'TimeoutError' || name === 'AbortError') return { detail: 'timeout', mayHaveArrived: true };
  const code = typeof cause?.code === 'string' ? cause.code : 'connection failed';
  const isBefore = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EDENIED'].includes(code);
  return { detail: code, mayHaveArrived: !isBefore };
}

export function retryAfterMs(value: string | null): number | undefined {
  const seconds = Number(value ?? Number.NaN);
  return value === null || value === '' || !Number.isFinite(seconds) || seconds < 0 ? undefined : seconds * 1_000;
}
