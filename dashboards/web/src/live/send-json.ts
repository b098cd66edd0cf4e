/** What became of something that was sent: the answer, or why there is none. `refused` comes with the collector's own sentence. */
export type Sent<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly why: 'sign-in' | 'unreachable' }
  | { readonly ok: false; readonly why: 'refused'; readonly error: string };

/** Has the collector do something, and waits for what comes of it. Never throws. */
export async function sendJson<Data>(url: string, body: unknown, timeoutMs: number): Promise<Sent<Data>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = (await response.json()) as Data & { readonly error?: string };
    if (response.ok) return { ok: true, data: answer };
    if (response.status === 401 || response.status === 403) return { ok: false, why: 'sign-in' };
    if (response.status >= 500) return { ok: false, why: 'unreachable' };
    return { ok: false, why: 'refused', error: answer.error ?? String(response.status) };
  } catch {
    return { ok: false, why: 'unreachable' };
  }
}
