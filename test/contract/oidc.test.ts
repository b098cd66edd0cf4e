import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createJourneys } from '../../collector/src/accounts/sign-on.ts';
import { openIdSignOn } from '../../collector/src/adapters/openid-client.ts';
import { createHttpServer } from '../../collector/src/http/server.ts';
import { COLLECTOR_LIMITS } from '../../collector/src/limits.ts';
import { resources } from '../../collector/src/routes/index.ts';
import { makeCollector } from '../../collector/src/testing/collector-fixture.ts';
import { routeContext } from '../../collector/src/testing/route-context.ts';

const SECRET = 'a secret of the client, long enough';
let provider: Server;
let stage: Awaited<ReturnType<typeof make>>;
beforeAll(async () => {
  // It says at length that its defaults are for tests.
  for (const say of ['info', 'warn'] as const) vi.spyOn(console, say).mockReturnValue();
  stage = await make();
});
afterAll(async () => {
  await stage.server.close();
  provider.closeAllConnections();
  await new Promise((done) => provider.close(done));
});

/** A collector whose sign-on is `oidc-provider`, which lets in whoever names themselves. */
async function make() {
  const { collector, random } = await makeCollector();
  const { now } = collector;
  await collector.commit([
    { type: 'account-created', account: { name: 'so-khcn', role: 'planner', post: 'Sở', createdAt: now(), turn: 1 } },
    { type: 'account-created', account: { name: 'so-cu', role: 'planner', post: 'Sở', createdAt: now(), turn: 1 } },
    { type: 'account-disabled', name: 'so-cu', at: now() },
  ]);
  const settings = { accountClaim: 'preferred_username', clientId: 'mach', clientSecret: SECRET };
  const context = routeContext(collector, random);
  const journeys = createJourneys(random, COLLECTOR_LIMITS);
  let issuer = '';
  const sign = { addressFor: asLate('addressFor'), accountOf: asLate('accountOf') } as ReturnType<typeof openIdSignOn>;
  const trouble: string[] = [];
  const onTrouble = (_what: string, error: unknown) => void trouble.push(String(error));
  const server = await createHttpServer({ ...context, signOn: { sign, journeys }, onTrouble }, resources, {
    isLoopbackOnly: false,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  provider = createServer((request, response) => serve(request, response));
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const serve = new Provider(issuer, {
    clients: [{ client_id: 'mach', client_secret: SECRET, redirect_uris: [`${url}/sign-on/back`] }],
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
  }).callback();
  const signOn = openIdSignOn({ ...settings, issuer });
  return { server, url, trouble };

  function asLate<Name extends 'addressFor' | 'accountOf'>(name: Name) {
    return (...given: unknown[]) => (signOn[name] as (...all: unknown[]) => unknown)(...given);
  }
}

/** A browser with as much sense of cookies as this needs: by host and port, whatever the path. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  return async function go(to: string, form?: Record<string, string>): Promise<Response & { readonly at: string }> {
    let next = to;
    let body = form === undefined ? undefined : new URLSearchParams(form);
    for (let hops = 0; hops < 12; hops++) {
      const { host } = new URL(next);
      const jar = jars.get(host) ?? new Map<string, string>();
      jars.set(host, jar);
      const cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(next, {
        redirect: 'manual',
        headers: { cookie },
        ...(body === undefined ? {} : { method: 'POST', body }),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) return Object.assign(answer, { at: next });
      next = new URL(location, next).href;
      body = undefined;
      if (['/', '/plans'].includes(new URL(next).pathname))
        return Object.assign(await fetch(next, { headers: { cookie: cookieOf(jar) } }), {
          at: next,
          cookie: cookieOf(jar),
        });
    }
    throw new Error(`too many hops, last ${next}`);
  };
}
const cookieOf = (jar: ReadonlyMap<string, string>) =>
  Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ');

/** Goes through the provider's own forms as somebody. */
async function signOnAs(name: string) {
  const go = browser();
  const login = await go(`${stage.url}/sign-on`);
  const consent = await go(login.at, { prompt: 'login', login: name, password: 'x' });
  return (await go(consent.at, { prompt: 'consent' })) as Response & { readonly at: string; readonly cookie?: string };
}

it('lets the holder of an account in for whom the province’s sign-on vouches', async () => {
  const { cookie = '', at } = await signOnAs('so-khcn');
  // The day of a planner begins with the plan.
  expect([at, stage.trouble]).toEqual([`${stage.url}/plans`, []]);
  const session = await fetch(`${stage.url}/api/v1/session`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({ role: 'planner', account: 'so-khcn' });
});

it.each(['nobody', 'so-cu'])('lets %s in no further than the sign-on', async (name) => {
  const answer = await signOnAs(name);
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie().join()).not.toContain('mach_session=');
});

it('takes no answer that another browser began, nor one twice', async () => {
  const go = browser();
  await go(`${stage.url}/sign-on`);
  const foreign = await fetch(`${stage.url}/sign-on/back?code=x&state=y`);
  expect(foreign.status).toBe(410);
  const planted = await go(`${stage.url}/sign-on/back?code=x&state=y`);
  expect(planted.status).toBe(502);
  expect((await go(`${stage.url}/sign-on/back?code=x&state=y`)).status).toBe(410);
});
