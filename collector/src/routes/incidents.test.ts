import type { IncidentDetail, IncidentRow, Listed } from '@mach/wire';
import { expect, it } from 'vitest';
import { BACK, DIES, MINUTE_MS, makeWorld, play, type World } from '../testing/cut-line-world.ts';

const openIn = async ({ get }: World) => (await get('/api/v1/incidents?open=true')).json() as Listed<IncidentRow>;

it('shows a dead line as a set of causes within a minute, and as the line once its site is back', async () => {
  const world = await makeWorld();
  const { get, log, server, collector } = world;
  await play(world, DIES - 5_000);
  expect(await openIn(world)).toEqual({ items: [], total: 0 });
  await play(world, DIES + MINUTE_MS);
  const { items } = await openIn(world);
  expect(items).toMatchObject([
    {
      number: 1,
      stage: 'provisional',
      communes: ['99001'],
      communeNames: ['xã Số 1'],
      scope: { kind: 'site', name: '99001-1' },
    },
  ]);
  expect(items[0]?.causes).toContain('line');
  const site = items[0]?.sites[0];
  const cause = items[0]?.cause;
  const during = (await get('/metrics')).body;
  expect(during).toContain(`mach_site_cause{site="${site}",commune_code="99001",cause="${cause}"} 1\n`);
  expect(during).toContain(`mach_site_cause{site="${site}",commune_code="99001",cause="dns"} 0\n`);
  expect(during).toContain(`mach_incident_open{cause="${cause}"} 1\n`);

  await play(world, BACK + 5 * MINUTE_MS);
  expect((await openIn(world)).items).toEqual([]);
  const past = (await get('/api/v1/incidents/1')).json() as IncidentDetail;
  expect(past).toMatchObject({ stage: 'final', cause: 'line', alike: ['router'] });
  expect(past.steps.map(({ type }) => type)).toEqual(['opened', 'changed', 'ended']);
  expect((past.steps[1]?.at ?? 0) - (past.endedAt ?? 0)).toBeLessThanOrEqual(5 * MINUTE_MS);
  expect((await get('/metrics')).body).toContain('mach_incident_open{cause="line"} 0\n');

  expect((await get('/api/v1/incidents?commune=99001')).json().total).toBe(1);
  expect((await get('/api/v1/incidents?commune=99002')).json().total).toBe(0);
  expect((await get('/api/v1/incidents/7')).statusCode).toBe(404);
  expect((await get('/api/v1/incidents/none')).statusCode).toBe(400);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  await server.close();
  await collector.stop();
});
