import { expect, it } from 'vitest';
import { newToken } from '../ingest/token.ts';
import { resources } from '../routes/index.ts';
import { batch, enrolDevice, makeCollector, packed, report } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import type { Routes } from './api-server.ts';
import { createHttpServer } from './server.ts';

async function make(routes: readonly Routes[] = resources, isLoopbackOnly = true) {
  const made = await makeCollector();
  const context = routeContext(made.collector, made.random);
  return { ...made, sessions: context.sessions, server: await createHttpServer(context, routes, { isLoopbackOnly }) };
}

it.each(['/open', '/api/open', '/api/static/open', '/api/v2/open'])(
  'refuses to start with a route at %s that does not say who may call it',
  async (path) => {
    const routes: Routes = (server) => void server.get(path, async () => 'x');
    await expect(make([routes])).rejects.toThrow('does not say who may call it');
  },
);

it.each([
  ['a caller on this machine', true, {}, 200],
  ['one that came through a proxy', true, { 'x-forwarded-for': '1.2.3.4' }, 401],
  ['one that says Forwarded', true, { forwarded: 'for=1.2.3.4' }, 401],
  ['one that a proxy names by X-Real-IP', true, { 'x-real-ip': '1.2.3.4' }, 401],
  ['one that came Via another', true, { via: '1.1 proxy' }, 401],
  ['one that came to a proxy by TLS', true, { 'x-forwarded-proto': 'https' }, 401],
  ['a page whose name was turned to this machine', true, { host: 'evil.example' }, 401],
  ['anybody, where the collector listens wider', false, {}, 401],
])('without signing in: %s', async (_who, isLoopbackOnly, headers, status) => {
  const { server } = await make(resources, isLoopbackOnly);
  const answer = await server.inject({ url: '/api/v1/devices', headers: { host: '127.0.0.1:8750', ...headers } });
  expect(answer.statusCode).toBe(status);
});

it('tells whoever only reads on this machine that signing in is what is missing', async () => {
  const { server } = await make();
  const answer = await server.inject({ url: '/api/v1/admin/units', headers: { host: '127.0.0.1:8750' } });
  expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'sign-in' }]);
});

it('gives each scope what is its own: admin ⊃ read ⊃ scrape', async () => {
  const { server, collector, random } = await make(resources, false);
  const now = collector.now();
  const status = async (scope: 'scrape' | 'read' | 'admin', url: string) => {
    const { token, sha256 } = newToken(scope, random);
    await collector.commit([
      { type: 'token-created', token: { id: scope, sha256, scope, createdAt: now, expiresAt: now + 9e6 } },
    ]);
    return (await server.inject({ url, headers: { authorization: `Bearer ${token}` } })).statusCode;
  };
  expect([await status('scrape', '/metrics'), await status('scrape', '/api/v1/devices')]).toEqual([200, 403]);
  expect([await status('read', '/api/v1/devices'), await status('admin', '/metrics')]).toEqual([200, 200]);
});

it('signs in by pressing the button, once', async () => {
  const { server, sessions, collector } = await make(resources, false);
  const url = `/sign-in/${sessions.newCode(collector.now())}`;
  for (let previews = 0; previews < 2; previews++) expect((await server.inject({ url })).statusCode).toBe(200);
  const pressed = await server.inject({ url, method: 'POST' });
  expect(pressed.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await server.inject({ url, method: 'POST' })).statusCode).toBe(410);
  const cookie = String(pressed.headers['set-cookie']).split(';')[0] ?? '';
  const who = await server.inject({ url: '/api/v1/session', headers: { cookie } });
  expect(who.json()).toMatchObject({ role: 'province-admin' });
  const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
  expect((await server.inject({ url: '/api/v1/session/end', method: 'POST', headers: foreign })).statusCode).toBe(403);
  // A browser names the page's site; what names none has no business with a cookie.
  expect((await server.inject({ url: '/api/v1/session/end', method: 'POST', headers: { cookie } })).statusCode).toBe(
    403,
  );
  const own = { cookie, host: 'mach.example', origin: 'http://mach.example' };
  expect((await server.inject({ url: '/api/v1/session/end', method: 'POST', headers: own })).statusCode).toBe(204);
  expect((await server.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(401);
});

it('takes reports over HTTP, and answers what it can not read', async () => {
  const { server, collector, token } = await make();
  await enrolDevice(collector, token);
  const { authorization, body } = packed(batch([report(1)]));
  const headers = { authorization, 'content-encoding': 'gzip', 'content-type': 'application/json' };
  const send = (payload: Buffer) => server.inject({ url: '/api/v1/reports', method: 'POST', headers, payload });
  expect((await send(Buffer.from(body))).json()).toMatchObject({ acknowledged: [[1, 1]], refused: [] });
  expect((await send(Buffer.alloc(1_100_000))).statusCode).toBe(413);
  expect((await send(Buffer.alloc(0))).statusCode).toBe(400);
  const config = { url: '/api/v1/agent/config', headers: { authorization } };
  const first = await server.inject(config);
  const etag = String(first.headers.etag);
  const second = await server.inject({ ...config, headers: { authorization, 'if-none-match': etag } });
  expect([first.statusCode, second.statusCode]).toEqual([200, 304]);
  const enrolled = await server.inject({
    url: '/api/v1/enrol',
    method: 'POST',
    payload: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect([enrolled.statusCode, typeof enrolled.json().error]).toEqual([400, 'string']);
});

it('describes itself', async () => {
  const { server } = await make();
  const paths = Object.keys((await server.inject('/openapi.json')).json().paths);
  expect(paths).toContain('/api/v1/reports');
  expect(paths).toContain('/api/v1/devices');
});
