import { expect, it } from 'vitest';
import { decideAccount } from '../admin/accounts.ts';
import { createHttpServer } from '../http/server.ts';
import { sha256Hex } from '../ingest/secret.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { accounts } from './accounts.ts';
import { session } from './session.ts';

const LINK = 'l'.repeat(43);
const PASSWORD = 'một mật khẩu đủ dài';
const OWN = { 'sec-fetch-site': 'same-origin' };
const FORM = 'application/x-www-form-urlencoded';

async function ready() {
  const { collector, random } = await makeCollector();
  const asked = { type: 'create-account', name: 'xa-vi-du', role: 'commune', unitCode: '99001' } as const;
  const { changes } = decideAccount(
    { ...asked, post: 'Văn phòng <b>"1"</b>', setUpSha256: sha256Hex(LINK), expiresInMs: 9e6 },
    collector.state().registry,
    collector.now(),
  );
  await collector.commit(changes);
  const server = await createHttpServer(routeContext(collector, random), [accounts, session], {
    isLoopbackOnly: false,
  });
  const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = OWN) =>
    server.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': FORM, ...headers },
    });
  const setUp = () => post(`/set-up/${LINK}`, { password: PASSWORD, again: PASSWORD });
  const whoIs = (cookie: unknown) =>
    server.inject({ url: '/api/v1/session', headers: { cookie: String(cookie).split(';')[0] ?? '' } });
  return { collector, server, post, setUp, whoIs };
}

it('signs in by the forms, and says whose account it is', async () => {
  const { server, post, setUp, whoIs } = await ready();
  const shown = await server.inject(`/set-up/${LINK}`);
  expect(shown.body).toContain('Văn phòng &lt;b>&quot;1&quot;&lt;/b>');
  const first = await setUp();
  expect([first.statusCode, first.headers.location]).toEqual([303, '/']);
  expect((await server.inject(`/set-up/${LINK}?lang=en`)).body).toContain('no longer works');
  const again = await post('/sign-in?lang=en', { name: 'xa-vi-du', password: PASSWORD });
  expect(again.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await whoIs(again.headers['set-cookie'])).json()).toMatchObject({
    role: 'commune',
    account: 'xa-vi-du',
    communeCode: '99001',
  });
});

it('ends sessions at once when the post is handed over or disabled', async () => {
  const { collector, setUp, whoIs } = await ready();
  const cookie = (await setUp()).headers['set-cookie'];
  expect((await whoIs(cookie)).statusCode).toBe(200);
  await collector.commit([{ type: 'account-disabled', name: 'xa-vi-du', at: collector.now() }]);
  expect((await whoIs(cookie)).statusCode).toBe(401);
  const next = { sha256: 'f', expiresAt: collector.now() + 1 };
  await collector.commit([{ type: 'account-handed-over', name: 'xa-vi-du', setUp: next }]);
  expect((await whoIs(cookie)).statusCode).toBe(401);
});

it.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another origin, without TLS', { origin: 'http://evil.example', host: 'mach.example' }],
  ['a page without an origin', { origin: 'null', host: 'mach.example' }],
  ['nobody in particular', {}],
])('takes no form of %s', async (_who, headers) => {
  const { post } = await ready();
  const answer = await post('/sign-in', { name: 'xa-vi-du', password: PASSWORD }, headers);
  expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
});

it('says in the language of the form that something was wrong, and puts nothing back that was typed', async () => {
  const { post } = await ready();
  const answer = await post('/sign-in?lang=en', { name: 'typed-name', password: 'typed-password' });
  expect(answer.statusCode).toBe(401);
  expect(answer.body).toContain('is not right');
  expect(answer.body).not.toMatch(/typed-/);
  expect((await post('/sign-in', { name: 'x'.repeat(5_000), password: '' })).statusCode).toBe(413);
});
