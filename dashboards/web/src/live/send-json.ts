/** What became of something that was sent: the answer, or why there is none. `refused` comes with the collector's own sentence, and a code where it has one. */
export type Sent<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly why: 'sign-in' | 'unreachable' }
  | { readonly ok: false; readonly why: 'refused'; readonly error: string; readonly code?: string };

/**
 * Has the collector do something, and waits for what comes of it. Never throws. `signal` ends the waiting: what the collector has begun
 * it may still finish.
 */
export async function sendJson<Data>(
  url: string,
  body: unknown,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Sent<Data>> {
  // Chrome has no `AbortSignal.any` before 116.
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener('abort', end);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: ending.signal,
    });
    const answer = (await response.json()) as Data & { readonly error?: string; readonly code?: string };
    if (response.ok) return { ok: true, data: answer };
    if (response.status === 401 || response.status === 403) return { ok: false, why: 'sign-in' };
    if (response.status >= 500) return { ok: false, why: 'unreachable' };
    const { error = String(response.status), code } = answer;
    return { ok: false, why: 'refused', error, ...(code === undefined ? {} : { code }) };
  } catch {
    return { ok: false, why: 'unreachable' };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
