import type { Http, HttpExchange, Result } from '@mach/ports';
import { describe, expect, it } from 'vitest';
import { collectorPlace, isOpenToListeners, join, splitToken } from './join.ts';
import { answer } from './testing/scripted-collector.ts';

const token = `mach_join_${'t'.repeat(43)}`;
const proposed = { device: 'd'.repeat(32), secret: 's'.repeat(43) };
const good = {
  ...proposed,
  deviceNumber: 7,
  unitCode: '99001',
  unitName: 'Xã Ví Dụ',
  salt: 'x',
  accepts: [1],
  codings: [],
  now: 1,
};

const asked = {
  collectorUrl: 'https://mach.example.vn',
  token,
  proposed,
  machine: 'm',
  inventoryHashes: [],
  agentVersion: '1',
  about: {},
};

const ask = (exchange: Result<HttpExchange>, inventoryHashes: readonly string[] = [], sent: string[] = []) => {
  const http: Http = {
    exchange: async ({ body }) => {
      sent.push(Buffer.from(body ?? new Uint8Array()).toString('utf8'));
      return exchange;
    },
  };
  return join({ ...asked, inventoryHashes }, http, new AbortController().signal);
};
const why = async (exchange: Result<HttpExchange>) => {
  const joined = await ask(exchange);
  return joined.ok ? '' : joined.why;
};

it('takes a token apart from the pin that it carries', () => {
  expect(splitToken(` ${token}\n`)).toEqual({ token });
  expect(splitToken(`${token}.${'p'.repeat(43)}`)).toEqual({ token, pin: 'p'.repeat(43) });
  expect(splitToken(token.slice(0, -1))).toBeUndefined();
  expect(splitToken('')).toBeUndefined();
});

it.each([
  ['https://mach.example.vn/', 'https://mach.example.vn'],
  ['http://127.0.0.1:8750', 'http://127.0.0.1:8750'],
  ['https://example.vn/mach/', 'https://example.vn/mach'],
  ['mach.example.vn', undefined],
  ['ftp://mach.example.vn', undefined],
  ['https://a:b@mach.example.vn', undefined],
])('reads the place %s', (given, place) => {
  expect(collectorPlace(given)).toBe(place);
});

describe('asking to join', () => {
  it('gives the identity to go on with, also when it is another than asked for', async () => {
    expect(await ask(answer(200, good))).toMatchObject({
      ok: true,
      isNewId: false,
      identity: { deviceNumber: 7, salt: 'x' },
    });
    expect(await ask(answer(201, { ...good, device: 'e'.repeat(32) }))).toMatchObject({ ok: true, isNewId: true });
  });

  it('tells what an inventory would call this PC, and learns which one it superseded', async () => {
    const sent: string[] = [];
    const hashes = ['1'.repeat(32), '2'.repeat(32)];
    expect(await ask(answer(200, { ...good, supersedes: 3 }), hashes, sent)).toMatchObject({ ok: true, supersedes: 3 });
    expect(await ask(answer(200, good), [], sent)).not.toHaveProperty('supersedes');
    const [told, untold] = sent.map((text) => JSON.parse(text) as object);
    expect(told).toMatchObject({ inventoryHashes: hashes });
    expect(untold).not.toHaveProperty('inventoryHashes');
  });

  it('hands on what the collector says against it', async () => {
    expect(await why(answer(403, { error: 'This token is used up.' }))).toContain('(403): This token is used up.');
    expect(await why(answer(503, { error: 'Full.' }))).toContain('Try again later');
  });

  it('tells an unreachable collector, an untrusted one and something else apart', async () => {
    expect(await why({ ok: false, failure: 'timeout', detail: 'late' })).toContain('Is the address right');
    expect(await why({ ok: false, failure: 'denied', detail: 'key' })).toContain('--pin');
    expect(await why(answer(200, '<html>sign in</html>'))).toContain('no Mạch collector');
    expect(await why(answer(404, '<html>'))).toContain('no Mạch collector');
    expect(await why(answer(200, { ...good, secret: 'short' }))).toContain('no Mạch collector');
  });
});

it.each([
  ['unreachable', { ok: false, failure: 'timeout', detail: 'late' }],
  ['untrusted', { ok: false, failure: 'denied', detail: 'key' }],
  ['not-mach', answer(200, '<html>sign in</html>')],
  ['not-mach', answer(410, '<html>')],
  ['busy', answer(503, { error: 'Full.' })],
  ['token', answer(401, { error: 'Revoked.' })],
  ['token', answer(403, { error: 'Used up.' })],
  ['revoked', answer(410, { error: 'Revoked.' })],
  ['other', answer(426, { error: 'Too old.' })],
] as const)('tells that it came to nothing as %s', async (reason, exchange) => {
  expect(await ask(exchange)).toMatchObject({ ok: false, reason });
});

describe('plain HTTP', () => {
  it.each([
    ['http://127.0.0.1:8750', false],
    ['http://localhost:8750', false],
    ['http://[::1]:8750', false],
    ['https://mach.example.vn', false],
    ['http://mach.example.vn', true],
    ['http://10.1.0.5:8750', true],
    ['http://127.0.0.1.example.vn', true],
  ])('to %s is open to listeners: %s', (place, isOpen) => {
    expect(isOpenToListeners(place)).toBe(isOpen);
  });

  it('is refused before anything is sent, unless it was asked for by name', async () => {
    const sent: string[] = [];
    const joining = { ...asked, collectorUrl: 'http://10.1.0.5:8750' };
    const http: Http = {
      exchange: async ({ url }) => {
        sent.push(url);
        return answer(200, good);
      },
    };
    const signal = new AbortController().signal;
    expect(await join(joining, http, signal)).toMatchObject({
      ok: false,
      why: expect.stringContaining('--plain-http'),
    });
    expect(sent).toEqual([]);
    expect(await join({ ...joining, plainHttp: true }, http, signal)).toMatchObject({ ok: true });
  });
});
