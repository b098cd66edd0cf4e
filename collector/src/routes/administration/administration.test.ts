import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { expect, it } from 'vitest';
import { readTableFile } from '../../adapters/table-file.ts';
import { zipStream } from '../../adapters/zip.ts';
import { openToListeners } from '../../admin/kit.ts';
import { createHttpServer } from '../../http/server.ts';
import { newToken } from '../../ingest/token.ts';
import { DEVICE, enrolDevice, makeCollector } from '../../testing/collector-fixture.ts';
import { routeContext } from '../../testing/route-context.ts';
import { accounts as signInForms } from '../accounts.ts';
import { administration } from './index.ts';

const ADAPTERS = { readTable: readTableFile, pack: zipStream };

/** A collector with its administration, asked as an administrator by a token of the API. */
async function ready(world = {}, url?: string) {
  const made = await makeCollector();
  const { collector, random } = made;
  const { token, sha256 } = newToken('admin', random);
  const now = collector.now();
  await collector.commit([
    { type: 'token-created', token: { id: 'root', sha256, scope: 'admin', createdAt: now, expiresAt: now + 9e9 } },
  ]);
  const context = routeContext(collector, random);
  const settings = { ...context.settings, ...(url === undefined ? {} : { publicUrl: url }) };
  const server = await createHttpServer(
    { ...context, settings, world: { ...ADAPTERS, ...world } },
    [...administration, signInForms],
    {
      isLoopbackOnly: false,
    },
  );
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    given: { readonly body?: unknown; readonly version?: string; readonly file?: string | Buffer } = {},
  ) => {
    const { body, version, file } = given;
    const answer = await server.inject({
      method,
      url: `/api/v1/admin/${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(file === undefined ? {} : { payload: file }),
      ...(body === undefined ? {} : { payload: body as Record<string, unknown> }),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers };
  };
  const audit = async (what: string) => (await ask('GET', `audit?what=${what}&people=false`)).body.items;
  return { ...made, server, ask, audit, registry: () => collector.state().registry };
}

const COMMUNE = { name: 'xa-vi-du', role: 'commune', post: 'Văn phòng <script> "1" \u202E', commune: '99001' };

it('makes an account, hands it over and disables it, each by somebody who saw it as it is', async () => {
  const { ask, audit, server } = await ready({}, 'https://mach.example.vn/');
  const made = await ask('POST', 'accounts', { body: COMMUNE });
  expect(made).toMatchObject({ status: 201, body: { account: 'xa-vi-du' } });
  expect(made.body.link).toMatch(/^https:\/\/mach\.example\.vn\/set-up\/[\w-]{43}$/);
  expect((await server.inject(new URL(made.body.link).pathname)).statusCode).toBe(200);
  expect((await ask('POST', 'accounts', { body: COMMUNE })).body).toMatchObject({
    code: 'name-taken',
    problems: [{ path: 'name' }],
  });
  const [row] = (await ask('GET', 'accounts')).body.items;
  expect(row).toMatchObject({ state: 'waiting', handOvers: 0, communeCode: '99001', post: COMMUNE.post });

  const unseen = await ask('POST', 'accounts/xa-vi-du/hand-over', { body: {} });
  expect(unseen).toMatchObject({ status: 428, body: { code: 'version-missing' } });
  const handed = await ask('POST', 'accounts/xa-vi-du/hand-over', { body: {}, version: row.version });
  expect(handed.status).toBe(200);
  // The other administrator still sees it as it was.
  const late = await ask('POST', 'accounts/xa-vi-du/disable', { version: row.version });
  expect(late).toMatchObject({ status: 412, body: { code: 'changed-meanwhile' } });
  const [now] = (await ask('GET', 'accounts')).body.items;
  expect((await ask('POST', 'accounts/xa-vi-du/disable', { version: now.version })).body.state).toBe('disabled');
  expect(await ask('POST', 'accounts/nobody/disable', { version: 'x' })).toMatchObject({ status: 404 });
  expect(await audit('account-handed-over')).toMatchObject([{ by: 'token:root', about: 'xa-vi-du' }]);
});

it.each([
  [{ name: 'Xã Bình Sơn' }, 422, 'name-form', 'name'],
  [{ commune: undefined }, 422, 'needs-commune', 'commune'],
  [{ commune: '99999' }, 422, 'unknown-commune', 'commune'],
  [{ role: 'province-admin' }, 422, 'needs-commune', 'commune'],
])('says which field of an account is wrong: %j', async (more, status, code, path) => {
  const { ask } = await ready();
  const answer = await ask('POST', 'accounts', { body: { ...COMMUNE, ...more } });
  expect(answer).toMatchObject({ status, body: { code, problems: [{ path }] } });
});

it('makes tokens, tells their text once and revokes them', async () => {
  const { ask, registry } = await ready();
  const made = await ask('POST', 'tokens', { body: { scope: 'join', unitCode: '99001', uses: 3, days: 2 } });
  expect(made.body.token).toMatch(/^mach_join_/);
  const list = (await ask('GET', 'tokens')).body.items;
  expect(list.map(({ id }: { id: string }) => id)).toContain(made.body.id);
  expect(JSON.stringify(list)).not.toContain(made.body.token);
  expect(await ask('POST', `tokens/${made.body.id}/revoke`)).toMatchObject({ status: 204 });
  expect(registry().tokens.has(made.body.id)).toBe(false);
  expect(await ask('POST', `tokens/${made.body.id}/revoke`)).toMatchObject({ status: 404 });
  const usual = await ask('POST', 'tokens', { body: { scope: 'join', unitCode: '99001' } });
  expect(registry().tokens.get(usual.body.id)).toMatchObject({ uses: 100 });
  const unknown = await ask('POST', 'tokens', { body: { scope: 'join', unitCode: '98765' } });
  expect(unknown).toMatchObject({ status: 422, body: { code: 'unknown-unit' } });
});

const TABLE = 'mã xã;tên xã;mã tỉnh;tỉnh\n123;xã Bình Sơn;51;Quảng Ngãi\n99001;Xã Ví Dụ;99;Ví Dụ\n';

it('shows what a table would change, and takes it as it was shown', async () => {
  const { ask, registry, audit } = await ready();
  const seen = (await ask('POST', 'imports/communes/preview', { file: TABLE })).body;
  expect(seen).toMatchObject({ format: 'csv', rows: 2, added: 1, same: 1, zerosRestored: 1, problems: [] });
  expect(seen.sample[0]).toEqual(['00123', 'xã Bình Sơn', '51', 'Quảng Ngãi']);
  expect(registry().units.has('00123')).toBe(false);
  expect(await ask('POST', 'imports/communes', { file: TABLE })).toMatchObject({ status: 428 });
  const done = await ask('POST', 'imports/communes', { file: TABLE, version: seen.version });
  expect(done).toMatchObject({ status: 200, body: { imported: 4 } });
  expect(registry().units.get('00123')).toMatchObject({ name: 'xã Bình Sơn' });
  // Whoever looked before that has to look again.
  expect(await ask('POST', 'imports/communes', { file: TABLE, version: seen.version })).toMatchObject({ status: 412 });
  expect((await audit('units-imported'))[0]).toMatchObject({ by: 'token:root' });
});

it('names each mistake of a table by line and column, and takes nothing of it', async () => {
  const { ask, registry } = await ready();
  const table = 'commune_code,commune,province_code,province\n12x,,51,Quảng Ngãi\n00124,xã B,51,Quảng Ngãi\n';
  const seen = (await ask('POST', 'imports/communes/preview', { file: table })).body;
  expect(seen.problems).toMatchObject([
    { line: 2, column: 'commune_code', found: '"12x"' },
    { line: 2, column: 'commune' },
  ]);
  const done = await ask('POST', 'imports/communes', { file: table, version: seen.version });
  expect(done).toMatchObject({ status: 422, body: { code: 'table-mistakes' } });
  expect(registry().units.has('00124')).toBe(false);
  const lines = (await ask('POST', 'imports/lines/preview', { file: 'mã xã,nhà mạng\n00001,VNPT\n' })).body;
  expect(lines.problems).toMatchObject([
    { line: 2, column: 'commune_code', found: '00001', cure: { code: 'imported-commune' } },
  ]);
  expect(await ask('POST', 'imports/communes/preview', { file: '' })).toMatchObject({ body: { code: 'table-empty' } });
});

const SERVICE = { id: 'motcua', kind: 'procedures', name: 'Một cửa', hosts: ['motcua.tinh.example.vn'] };

it('watches services that pages choose, and leaves those of the file to the file', async () => {
  const { ask, collector, registry } = await ready();
  await collector.commit([{ type: 'services-set', services: [{ ...SERVICE, id: 'lgsp', path: 'internet' }] }]);
  const added = await ask('POST', 'services', { body: SERVICE });
  expect(added).toMatchObject({ status: 201, body: { from: 'pages', everyS: 300 } });
  expect(collector.watched().services.map(({ id }) => id)).toEqual(['motcua']);
  expect([...registry().services.keys()]).toEqual(['lgsp', 'motcua']);
  expect(await ask('POST', 'services', { body: SERVICE })).toMatchObject({ status: 409 });
  const { version } = added.body;
  const renamed = await ask('PUT', 'services/motcua', { body: { ...SERVICE, name: 'Một cửa mới' }, version });
  expect(renamed).toMatchObject({ status: 200, body: { name: 'Một cửa mới' } });
  expect(await ask('PUT', 'services/motcua', { body: SERVICE, version })).toMatchObject({ status: 412 });
  expect(await ask('DELETE', 'services/motcua', { version: renamed.body.version })).toMatchObject({ status: 204 });
  expect([...registry().services.keys()]).toEqual(['lgsp']);
  expect(await ask('POST', 'services', { body: { ...SERVICE, hosts: ['http://x'] } })).toMatchObject({ status: 400 });
});

it('tries a service from where the collector stands, and not without end', async () => {
  const asked: string[] = [];
  const tryPage = async (url: string) => {
    asked.push(url);
    return { ok: true, durationMs: 12, values: { status: 200 } };
  };
  const { ask } = await ready({ tryPage });
  const tried = await ask('POST', 'services/trial', { body: SERVICE });
  expect(tried.body.items).toMatchObject([{ url: 'https://motcua.tinh.example.vn/', ok: true }]);
  let status = 200;
  for (let tries = 0; tries < 60 && status === 200; tries++) {
    ({ status } = await ask('POST', 'services/trial', { body: SERVICE }));
  }
  expect(status).toBe(429);
  expect(await (await ready()).ask('POST', 'services/trial', { body: SERVICE })).toMatchObject({ status: 503 });
});

it('makes a kit with a token of its commune, and says what is missing where it can’t', async () => {
  const without = await ready();
  expect((await without.ask('GET', 'kits')).body.missing).toEqual(['agent-package', 'collector-url']);
  expect(await without.ask('POST', 'kits', { body: { commune: '99001' } })).toMatchObject({ status: 503 });

  const parts = [{ path: 'CaiDat.vbs', content: { bytes: Buffer.from('x') } }];
  const { ask, registry } = await ready({ kitParts: () => parts, pin: 'p'.repeat(43) }, 'https://mach.example.vn');
  expect((await ask('GET', 'kits')).body).toEqual({ missing: [], collectorUrl: 'https://mach.example.vn' });
  const made = await ask('POST', 'kits', { body: { commune: '99001', pcs: 10 } });
  expect(made.status).toBe(200);
  expect(made.headers['content-disposition']).toContain('bo-cai-99001.zip');
  expect(String(made.body).startsWith('PK')).toBe(true);
  expect(registry().tokens.get(String(made.headers['x-mach-token']))).toMatchObject({ unitCode: '99001', uses: 12 });
  const url = 'http://127.0.0.1:8750';
  expect(await ask('POST', 'kits', { body: { commune: '99001', url } })).toMatchObject({
    status: 422,
    body: { code: 'collector-url', problems: [{ path: 'url' }] },
  });
  expect((await ask('POST', 'kits', { body: { commune: '00001' } })).body.code).toBe('unknown-commune');
});

it('makes a kit of the province for PCs of its own', async () => {
  const { ask, registry } = await ready({ kitParts: () => [] }, 'https://mach.example.vn');
  const { version } = (await ask('POST', 'imports/communes/preview', { file: TABLE })).body;
  await ask('POST', 'imports/communes', { file: TABLE, version });
  const made = await ask('POST', 'kits', { body: { commune: '99', pcs: 5 } });
  expect(registry().tokens.get(String(made.headers['x-mach-token']))).toMatchObject({ unitCode: '99', uses: 6 });
});

it('gives the security file with the port that this collector is reached at', async () => {
  const { ask } = await ready({}, 'https://mach.example.vn:9443');
  const { status, headers, body } = await ask('GET', 'ho-so-an-toan.docx');
  expect(status).toBe(200);
  expect(headers['content-disposition']).toContain('ho-so-an-toan.docx');
  expect(String(body).startsWith('PK')).toBe(true);
});

it('makes no kit whose PCs would speak in the clear, unless somebody asks for it by name', async () => {
  let kit: unknown;
  const pack: typeof zipStream = (files, epochS) => {
    kit = files.flatMap(({ path, content }) =>
      path === 'kit.json' && 'bytes' in content ? [JSON.parse(Buffer.from(content.bytes).toString())] : [],
    )[0];
    return zipStream(files, epochS);
  };
  const parts = [{ path: 'CaiDat.vbs', content: { bytes: Buffer.from('x') } }];
  const { ask, registry } = await ready({ kitParts: () => parts, pack }, 'http://10.1.0.5:8750');
  const before = registry().tokens.size;
  expect(await ask('POST', 'kits', { body: { commune: '99001' } })).toMatchObject({
    status: 422,
    body: { code: 'plain-http', error: `${openToListeners('http://10.1.0.5:8750')}.`, problems: [{ path: 'url' }] },
  });
  expect(registry().tokens.size).toBe(before);
  expect((await ask('POST', 'kits', { body: { commune: '99001', plainHttp: true } })).status).toBe(200);
  expect(kit).toMatchObject({ collectorUrl: 'http://10.1.0.5:8750', plainHttp: true });
  const url = 'https://mach.example.vn';
  expect((await ask('POST', 'kits', { body: { commune: '99001', url } })).status).toBe(200);
  expect(kit).not.toHaveProperty('plainHttp');
});

it('corrects a commune, and names the hours that it can’t read', async () => {
  const { ask, registry } = await ready();
  const unit = async () =>
    (await ask('GET', 'units')).body.items.find(({ code }: { code: string }) => code === '99001');
  const { version } = await unit();
  const body = { name: 'xã "Mới" <b>', isp: 'VNPT', workingHours: 'T2-T6 07:00-11:30 13:30-17:00', network: 'both' };
  const hours = { ...body, workingHours: 'giờ hành chính' };
  expect(await ask('PUT', 'units/99001', { body: hours, version })).toMatchObject({
    status: 422,
    body: { problems: [{ path: 'workingHours' }] },
  });
  expect(await ask('PUT', 'units/99001', { body, version })).toMatchObject({ status: 200, body });
  expect(await ask('PUT', 'units/99001', { body, version })).toMatchObject({ status: 412 });
  expect(registry().units.get('99001')).toMatchObject({ code: '99001', parent: '99', isp: 'VNPT' });
  expect(await ask('PUT', 'units/11111', { body, version })).toMatchObject({ status: 404 });
  expect((await unit()).version).not.toBe(version);
});

it('enters announced outages and takes them back', async () => {
  const { ask } = await ready();
  const notice = { document: '12/TB-PC', cause: 'power', from: 1_000, to: 2_000, communes: ['99001'] };
  expect(await ask('POST', 'outages', { body: notice })).toMatchObject({ status: 201 });
  const [row] = (await ask('GET', 'outages')).body.items;
  expect(row).toMatchObject(notice);
  expect(await ask('DELETE', `outages/${row.id}`)).toMatchObject({ status: 204 });
  expect(await ask('DELETE', `outages/${row.id}`)).toMatchObject({ status: 404 });
  const wrong = async (more: object) => (await ask('POST', 'outages', { body: { ...notice, ...more } })).body.code;
  expect(await wrong({ to: 1_000 })).toBe('ends-before');
  expect(await wrong({ cause: 'service' })).toBe('needs-service');
  expect(await wrong({ cause: 'isp' })).toBe('needs-isp');
  expect(await wrong({ communes: ['00001'] })).toBe('unknown-commune');
  expect(await wrong({ cause: 'service', service: 'nothing' })).toBe('needs-service');
});

it('announces a meeting, changes it as it was seen, and calls it off', async () => {
  const { ask, audit, registry, collector } = await ready();
  const startsAt = collector.now() + 3_600_000;
  const body = { title: ' Giao ban ', startsAt, endsAt: startsAt + 7_200_000, communes: ['99001'] };
  expect(await ask('POST', 'meetings', { body })).toMatchObject({ status: 201, body: { imported: 1 } });
  const [row] = (await ask('GET', 'meetings')).body.items;
  expect(row).toMatchObject({ title: 'Giao ban', communes: ['99001'] });
  const path = `meetings/${row.id}`;
  expect(await ask('PUT', path, { body })).toMatchObject({ status: 428 });
  const changed = { ...body, communes: [] };
  const done = await ask('PUT', path, { body: changed, version: row.version });
  expect(done).toMatchObject({ status: 200, body: { id: row.id, communes: [] } });
  expect(await ask('PUT', path, { body, version: row.version })).toMatchObject({ status: 412 });
  const over = { ...body, startsAt: 1, endsAt: 2 };
  expect(await ask('POST', 'meetings', { body: over })).toMatchObject({
    status: 422,
    body: { code: 'meeting-over', problems: [{ path: 'endsAt', found: 'meeting-over' }] },
  });
  expect(await ask('POST', 'meetings', { body: { ...body, endsAt: 1e300 } })).toMatchObject({ status: 400 });
  expect(await ask('DELETE', path)).toMatchObject({ status: 204 });
  expect(await ask('DELETE', path)).toMatchObject({ status: 404 });
  expect(registry().meetings.size).toBe(0);
  expect(await audit('meeting-announced')).toMatchObject([{ by: 'token:root', about: row.id }, { about: row.id }]);
  expect(await audit('meeting-called-off')).toMatchObject([{ by: 'token:root', about: row.id }]);
});

it('gives a site hours of its own, and says so in the audit log', async () => {
  const { ask, audit, collector } = await ready();
  await collector.commit([
    { type: 'site-added', site: { id: 's1', unitCode: '99001', name: 'Trung tâm', gateway: 'g' } },
  ]);
  const seen = async () => (await ask('GET', 'sites')).body.items[0];
  const { version } = await seen();
  const body = { workingHours: 'T2-T7 07:00-11:30', opensOnDaysOff: true };
  const path = 'sites/s1/hours';
  expect(await ask('PUT', path, { body })).toMatchObject({ status: 428 });
  const unread = await ask('PUT', path, { body: { workingHours: 'sáng' }, version });
  expect(unread).toMatchObject({ status: 422, body: { code: 'hours-form', problems: [{ path: 'workingHours' }] } });
  expect(await ask('PUT', path, { body, version })).toMatchObject({ status: 204 });
  expect(await seen()).toMatchObject(body);
  expect(collector.state().registry.sites.get('s1')).toMatchObject({ ...body, gateway: 'g' });
  expect((await audit('site-added')).map(({ detail }: { detail: string }) => detail)).toContain(
    '99001 Trung tâm T2-T7 07:00-11:30 opens on days off',
  );
  expect((await audit('site-added'))[0]).toMatchObject({ site: { name: 'Trung tâm', unitCode: '99001' } });
  expect(await ask('PUT', path, { body: {}, version: (await seen()).version })).toMatchObject({ status: 204 });
  expect(await seen()).not.toHaveProperty('workingHours');
});

it('registers a line of a site, corrects it as it was seen, and takes it away', async () => {
  const { ask, audit, collector } = await ready();
  await collector.commit([{ type: 'site-added', site: { id: 's1', unitCode: '99001', name: 'Trụ sở' } }]);
  const body = {
    kind: 'internet',
    provider: ' VNPT ',
    circuit: 'K1',
    committedBitsPerSecond: 5e7,
    hotline: '18001091',
  };
  expect(await ask('POST', 'sites/s1/lines', { body })).toMatchObject({ status: 204 });
  const seen = async () => (await ask('GET', 'sites')).body.items[0].lines[0];
  const line = await seen();
  expect(line).toMatchObject({ ...body, provider: 'VNPT', siteId: 's1' });
  expect(await ask('POST', 'sites/s1/lines', { body })).toMatchObject({ status: 422, body: { code: 'line-twice' } });
  expect(await ask('POST', 'sites/nowhere/lines', { body })).toMatchObject({ status: 404 });
  const path = `lines/${line.id}`;
  const corrected = { ...body, hotline: '', isMetered: true };
  expect(await ask('PUT', path, { body: corrected })).toMatchObject({ status: 428 });
  expect(await ask('PUT', path, { body: corrected, version: line.version })).toMatchObject({ status: 204 });
  expect(await ask('PUT', path, { body, version: line.version })).toMatchObject({ status: 412 });
  expect(await seen()).toMatchObject({ id: line.id, isMetered: true });
  expect(await seen()).not.toHaveProperty('hotline');
  expect(await ask('DELETE', path)).toMatchObject({ status: 204 });
  expect(await ask('PUT', path, { body, version: line.version })).toMatchObject({ status: 404 });
  expect((await audit('line-added')).map(({ about }: { about: string }) => about)).toEqual([line.id, line.id]);
});

it('moves a device and says what it is for, by somebody who saw it as it is', async () => {
  const { ask, audit, collector, token } = await ready();
  await enrolDevice(collector, token);
  await collector.commit(
    ['Trụ sở', 'Chi nhánh'].map((name, at) => ({
      type: 'site-added' as const,
      site: { id: `s${at}`, unitCode: '99001', name },
    })),
  );
  const path = `devices/${DEVICE}`;
  const { version, ...known } = (await ask('GET', path)).body;
  expect(known).toMatchObject({ number: 1, unitCode: '99001', role: 'office', isPc: true, isPlacedByNetwork: false });
  expect(await ask('GET', `devices/${'0'.repeat(32)}`)).toMatchObject({ status: 404 });
  const body = { unitCode: '99001', site: 's1', role: 'counter', label: 'Máy quầy 1', assetTag: 'TS-1' };
  expect(await ask('PUT', path, { body })).toMatchObject({ status: 428 });
  const done = await ask('PUT', path, { body, version });
  expect(done).toMatchObject({ status: 200, body: { siteId: 's1', role: 'counter', label: 'Máy quầy 1' } });
  expect(await ask('PUT', path, { body, version })).toMatchObject({ status: 412 });
  const nowhere = await ask('PUT', path, {
    body: { ...body, unitCode: '00009', site: '' },
    version: done.body.version,
  });
  expect(nowhere).toMatchObject({ status: 422, body: { code: 'unknown-commune', problems: [{ path: 'unitCode' }] } });
  expect(await audit('device-moved')).toMatchObject([{ by: 'token:root', about: DEVICE, detail: '99001 s1' }]);
  expect(await audit('device-described')).toMatchObject([{ about: DEVICE, detail: 'counter Máy quầy 1 TS-1' }]);
});

it('takes a calendar of meetings up as it was looked at', async () => {
  const { ask, registry } = await ready();
  const file = 'cuộc họp;bắt đầu;các xã\nGiao ban;08/12/2099 08:00;99001\n';
  const seen = (await ask('POST', 'imports/meetings/preview', { file })).body;
  expect(seen).toMatchObject({ added: 1, problems: [] });
  expect((await ask('POST', 'imports/meetings', { file, version: seen.version })).body).toEqual({ imported: 1 });
  expect([...registry().meetings.values()]).toMatchObject([{ title: 'Giao ban', communes: ['99001'] }]);
});

it('tells what is done of the first steps, and how the collector is', async () => {
  const { ask } = await ready({ disk: () => ({ journalBytes: 5, freeBytes: 6, lastBackupAt: 7 }) });
  expect((await ask('GET', 'set-up')).body).toMatchObject({
    communes: 1,
    services: 0,
    joinTokens: 1,
    isUrlLoopback: true,
  });
  expect((await ask('GET', 'collector')).body).toMatchObject({
    isReady: true,
    journal: { bytes: 5 },
    diskFreeBytes: 6,
    lastBackupAt: 7,
    outputs: [],
  });
});

it('looks a merger over, then enters it, and takes none that was decided from another look', async () => {
  const { ask, registry } = await ready();
  const merger = {
    type: 'merge-units',
    from: ['99001'],
    into: { code: '99009', name: 'Xã Mới' },
    validFrom: '2026-11-01',
  };
  const seen = await ask('POST', 'reorganisations/preview', { body: merger });
  expect(seen.body).toMatchObject({ ends: ['Xã Ví Dụ'], sites: 0 });
  expect(registry().units.has('99009')).toBe(false);
  expect(await ask('POST', 'reorganisations', { body: merger, version: 'x' })).toMatchObject({ status: 412 });
  expect(await ask('POST', 'reorganisations', { body: merger, version: seen.body.version })).toMatchObject({
    status: 204,
  });
  expect((await ask('GET', 'reorganisations')).body.items).toMatchObject([{ ends: [{ code: '99001' }] }]);
  const future = await ask('POST', 'reorganisations/preview', { body: { ...merger, validFrom: '2030-01-01' } });
  expect(future).toMatchObject({ status: 422, body: { code: 'date-future', problems: [{ path: 'validFrom' }] } });
});

it('keeps what the province says of the days of a year', async () => {
  const { ask } = await ready();
  const before = (await ask('GET', 'calendar/2026')).body;
  expect(before.country).toContainEqual({ day: '2026-11-24', off: 'culture' });
  const days = [{ day: '2026-11-30', isOff: true }];
  const put = await ask('PUT', 'calendar/2026', { body: { days, document: '9/TB' }, version: before.version });
  expect(put.body).toMatchObject({ own: [{ day: '2026-11-30', off: 'swapped' }], document: '9/TB' });
  expect(await ask('PUT', 'calendar/2026', { body: { days }, version: before.version })).toMatchObject({ status: 412 });
  const other = await ask('PUT', 'calendar/2026', {
    body: { days: [{ day: '2027-01-01', isOff: true }] },
    version: put.body.version,
  });
  expect(other.status).toBe(422);
});

it('refuses a policy whose rules contradict each other or the prices, and prices against the policy', async () => {
  const { ask } = await ready();
  const send = (kind: string, value: object) =>
    ask('POST', 'planning-files', { body: { kind, name: `${kind}.yaml`, text: JSON.stringify(value) } });
  const first = { ...defaultPlanPolicy, replaceUnsupportedFirst: true };
  const problems = (path: string) => ({ status: 422, body: { code: 'file-mistakes', problems: [{ path }] } });
  expect(await send('policy', { ...first, replacementsMax: 0 })).toMatchObject(problems('replaceUnsupportedFirst'));
  const low = { ...first, replacementCeiling: 11_000_000 };
  expect(await send('policy', low)).toMatchObject(problems('replaceUnsupportedFirst'));
  expect(await send('policy', { ...low, replacementCeiling: 15_000_000 })).toMatchObject({ status: 204 });
  const dear = { low: 16_000_000, likely: 17_000_000, high: 18_000_000 };
  const prices = { ...defaultPrices, items: { ...defaultPrices.items, 'pc-office': dear } };
  expect(await send('prices', prices)).toMatchObject(problems('replaceUnsupportedFirst'));
});

it('keeps files of prices with their own day, and names every mistake in one', async () => {
  const { ask } = await ready();
  const prices = JSON.stringify({ ...defaultPrices, date: '2026-11-01' });
  const send = (text: string) =>
    ask('POST', 'planning-files', { body: { kind: 'prices', name: 'don-gia.yaml', text } });
  expect((await send('date: hôm nay')).body).toMatchObject({
    code: 'file-mistakes',
    problems: expect.arrayContaining([expect.objectContaining({ path: 'date' })]),
  });
  expect(await send(prices)).toMatchObject({ status: 204 });
  const [row] = (await ask('GET', 'planning-files')).body.items;
  expect(row).toMatchObject({ kind: 'prices', date: '2026-11-01', state: 'in-force' });
  expect((await ask('GET', `planning-files/${row.id}`)).body).toBe(prices);
  expect(await ask('DELETE', `planning-files/${row.id}`)).toMatchObject({ status: 204 });
  expect(await ask('GET', `planning-files/${row.id}`)).toMatchObject({ status: 404 });
});

it('writes prices out of a form as a new version, by who saw what is there', async () => {
  const { ask, audit, registry } = await ready();
  const first = (await ask('GET', 'planning/prices')).body;
  expect(first).toMatchObject({ from: 'program', value: defaultPrices, bounds: { priceMax: 1_000_000_000 } });
  const value = { ...defaultPrices, basis: 'quote', source: '3 báo giá', date: '2026-11-20' };
  const put = (given: unknown, version: string) => ask('PUT', 'planning/prices', { body: { value: given }, version });
  const done = await put(value, first.version);
  expect(done).toMatchObject({ status: 200, body: { from: 'province', value: { source: '3 báo giá' } } });
  // Another who had the same page open is told, and writes nothing over it.
  expect(await put({ ...value, source: 'khác' }, first.version)).toMatchObject({ status: 412 });
  expect(await ask('PUT', 'planning/prices', { body: { value } })).toMatchObject({ status: 428 });
  expect(registry().planningFiles.size).toBe(1);
  expect((await audit('planning-file-added'))[0]).toMatchObject({
    about: 'prices',
    by: expect.stringContaining('token'),
  });
  // The version before stays, and can be downloaded.
  const second = await put({ ...value, source: '5 báo giá' }, done.body.version);
  expect(second.body.value.source).toBe('5 báo giá');
  const rows = (await ask('GET', 'planning-files')).body.items;
  expect(rows.map(({ state }: { state: string }) => state)).toEqual(['in-force', 'replaced']);
  expect((await ask('GET', `planning-files/${rows[1].id}`)).body).toContain('3 báo giá');
});

it('tells of a form each mistake, two rules that contradict each other, and a day that would never count', async () => {
  const { ask } = await ready();
  const put = async (kind: string, value: unknown) => {
    const { version } = (await ask('GET', `planning/${kind}`)).body;
    return ask('PUT', `planning/${kind}`, { body: { value }, version });
  };
  const cheap = { ...defaultPrices, items: { ...defaultPrices.items, cable: { low: 5, likely: 4, high: 6 } } };
  expect(await put('prices', cheap)).toMatchObject({
    status: 422,
    body: { code: 'planning-mistakes', problems: [{ path: 'items.cable' }] },
  });
  expect(await put('prices', null)).toMatchObject({ status: 422 });
  expect(await put('policy', { ...defaultPlanPolicy, replacementCeiling: 9_000_000 })).toMatchObject({
    status: 422,
    body: { problems: [{ path: 'replacementCeiling', against: { path: 'assetFrom', found: '10000000' } }] },
  });
  expect(await put('policy', { ...defaultPlanPolicy, date: '2026-11-20' })).toMatchObject({ status: 200 });
  expect(await put('policy', { ...defaultPlanPolicy, version: '2', date: '2026-11-19' })).toMatchObject({
    status: 422,
    body: { problems: [{ path: 'date', found: '2026-11-19' }] },
  });
  expect(await put('policy', { ...defaultPlanPolicy, date: '2026-11-21' })).toMatchObject({
    status: 422,
    body: { problems: [{ path: 'version', found: '1' }] },
  });
});
