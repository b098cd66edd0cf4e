import type { Incident, IncidentView } from '@mach/wire';
import { expect, it } from 'vitest';
import { auditRows } from '../audit/audit-rows.ts';
import { createHttpServer } from '../http/server.ts';
import { foldIncident } from '../state/fold-incident.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { resources } from './index.ts';

const view: IncidentView = {
  ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], confidence: 0.9, vantages: 2 },
  ...{ scope: { kind: 'commune', id: '99001' }, sites: [], communes: ['99001'], evidence: [] },
};

/** A collector with one open incident and the accounts of two posts. */
async function makeStage() {
  const { collector, random, journal } = await makeCollector();
  const now = collector.now();
  const account = { createdAt: now, turn: 1 };
  await collector.commit([
    { type: 'account-created', account: { ...account, name: 'truc', role: 'province-admin', post: 'Trực CNTT' } },
    {
      type: 'account-created',
      account: { ...account, name: 'xa', role: 'commune', post: 'Văn phòng xã', unitCode: '99001' },
    },
  ]);
  const incidents = collector.state().incidents as Map<number, Incident>;
  const happens = (type: 'opened' | 'changed' | 'ended') =>
    foldIncident(
      incidents,
      { number: 1, type, since: now, view, ...(type === 'ended' ? { endedAt: now } : {}) },
      now,
      FOLD_LIMITS,
    );
  happens('opened');
  const context = routeContext(collector, random);
  const server = await createHttpServer(context, resources, { isLoopbackOnly: false });
  const takeOn = (name: string, site = 'same-origin') =>
    server.inject({
      method: 'POST',
      url: '/api/v1/incidents/1/acknowledgement',
      headers: { cookie: `mach_session=${context.sessions.begin({ name, turn: 1 }, now).id}`, 'sec-fetch-site': site },
    });
  const shown = () => collector.state().incidents.get(1)?.acknowledgements;
  return { collector, journal, takeOn, shown, happens };
}

it('an incident is taken on by posts, once for the province and once for the commune, and stays so', async () => {
  const { takeOn, shown, happens, journal } = await makeStage();
  expect((await takeOn('xa')).json()).toMatchObject({
    acknowledgements: [{ by: 'account:xa', post: 'Văn phòng xã', unitCode: '99001' }],
  });
  expect((await takeOn('truc')).statusCode).toBe(200);
  expect((await takeOn('truc')).statusCode).toBe(200);
  happens('changed');
  expect(shown()?.map(({ post }) => post)).toEqual(['Văn phòng xã', 'Trực CNTT']);
  const audited = [...auditRows(await journal.read(1, 1_000))].filter(({ what }) => what === 'incident-acknowledged');
  expect(audited.map(({ by, about, detail }) => [by, about, detail])).toEqual([
    ['account:xa', '1', '99001'],
    ['account:truc', '1', ''],
  ]);
});

it('a page of another site takes nothing on', async () => {
  const { takeOn, shown } = await makeStage();
  expect((await takeOn('truc', 'cross-site')).statusCode).toBe(403);
  expect(shown()).toBeUndefined();
});

it('of what is over there is nothing to take on', async () => {
  const { takeOn, happens } = await makeStage();
  happens('ended');
  const { statusCode, body } = await takeOn('truc');
  expect([statusCode, body]).toEqual([409, expect.stringContaining('incident 1 is over')]);
});
