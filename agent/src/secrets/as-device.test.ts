import type { Http, HttpExchange, HttpRequest, Result } from '@mach/ports';
import { describe, expect, it } from 'vitest';
import { asDevice } from './as-device.ts';

const REQUEST: HttpRequest = { method: 'GET', url: 'https://mach.example.vn/x', timeoutMs: 1, bodyBytesMax: 1 };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

function answer(status: number, headers: Record<string, string> = JSON_TYPE): Result<HttpExchange> {
  const phases = { resolveMs: 0, connectMs: 0, processingMs: 1, transferMs: 1 };
  const rest = { bodyTruncated: false, phases, address: '192.0.2.1', way: 'direct' } as const;
  return { ok: true, value: { status, headers, body: new Uint8Array(), ...rest } };
}

async function ask(answers: Record<string, Result<HttpExchange>>) {
  const shown: string[] = [];
  const accepted: string[] = [];
  const http: Http = {
    exchange: async ({ headers }) => {
      const secret = headers?.['authorization']?.replace('Bearer d:', '') ?? '';
      shown.push(secret);
      return answers[secret] ?? answer(401);
    },
  };
  const secrets = { candidates: () => ['a', 'b', 'c'], accepted: (secret: string) => void accepted.push(secret) };
  const result = await asDevice(http, 'd', secrets).exchange(REQUEST, new AbortController().signal);
  return { shown, accepted, status: result.ok ? result.value.status : result.failure };
}

describe('asking in a device’s name', () => {
  it('shows the likeliest secret, once', async () => {
    expect(await ask({ a: answer(200) })).toEqual({ shown: ['a'], accepted: ['a'], status: 200 });
    expect(await ask({ a: answer(503) })).toEqual({ shown: ['a'], accepted: [], status: 503 });
  });

  it('shows the others where the collector does not know it, until one is known', async () => {
    expect(await ask({ b: answer(304) })).toEqual({ shown: ['a', 'b'], accepted: ['b'], status: 304 });
    expect(await ask({ c: answer(429) })).toEqual({ shown: ['a', 'b', 'c'], accepted: [], status: 429 });
  });

  it('gives the first answer where none is known', async () => {
    expect(await ask({})).toEqual({ shown: ['a', 'b', 'c'], accepted: [], status: 401 });
  });

  it('does not tell its other secrets to what is no collector', async () => {
    expect((await ask({ a: answer(401, { 'content-type': 'text/html' }) })).shown).toEqual(['a']);
    expect((await ask({ a: { ok: false, failure: 'denied', detail: 'another key' } })).shown).toEqual(['a']);
  });

  it('stops at a line that breaks in between', async () => {
    const broken = { ok: false, failure: 'timeout', detail: '' } as const;
    expect(await ask({ b: broken })).toEqual({ shown: ['a', 'b'], accepted: [], status: 'timeout' });
  });
});
