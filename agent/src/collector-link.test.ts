import { exchangeWith, scriptedHttp } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { collectorLink } from './collector-link.ts';

const { signal } = new AbortController();
const bounds = { timeoutMs: 1_000, bodyBytesMax: 1_000 };
const identity = {
  collectorUrl: 'https://mach.example.vn',
  pin: 'p'.repeat(43),
};

it('asks this device’s collector, which must show the pinned key', async () => {
  const http = scriptedHttp({}, exchangeWith({ status: 201 }));
  const body = new TextEncoder().encode('{}');
  const asked = { method: 'POST', path: '/api/v1/things', body, ...bounds } as const;
  expect(await collectorLink(http, identity).exchange(asked, signal)).toMatchObject({ ok: true });
  expect(http.asked).toEqual([
    {
      method: 'POST',
      url: 'https://mach.example.vn/api/v1/things',
      headers: {
        accept: '*/*',
        'content-type': 'application/json',
      },
      body,
      ...bounds,
      trustedOnly: true,
      pin: identity.pin,
    },
  ]);
});

it.each(['@evil.example/api/', '.evil.example/api/', ':81/api/', '//evil.example/api/', 'metrics', '/metrics'])(
  'never carries the secret to the path %s',
  async (path) => {
    const http = scriptedHttp({}, exchangeWith());
    const answer = await collectorLink(http, identity).exchange({ method: 'GET', path, ...bounds }, signal);
    expect(answer).toMatchObject({ ok: false, failure: 'unsupported' });
    expect(http.asked).toEqual([]);
  },
);

it('says before joining that there is no collector', async () => {
  const link = collectorLink(scriptedHttp({}), undefined);
  expect(await link.exchange({ method: 'GET', path: '/api/v1/things', ...bounds }, signal)).toEqual({
    ok: false,
    failure: 'unsupported',
    detail: 'this PC has not joined a collector',
  });
});
