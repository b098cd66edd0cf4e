import { gunzipSync } from 'node:zlib';
import { exchangeWith, scriptedHttp } from '@mach/ports/testing';
import type { Batch } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { createMadeCalls } from './made-calls.ts';

const IDENTITY = { device: 'a'.repeat(32), secret: 's'.repeat(43) };
const { signal } = new AbortController();

function callsTo(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const http = scriptedHttp({}, exchangeWith({ status, body: bytes, headers }));
  return { http, calls: createMadeCalls(http, { url: 'http://mach.example/', pin: 'p' }) };
}

it('speaks as a device does, under the pin of the token', async () => {
  const { http, calls } = callsTo(200, { acknowledged: [[1, 2]], refused: [], configEtag: 'x', now: 1, requests: [] });
  const batch = { reports: [] } as unknown as Batch;
  expect(await calls.report(IDENTITY, batch, signal)).toMatchObject({ ok: true, value: { acknowledged: [[1, 2]] } });
  const [asked] = http.asked;
  expect(asked).toMatchObject({
    method: 'POST',
    url: 'http://mach.example/api/v1/reports',
    pin: 'p',
    trustedOnly: true,
  });
  expect(asked?.headers).toMatchObject({ authorization: `Bearer ${IDENTITY.device}:${IDENTITY.secret}` });
  expect(JSON.parse(gunzipSync(asked?.body ?? '').toString())).toEqual(batch);
});

describe('an answer that is none', () => {
  it.each<[string, number, unknown, Readonly<Record<string, string>>, unknown]>([
    [
      'is told in the collector’s own sentence',
      403,
      { error: 'This join token is used up.' },
      {},
      { status: 403, why: 'This join token is used up.' },
    ],
    [
      'says how long to wait',
      429,
      { error: 'Too many.' },
      { 'retry-after': '30' },
      { status: 429, retryAfterMs: 30_000 },
    ],
    [
      'is not taken for one where somebody else answers',
      200,
      '<html>sign in</html>',
      {},
      { status: 200, why: expect.stringContaining('is one there?') },
    ],
    [
      'nor where a part of it is missing',
      200,
      { device: 'a' },
      {},
      { status: 200, why: expect.stringContaining('is one there?') },
    ],
  ])('%s', async (_what, status, body, headers, found) => {
    const { calls } = callsTo(status, body, headers);
    expect(await calls.enrol({} as never, signal)).toMatchObject({ ok: false, ...(found as object) });
  });

  it('names the place where nobody answers', async () => {
    const http = scriptedHttp({}, { ok: false, failure: 'refused', detail: 'ECONNREFUSED' });
    const asked = createMadeCalls(http, { url: 'http://mach.example' }).config(IDENTITY, signal);
    expect(await asked).toEqual({
      ok: false,
      why: 'http://mach.example does not answer (ECONNREFUSED): check the address and the line',
    });
  });
});

it('takes a session with its key', async () => {
  const { calls } = callsTo(200, { ssid: 7, key: Buffer.alloc(32, 1).toString('base64url'), lifetimeS: 60 });
  const answer = await calls.session(IDENTITY, signal);
  expect(answer.ok && [answer.value.session.ssid, answer.value.session.key.length]).toEqual([7, 32]);
});
