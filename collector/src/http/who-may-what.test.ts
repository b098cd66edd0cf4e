import { vietnamDayOf } from '@mach/knowledge';
import { ACCOUNT_ROLES, type Incident, type IncidentView } from '@mach/wire';
import { beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '../ingest/token.ts';
import { resources } from '../routes/index.ts';
import { foldIncident } from '../state/fold-incident.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { DEVICE, enrolment, makeCollector, SECRET } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import type { ApiServer, Routes } from './api-server.ts';
import { createHttpServer } from './server.ts';

const SCOPES = ['reflect', 'scrape', 'read', 'admin'] as const;
const CALLERS = ['nobody', 'device', ...SCOPES.map((scope) => `token:${scope}` as const), ...ACCOUNT_ROLES] as const;
type Caller = (typeof CALLERS)[number];

const [OWN, OTHER] = ['99001', '99002'];
const OTHER_DEVICE = 'c'.repeat(32);
const [OWN_NAME, OTHER_NAME] = ['Xã Ví Dụ', 'Xã Khác'];
/** Merged into the own commune, and one of which a site was split off for it. */
const [MERGED, SPLIT] = ['99003', '99004'];
/** Incidents of before: of the merged commune, of the site that was split off, and of a site that stayed. */
const PAST = { merged: 3, split: 4, stayed: 5 } as const;

const READERS: readonly Caller[] = ['token:read', 'token:admin', 'province-admin', 'province-viewer', 'planner'];
const PLANNERS: readonly Caller[] = ['token:admin', 'province-admin', 'planner'];
const SCRAPERS: readonly Caller[] = ['token:scrape', 'token:read', 'token:admin', 'province-admin', 'province-viewer'];
const SIGNED_IN: readonly Caller[] = [...SCRAPERS, 'planner', 'commune'];
const DEVICES: readonly Caller[] = ['device'];
/** Who has a role, and the token that may do all. */
const WRITERS: readonly Caller[] = ['token:admin', 'province-admin', 'province-viewer', 'planner', 'commune'];
const ADMINS: readonly Caller[] = ['token:admin', 'province-admin'];
const POST_JSON = { payload: '{}', headers: { 'content-type': 'application/json' } };

/** Who gets past the gate of each route. `OWN` and `OTHER` stand for what is of the commune's account and of another. */
const TABLE: Readonly<
  Record<string, { readonly may: readonly Caller[]; readonly with?: Readonly<Record<string, unknown>> }>
> = {
  'GET /-/healthy': { may: CALLERS },
  'GET /-/ready': { may: CALLERS },
  'POST /api/v1/enrol': { may: CALLERS, with: POST_JSON },
  'GET /sign-in': { may: CALLERS },
  'POST /sign-in': { may: CALLERS },
  'GET /sign-in/:code': { may: CALLERS },
  'POST /sign-in/:code': { may: CALLERS },
  'GET /set-up/:link': { may: CALLERS },
  'GET /sign-on': { may: CALLERS },
  'GET /sign-on/back': { may: CALLERS },
  'POST /set-up/:link': { may: CALLERS },
  'POST /api/v1/reports': { may: DEVICES, with: POST_JSON },
  'GET /api/v1/agent/config': { may: DEVICES },
  'POST /api/v1/agent/secret': { may: DEVICES, with: POST_JSON },
  'POST /api/v1/stamp/sessions': { may: DEVICES },
  'GET /api/v1/throughput': { may: DEVICES, with: { query: { bytes: '1' } } },
  'POST /api/v1/throughput': { may: DEVICES, with: { payload: 'x', headers: { 'content-type': 'text/plain' } } },
  'GET /api/v1/stamp/secret': { may: ['token:reflect', 'token:admin', 'province-admin'] },
  'GET /api/v1/session': { may: SIGNED_IN },
  'GET /api/v1/communes': { may: [...READERS, 'commune'] },
  'GET /api/v1/communes/:code': { may: [...READERS, 'commune'] },
  'GET /api/v1/sites': { may: [...READERS, 'commune'] },
  'GET /api/v1/sites/:id/topology': { may: [...READERS, 'commune'] },
  'GET /api/v1/sites/:id/quality': { may: [...READERS, 'commune'] },
  'GET /api/v1/devices': { may: [...READERS, 'commune'] },
  'GET /api/v1/incidents': { may: [...READERS, 'commune'] },
  'GET /api/v1/incidents/:number': { may: [...READERS, 'commune'] },
  'POST /api/v1/incidents/:number/causes': {
    may: WRITERS,
    with: { ...POST_JSON, payload: '{"cause":"line","saidBy":"x"}' },
  },
  'GET /api/v1/incidents/:number/dossier': { may: [...READERS, 'commune'] },
  'POST /api/v1/incidents/:number/prints': { may: WRITERS, with: { ...POST_JSON, payload: '{"kind":"dossier"}' } },
  'GET /api/v1/prints/:code': { may: [...READERS, 'commune'] },
  'GET /api/v1/verify/:code': { may: CALLERS },
  'GET /verify': { may: CALLERS },
  'GET /api/v1/contacts': { may: CALLERS },
  'POST /api/v1/incidents/:number/acknowledgement': { may: ['token:admin', 'province-admin', 'commune'] },
  'GET /api/v1/incidents/:number/zalo': { may: [...READERS, 'commune'] },
  'GET /api/v1/incidents/:number/zalo.png': { may: [...READERS, 'commune'] },
  'GET /api/v1/digest/zalo': { may: READERS },
  'GET /api/v1/digest/zalo.png': { may: READERS },
  'GET /api/v1/alerts/routes': { may: ['token:admin', 'province-admin'] },
  'GET /api/v1/alerts/messages': { may: ['token:admin', 'province-admin'] },
  'POST /api/v1/alerts/routes/:name/test': { may: ['token:admin', 'province-admin'] },
  'GET /api/v1/devices/:id': { may: [...READERS, 'commune'] },
  'GET /api/v1/devices/:id/bien-ban.docx': { may: [...READERS, 'commune'] },
  'GET /api/v1/devices/:id/history': { may: [...READERS, 'commune'] },
  'GET /api/v1/availability': { may: [...READERS, 'commune'] },
  'GET /api/v1/availability.csv': { may: [...READERS, 'commune'] },
  'GET /api/v1/availability.xlsx': { may: [...READERS, 'commune'] },
  'GET /api/v1/services': { may: [...READERS, 'commune'] },
  'GET /api/v1/meetings': { may: [...READERS, 'commune'] },
  'GET /api/v1/meetings/:id': { may: [...READERS, 'commune'] },
  'GET /api/v1/overview': { may: READERS },
  'GET /api/v1/failing': { may: [...READERS, 'commune'] },
  'GET /api/v1/priorities': { may: [...READERS, 'commune'] },
  'GET /api/v1/assets': { may: [...READERS, 'commune'] },
  'GET /api/v1/plans': { may: READERS, with: { query: { budget: '1' } } },
  'GET /api/v1/plans/to-trinh.docx': { may: READERS, with: { query: { budget: '1' } } },
  'GET /api/v1/plans/cong-van.docx': { may: READERS, with: { query: { budget: '1' } } },
  'GET /api/v1/plans/phu-luc.xlsx': { may: READERS, with: { query: { budget: '1' } } },
  'POST /api/v1/plans': { may: PLANNERS, with: POST_JSON },
  'POST /api/v1/plans/issued': { may: PLANNERS, with: POST_JSON },
  'GET /api/v1/plans/issued': { may: READERS },
  'GET /api/v1/plans/issued/:number': { may: READERS },
  'GET /api/v1/plans/issued/:number/to-trinh.docx': { may: READERS },
  'GET /api/v1/plans/issued/:number/cong-van.docx': { may: READERS },
  'GET /api/v1/plans/issued/:number/phu-luc.xlsx': { may: READERS },
  'GET /api/v1/plans/desk': { may: READERS },
  'GET /api/v1/plans/summary': { may: READERS, with: { query: { budget: '1' } } },
  'GET /api/v1/plans/list': { may: READERS, with: { query: { budget: '1' } } },
  'GET /api/v1/plans/what-if': { may: READERS, with: { query: { budget: '1' } } },
  'GET /api/v1/plans/curve': { may: READERS, with: { query: { budget: '1', shares: '100' } } },
  'GET /api/v1/search': { may: [...READERS, 'commune'], with: { query: { q: 'xa' } } },
  'GET /api/v1/check-codes/:code': { may: [...READERS, 'commune'] },
  'GET /metrics': { may: SCRAPERS },
  'GET /sd/prometheus': { may: SCRAPERS },
  'POST /api/v1/session/end': { may: SIGNED_IN },
  'GET /api/v1/admin/accounts': { may: ADMINS },
  'POST /api/v1/admin/accounts': { may: ADMINS, with: POST_JSON },
  'POST /api/v1/admin/accounts/:name/hand-over': { may: ADMINS, with: POST_JSON },
  'POST /api/v1/admin/accounts/:name/disable': { may: ADMINS },
  'GET /api/v1/admin/tokens': { may: ADMINS },
  'POST /api/v1/admin/tokens': { may: ADMINS, with: POST_JSON },
  'POST /api/v1/admin/tokens/:id/revoke': { may: ADMINS },
  'GET /api/v1/admin/kits': { may: ADMINS },
  'POST /api/v1/admin/kits': { may: ADMINS, with: POST_JSON },
  'GET /api/v1/admin/ho-so-an-toan.docx': { may: ADMINS },
  'POST /api/v1/admin/imports/:table/preview': { may: ADMINS },
  'POST /api/v1/admin/imports/:table': { may: ADMINS },
  'GET /api/v1/admin/services': { may: ADMINS },
  'POST /api/v1/admin/services': { may: ADMINS, with: POST_JSON },
  'PUT /api/v1/admin/services/:id': { may: ADMINS, with: POST_JSON },
  'DELETE /api/v1/admin/services/:id': { may: ADMINS },
  'POST /api/v1/admin/services/trial': { may: ADMINS, with: POST_JSON },
  'GET /api/v1/admin/units': { may: ADMINS },
  'PUT /api/v1/admin/units/:code': { may: ADMINS, with: POST_JSON },
  'GET /api/v1/admin/sites': { may: ADMINS },
  'PUT /api/v1/admin/sites/:id': { may: ADMINS, with: POST_JSON },
  'PUT /api/v1/admin/sites/:id/hours': { may: ADMINS, with: POST_JSON },
  'POST /api/v1/admin/sites/:id/lines': { may: ADMINS, with: POST_JSON },
  'PUT /api/v1/admin/lines/:id': { may: ADMINS, with: POST_JSON },
  'DELETE /api/v1/admin/lines/:id': { may: ADMINS },
  'GET /api/v1/admin/devices/:id': { may: ADMINS },
  'PUT /api/v1/admin/devices/:id': { may: ADMINS, with: POST_JSON },
  'GET /api/v1/admin/outages': { may: ADMINS },
  'POST /api/v1/admin/outages': { may: ADMINS, with: POST_JSON },
  'DELETE /api/v1/admin/outages/:id': { may: ADMINS },
  'GET /api/v1/admin/meetings': { may: ADMINS },
  'POST /api/v1/admin/meetings': { may: ADMINS, with: POST_JSON },
  'PUT /api/v1/admin/meetings/:id': { may: ADMINS, with: POST_JSON },
  'DELETE /api/v1/admin/meetings/:id': { may: ADMINS },
  'GET /api/v1/admin/reorganisations': { may: ADMINS },
  'POST /api/v1/admin/reorganisations/preview': { may: ADMINS, with: POST_JSON },
  'POST /api/v1/admin/reorganisations': { may: ADMINS, with: POST_JSON },
  'GET /api/v1/admin/calendar/:year': { may: ADMINS },
  'PUT /api/v1/admin/calendar/:year': { may: ADMINS, with: POST_JSON },
  'GET /api/v1/admin/alert-routes': { may: ADMINS },
  'POST /api/v1/admin/alert-routes': { may: ADMINS, with: POST_JSON },
  'PUT /api/v1/admin/alert-routes/:name': { may: ADMINS, with: POST_JSON },
  'DELETE /api/v1/admin/alert-routes/:name': { may: ADMINS },
  'GET /api/v1/admin/planning-files': { may: PLANNERS },
  'GET /api/v1/admin/planning-files/:id': { may: PLANNERS },
  'GET /api/v1/admin/planning-in-force/:kind': { may: PLANNERS },
  'GET /api/v1/admin/planning/:kind': { may: PLANNERS },
  'PUT /api/v1/admin/planning/:kind': { may: PLANNERS, with: POST_JSON },
  'POST /api/v1/admin/planning-files': { may: PLANNERS, with: POST_JSON },
  'DELETE /api/v1/admin/planning-files/:id': { may: PLANNERS },
  'GET /api/v1/admin/set-up': { may: ADMINS },
  'GET /api/v1/admin/audit': { may: ADMINS },
  'GET /api/v1/admin/collector': { may: ADMINS },
};

interface Stage {
  readonly server: ApiServer;
  readonly routes: ReadonlySet<string>;
  readonly headersOf: (caller: Caller) => Record<string, string>;
  readonly sites: { readonly own: string; readonly other: string };
}
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

async function setStage(): Promise<Stage> {
  const { collector, token, random } = await makeCollector();
  const now = collector.now();
  const expiresAt = now + 9e6;
  const second = newToken('join', random);
  await collector.commit([
    { type: 'units-imported', units: [{ code: OTHER, kind: 'commune', name: OTHER_NAME, parent: '99' }] },
    {
      type: 'token-created',
      token: { id: 'second', sha256: second.sha256, scope: 'join', createdAt: now, expiresAt, unitCode: OTHER },
    },
  ]);
  await collector.enrol(enrolment(token, { site: 'Trụ sở' }));
  await collector.enrol(enrolment(second.token, { site: 'Chi nhánh', device: OTHER_DEVICE, secret: 'T'.repeat(43) }));
  const day = vietnamDayOf(now);
  await collector.commit([
    {
      type: 'units-imported',
      units: [MERGED, SPLIT].map((code) => ({ code, kind: 'commune', name: `Xã ${code}`, parent: '99' })),
    },
    ...[MERGED, SPLIT, 'stayed'].map((id) => ({
      type: 'site-added' as const,
      site: { id, unitCode: id === 'stayed' ? SPLIT : id, name: `Trụ sở ${id}` },
    })),
    ...[MERGED, SPLIT].map((code) => ({
      type: 'units-reorganised' as const,
      reorganisation: {
        ...{ validFrom: day, units: [], moves: [{ site: code, from: code, to: OWN }] },
        ends: code === MERGED ? [{ code, successor: OWN }] : [],
      },
    })),
  ]);
  const incidents = collector.state().incidents as Map<number, Incident>;
  for (const [number, code, site] of [
    [1, OWN],
    [2, OTHER],
    [PAST.merged, MERGED, MERGED],
    [PAST.split, SPLIT, SPLIT],
    [PAST.stayed, SPLIT, 'stayed'],
  ] as const) {
    const view: IncidentView = {
      ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [] },
      ...{
        scope: { kind: 'commune', id: code },
        sites: site === undefined ? [] : [site],
        communes: [code],
        confidence: 0.9,
        vantages: 2,
        evidence: [],
      },
    };
    foldIncident(incidents, { number, type: 'opened', since: now, view }, now, FOLD_LIMITS);
  }
  const meeting = { title: 'Họp', startsAt: now + 9e6, endsAt: now + 10e6 };
  await collector.commit(
    [OWN, OTHER].map((code) => ({
      type: 'meeting-announced',
      meeting: { ...meeting, id: `meeting-${code}`, communes: [code] },
    })),
  );
  const context = routeContext(collector, random);
  const headers = new Map<Caller, Record<string, string>>([
    ['nobody', {}],
    ['device', { authorization: `Bearer ${DEVICE}:${SECRET}` }],
  ]);
  for (const scope of SCOPES) {
    const made = newToken(scope, random);
    await collector.commit([
      { type: 'token-created', token: { id: scope, sha256: made.sha256, scope, createdAt: now, expiresAt } },
    ]);
    headers.set(`token:${scope}`, { authorization: `Bearer ${made.token}` });
  }
  for (const role of ACCOUNT_ROLES) {
    const unit = role === 'commune' ? { unitCode: OWN } : {};
    await collector.commit([
      { type: 'account-created', account: { name: role, role, post: role, createdAt: now, turn: 1, ...unit } },
    ]);
  }
  const routes = new Set<string>();
  const watched = resources.map<Routes>((resource) => (scope, given) => {
    scope.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.add(`${each} ${url}`);
    });
    resource(scope, given);
  });
  const server = await createHttpServer(context, watched, { isLoopbackOnly: false });
  const siteOf = (unit: string) =>
    collector
      .state()
      .registry.sites.values()
      .find(({ unitCode }) => unitCode === unit);
  return {
    server,
    routes,
    headersOf(caller) {
      const known = headers.get(caller);
      if (known !== undefined) return known;
      const { id } = context.sessions.begin({ name: caller, turn: 1 }, now);
      return { cookie: `mach_session=${id}`, 'sec-fetch-site': 'same-origin' };
    },
    sites: { own: siteOf(OWN)?.id ?? '', other: siteOf(OTHER)?.id ?? '' },
  };
}

