import type { Incident, IncidentDetail, IncidentView } from '@mach/wire';
import { expect, it } from 'vitest';
import { auditRows } from '../audit/audit-rows.ts';
import { createHttpServer } from '../http/server.ts';
import { foldIncident } from '../state/fold-incident.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { incidents } from './incidents.ts';

const view: IncidentView = {
  ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], scope: { kind: 'isp', id: 'X' } },
  ...{ sites: [], communes: ['99001'], confidence: 0.9, vantages: 2, evidence: [] },
};

async function makeStage() {
  const { collector, random, journal } = await makeCollector();
  const now = collector.now();
  foldIncident(
    collector.state().incidents as Map<number, Incident>,
    { number: 1, type: 'opened', since: now, view },
    now,
    FOLD_LIMITS,
  );
  const account = { name: 'xa-vi-du', role: 'commune', post: 'Văn phòng xã Ví Dụ', unitCode: '99001' } as const;
  await collector.commit([{ type: 'account-created', account: { ...account, createdAt: now, turn: 1 } }]);
  const context = routeContext(collector, random);
  const server = await createHttpServer(context, [incidents], { isLoopbackOnly: false });
  const { id } = context.sessions.begin({ name: account.name, turn: 1 }, now);
  const headers = { cookie: `mach_session=${id}`, 'sec-fetch-site': 'same-origin' };
  const write = (payload: Record<string, unknown>, more: Record<string, string> = {}) =>
    server.inject({ method: 'POST', url: '/api/v1/incidents/1/causes', headers: { ...headers, ...more }, payload });
  return { collector, journal, server, write, now };
}

it('puts what was told beside the verdict, with the post that wrote it and the time, and into the audit log', async () => {
  const { collector, journal, server, write, now } = await makeStage();
  const answer = await write({ cause: 'power', text: 'mất điện\n<script>', saidBy: 'trực \u202eđiện lực' });
  expect(answer.statusCode).toBe(201);
  const told = answer.json<IncidentDetail>();
  expect(told).toMatchObject({ cause: 'line', stage: 'final', confidence: 0.9 });
  expect(told.written).toEqual([
    {
      ...{ id: 1, cause: 'power', text: 'mất điện <script>', saidBy: 'trực điện lực', heardAt: now },
      ...{ writtenAt: now, by: 'account:xa-vi-du', post: 'Văn phòng xã Ví Dụ', commune: '99001' },
    },
  ]);
  // What is found out later leaves it where it is.
  const incidentsOf = collector.state().incidents as Map<number, Incident>;
  foldIncident(incidentsOf, { number: 1, type: 'ended', since: now, view, endedAt: now }, now, FOLD_LIMITS);
  expect(incidentsOf.get(1)?.written).toHaveLength(1);
  const rows = [...auditRows(await journal.read(1, 1_000))];
  expect(rows.at(-1)).toMatchObject({ by: 'account:xa-vi-du', what: 'cause-written', about: '1', detail: '1 power' });
  await server.close();
});

it('takes up nothing that does not fit, and says what would', async () => {
  const { server, write, collector } = await makeStage();
  for (const payload of [
    { cause: 'mice', saidBy: 'x' },
    { cause: 'line' },
    { cause: 'line', saidBy: 'x'.repeat(300) },
    { text: 'x'.repeat(501), saidBy: 'x' },
    { cause: 'line', saidBy: 'x', isTrue: true },
  ]) {
    const { statusCode, body } = await write(payload);
    expect([statusCode, JSON.stringify(payload)]).toEqual([400, JSON.stringify(payload)]);
    expect(body).toContain('"error"');
  }
  expect((await write({ text: 'x'.repeat(70_000), saidBy: 'x' })).statusCode).toBe(413);
  expect((await write({ cause: 'line', saidBy: 'x' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect(collector.state().incidents.get(1)?.written).toBeUndefined();
  await server.close();
});
