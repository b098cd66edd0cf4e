import { expect, it } from 'vitest';
import { alertsSchema } from '../../config/alerts-schema.ts';
import { createHttpServer } from '../../http/server.ts';
import { newToken } from '../../ingest/token.ts';
import { makeCollector } from '../../testing/collector-fixture.ts';
import { routeContext } from '../../testing/route-context.ts';
import { administration } from './index.ts';

const OF_FILE = alertsSchema.parse({
  routes: [
    {
      ...{ kind: 'sms', name: 'tong-dai', url: 'https://u:p@sms.vn/s?key=abc&to={to}', body: '{text}' },
      recipients: [{ name: 'truc', to: '0912345678', communes: ['99001'] }],
    },
  ],
}).routes;
const MAIL = {
  ...{ kind: 'mail', name: 'thu', host: 'mail.example.gov.vn', user: 'mach', password: 'mật khẩu thư' },
  ...{ from: 'mach@example.gov.vn', recipients: [{ name: 'so', to: 'so@example.gov.vn', hears: ['incidents'] }] },
};
const HOOK = { kind: 'webhook', name: 'ioc', url: 'https://hooks.example.vn/T0/duong-rieng', secret: 'khóa ký tin' };
const SECRETS = [MAIL.password, HOOK.secret, 'duong-rieng', 'key=abc', 'u:p@'];

/** The administration of routes, asked by a token; `taken` counts how often what was decided took effect. */
async function ready() {
  const made = await makeCollector();
  const { collector, random } = made;
  const { token, sha256 } = newToken('admin', random);
  const root = {
    id: 'root',
    sha256,
    scope: 'admin',
    createdAt: collector.now(),
    expiresAt: collector.now() + 9e9,
  } as const;
  await collector.commit([{ type: 'token-created', token: root }]);
  const context = routeContext(collector, random);
  let taken = 0;
  const alertDesk = { ...context.alertDesk, ofFile: () => OF_FILE, retake: async () => void taken++ };
  const server = await createHttpServer({ ...context, alertDesk }, administration, { isLoopbackOnly: false });
  const told: string[] = [];
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path = '', body?: object, version?: string) => {
    const answer = await server.inject({
      ...{ method, url: `/api/v1/admin/${path.startsWith('audit') ? path : `alert-routes${path}`}` },
      headers: { authorization: `Bearer ${token}`, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
      ...(body === undefined ? {} : { payload: body }),
    });
    told.push(answer.body);
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
  };
  return { ...made, ask, told, taken: () => taken };
}

it('makes, shows, changes and removes a route, and tells none of its secrets to anybody', async () => {
  const { ask, told, taken, journal, collector } = await ready();
  const made = await ask('POST', '', MAIL);
  expect(made).toMatchObject({
    status: 200,
    body: {
      ...{ name: 'thu', kind: 'mail', from: 'pages', target: 'mail.example.gov.vn', secrets: ['password'] },
      fields: { user: 'mach', security: 'starttls' },
      listeners: [{ name: 'so', to: 'so@example.gov.vn', hears: ['incidents'] }],
    },
  });
  expect((await ask('POST', '', HOOK)).body).toMatchObject({
    target: 'https://hooks.example.vn',
    secrets: ['url', 'secret'],
  });
  const { password: _, ...again } = { ...MAIL, from: 'Tỉnh <mach@example.gov.vn>' };
  const changed = await ask('PUT', '/thu', again, made.body.version);
  expect(changed).toMatchObject({ status: 200, body: { secrets: ['password'], fields: { from: again.from } } });
  expect(await ask('PUT', '/thu', again, made.body.version)).toMatchObject({ status: 412 });
  expect(await ask('PUT', '/thu', again)).toMatchObject({ status: 428 });
  const listed = (await ask('GET')).body;
  expect(listed).toMatchObject({ digestMinute: 435, hasHeartbeat: false, total: 3 });
  expect(taken()).toBe(3);
  expect(await ask('DELETE', '/ioc', undefined, listed.items[2].version)).toMatchObject({ status: 204 });
  expect([...collector.state().registry.alertRoutes.keys()]).toEqual(['thu']);
  const audit = (await ask('GET', 'audit?people=false')).body.items as { what: string; about: string }[];
  expect(audit.slice(0, 4).map(({ what, about }) => [what, about])).toEqual([
    ['alert-route-removed', 'ioc'],
    ['alert-route-set', 'thu'],
    ['alert-route-set', 'ioc'],
    ['alert-route-set', 'thu'],
  ]);
  const kept = JSON.stringify([
    told,
    await journal.read(1, 1_000),
    [...collector.state().registry.alertRoutes.values()],
  ]);
  for (const secret of SECRETS) expect(kept).not.toContain(secret);
});

it('shows routes of the configuration file, and leaves them to it', async () => {
  const { ask, taken } = await ready();
  const [row] = (await ask('GET')).body.items;
  expect(row).toMatchObject({ name: 'tong-dai', from: 'file', target: 'https://sms.vn' });
  expect(row.listeners).toMatchObject([{ to: '0912345678', communes: ['99001'], hears: ['incidents', 'endings'] }]);
  expect(row.fields).toBeUndefined();
  const inFile = { status: 422, body: { code: 'route-in-file' } };
  expect(await ask('POST', '', { ...HOOK, name: 'tong-dai' })).toMatchObject(inFile);
  expect(await ask('PUT', '/tong-dai', HOOK, row.version)).toMatchObject(inFile);
  expect(await ask('DELETE', '/tong-dai', undefined, row.version)).toMatchObject(inFile);
  expect(taken()).toBe(0);
});

it('names what is wrong by its field', async () => {
  const { ask } = await ready();
  const wrong = (code: string, path: string) => ({ body: { code, problems: [{ path }] } });
  expect(await ask('POST', '', { ...HOOK, url: 'http://127.0.0.1:9093/' })).toMatchObject(wrong('not-asked', 'url'));
  expect(await ask('POST', '', { ...HOOK, secret: undefined })).toMatchObject(wrong('required', 'secret'));
  expect(await ask('POST', '', { ...HOOK, communes: ['99009'] })).toMatchObject(wrong('unknown-commune', 'communes'));
  expect(await ask('POST', '', { ...HOOK, kind: 'fax' })).toMatchObject({ status: 400 });
  const made = await ask('POST', '', MAIL);
  expect(await ask('POST', '', MAIL)).toMatchObject({ status: 409 });
  const { password: _, ...elsewhere } = { ...MAIL, host: 'other.example.vn' };
  expect(await ask('PUT', '/thu', elsewhere, made.body.version)).toMatchObject(wrong('secret-again', 'password'));
});