const ask = (route: string, caller: Caller, of: 'own' | 'other' = 'own', asked = route) => {
  const [method = '', path = ''] = route.split(' ');
  const { headers = {}, ...more } = (TABLE[asked]?.with ?? {}) as { headers?: Record<string, string> };
  const url = path
    .replace(':code', path.includes('communes') ? { own: OWN, other: OTHER }[of] : 'x')
    .replace('sites/:id', `sites/${stage.sites[of]}`)
    .replace('devices/:id', `devices/${{ own: DEVICE, other: OTHER_DEVICE }[of]}`)
    .replace('incidents/:number', `incidents/${{ own: 1, other: 2 }[of]}`)
    .replace('issued/:number', 'issued/1')
    .replace('v1/meetings/:id', `v1/meetings/meeting-${{ own: OWN, other: OTHER }[of]}`)
    .replace(':link', 'x');
  return stage.server.inject({
    method: method as 'GET',
    url,
    ...more,
    headers: { ...headers, ...stage.headersOf(caller) },
  });
};

/** Forms that anybody may send tell by a page of their own that they were not taken. */
const isThrough = (status: number, type: string) => ![401, 403].includes(status) || type.includes('html');

it('names every route of every resource, and none that there is not', () => {
  expect(Object.keys(TABLE).toSorted()).toEqual([...stage.routes].toSorted());
});

