import { noteServerTime } from './collector-clock.ts';
import { earlyAnswer, unlessCalledOff } from './early-answers.ts';

/** Why there is no answer. Trying again helps with all but `sign-in` and `not-found`. */
export type Problem =
  | { readonly kind: 'sign-in' | 'not-found' | 'not-ours' | 'offline' | 'unreachable' }
  | { readonly kind: 'server'; readonly status: number };

export type Answer = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly problem: Problem };

/**
 * Asks the collector for JSON. Never throws: a body that is not JSON (a captive portal) is `not-ours`. The answer's
 * Date header tells the collector's clock, since the clock of an old PC is not to be trusted. `signal` calls it off.
 */
export async function fetchJson(url: string, timeoutMs: number, signal?: AbortSignal): Promise<Answer> {
  // Chrome has no `AbortSignal.any` before 116.
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  try {
    const early = earlyAnswer(url);
    const response = await (early === undefined
      ? fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store', signal: ending.signal })
      : unlessCalledOff(early, ending.signal));
    const problem = problemOf(response);
    if (problem !== undefined) return { ok: false, problem };
    noteServerTime(response.headers.get('date'));
    return { ok: true, data: (await response.json()) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, problem: { kind: 'not-ours' } };
    return { ok: false, problem: { kind: navigator.onLine ? 'unreachable' : 'offline' } };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

/** Tells the collector to do something; whether it said that it did. What came of it is seen by what is asked next. */
export async function post(url: string, timeoutMs: number): Promise<boolean> {
  const answer = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
  return answer?.ok === true;
}

/** The same, for what the collector answers by JSON. Never throws. */
export async function postForJson(url: string, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(timeoutMs) });
    const problem = problemOf(response);
    return problem === undefined ? { ok: true, data: (await response.json()) as unknown } : { ok: false, problem };
  } catch {
    return { ok: false, problem: { kind: navigator.onLine ? 'unreachable' : 'offline' } };
  }
}

function problemOf(response: Response): Problem | undefined {
  if (response.status === 401 || response.status === 403) return { kind: 'sign-in' };
  // A code or an id of the wrong form (400) names nothing either.
  if (response.status === 404 || response.status === 400) return { kind: 'not-found' };
  if (!response.ok) return { kind: 'server', status: response.status };
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') ? undefined : { kind: 'not-ours' };
}