describe.each(Object.entries(TABLE))('%s', (route, { may }) => {
  it('lets in those who may call it and nobody else', async () => {
    const let_in: Caller[] = [];
    for (const caller of CALLERS) {
      const { statusCode, headers } = await ask(route, caller);
      if (isThrough(statusCode, String(headers['content-type']))) let_in.push(caller);
    }
    expect(let_in.toSorted()).toEqual([...may].toSorted());
  });
});

describe('the account of a commune', () => {
  const OF_ONE = Object.keys(TABLE).filter((route) => /v1\/(communes|sites|devices|incidents|meetings)\/:/.test(route));

  const OK = [200, 201];

  it.each(OF_ONE)('%s: finds its own, and nothing of another commune', async (route) => {
    expect(OK).toContain((await ask(route, 'commune', 'own')).statusCode);
    const other = await ask(route, 'commune', 'other');
    expect(other.statusCode).toBe(404);
    expect(OK).toContain((await ask(route, 'province-admin', 'other')).statusCode);
  });

  const LISTS = Object.entries(TABLE)
    // Papers by their code are tried in `routes/incident-papers.test.ts`.
    .filter(([route, { may }]) => may.includes('commune') && route.startsWith('GET /api') && !route.includes(':'))
    .map(([route]) => route);

  it.each(LISTS)('%s: is shown nothing of another commune, also where it asks for it', async (route) => {
    const path = route.slice('GET '.length);
    for (const url of [path, `${path}?commune=${OTHER}`]) {
      const { statusCode, body } = await stage.server.inject({ url, headers: stage.headersOf('commune') });
      expect(statusCode).toBe(200);
      for (const foreign of [OTHER, OTHER_NAME, OTHER_DEVICE, stage.sites.other]) expect(body).not.toContain(foreign);
    }
  });

  const OF_INCIDENTS = Object.keys(TABLE).filter((route) => route.includes('incidents/:number'));

  it.each(OF_INCIDENTS)(
    '%s: finds what its predecessors lived through, and of a split what is its own',
    async (route) => {
      const status = async (number: number) =>
        (await ask(route.replace('incidents/:number', `incidents/${number}`), 'commune', 'own', route)).statusCode;
      expect(OK).toContain(await status(PAST.merged));
      expect(OK).toContain(await status(PAST.split));
      expect(await status(PAST.stayed)).toBe(404);
    },
  );

  it('has papers of its predecessors by their code, and asks for the availability of then', async () => {
    const headers = stage.headersOf('commune');
    const post = { method: 'POST', url: `/api/v1/incidents/${PAST.merged}/prints`, headers } as const;
    const made = await stage.server.inject({ ...post, payload: { kind: 'slip' } });
    expect(made.json()).toMatchObject({ note: { commune: MERGED } });
    const get = (url: string) => stage.server.inject({ url, headers });
    expect((await get(`/api/v1/prints/${made.json().note.code}`)).statusCode).toBe(200);
    expect((await get(`/api/v1/incidents/${PAST.merged}`)).json().prints).toContainEqual(made.json().note);
    const listed = (await get('/api/v1/incidents')).json().items.map(({ number }: Incident) => number);
    expect(listed.toSorted()).toEqual([1, PAST.merged, PAST.split]);
    const report = await get(`/api/v1/availability?commune=${MERGED}`);
    expect(report.statusCode).toBe(200);
  });

  it('is shown what is its own', async () => {
    expect((await ask('GET /api/v1/communes', 'commune')).json().items).toMatchObject([{ code: OWN, name: OWN_NAME }]);
    expect((await ask('GET /api/v1/devices', 'commune')).json().items).toMatchObject([{ id: DEVICE }]);
    const sites = (await ask('GET /api/v1/sites', 'commune')).json().items.map(({ id }: { id: string }) => id);
    expect(sites.toSorted()).toEqual([stage.sites.own, MERGED, SPLIT].toSorted());
    expect((await ask('GET /api/v1/devices', 'planner')).json().total).toBe(2);
  });
});
