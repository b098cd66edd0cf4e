import type { IncidentDetail, IncidentRow, Listed } from '@mach/wire';
import { expect, it } from 'vitest';
import { batch, packed } from '../testing/collector-fixture.ts';
import { DIES, MINUTE_MS, makeWorld, play, type World } from '../testing/cut-line-world.ts';

/** Clerks at so many communes press “still slow”, each at the one PC of theirs. */
async function pressAt(world: World, communes: number): Promise<void> {
  const { collector, devices, time } = world;
  for (const { id, site, number } of devices.filter((each) => each.site < communes && each.number % 2 === 1)) {
    const uptimeMs = time.nowMs();
    const readings = [{ kind: 'still-slow', uptimeMs, ok: true, values: {} }];
    const content = batch([{ seq: 50_000 + number, uptimeMs, wall: 0, readings }], {
      ...{ device: id, sentUptimeMs: uptimeMs, sentAt: collector.now() },
    });
    const answer = await collector.receive(packed(content, id, 'S'.repeat(43)));
    if (!answer.ok) throw new Error(`${site}: ${JSON.stringify(answer)}`);
  }
}

const openIn = async ({ get }: World) => (await get('/api/v1/incidents?open=true')).json<Listed<IncidentRow>>().items;

it('suspects a system behind its sign-in where five communes press within minutes, and never surely; four are chance', async () => {
  const world = await makeWorld(7);
  const { get, collector } = world;
  await play(world, DIES - 15 * MINUTE_MS);
  await pressAt(world, 4);
  await play(world, DIES - 10 * MINUTE_MS);
  expect(await openIn(world)).toEqual([]);
  await pressAt(world, 5);
  await play(world, DIES - 4 * MINUTE_MS);
  const [incident] = await openIn(world);
  expect(incident).toMatchObject({ stage: 'final', cause: 'service', trouble: 'slow', scope: { kind: 'province' } });
  expect(incident?.confidence).toBeLessThanOrEqual(0.6);
  const detail = (await get(`/api/v1/incidents/${incident?.number}`)).json<IncidentDetail>();
  // Nobody measures a page in this world, so none is said to be good.
  expect(detail.evidence.map(({ code }) => code)).toEqual(['pressed-slow']);
  // Nobody can name the system, so there is no slip of it.
  expect(collector.state().incidents.get(incident?.number ?? 0)).toBeDefined();
});

it('keeps of a press how many there were in a commune, for minutes, and nothing with the PC that it came from', async () => {
  const world = await makeWorld(2);
  const { get, collector, devices } = world;
  await play(world, DIES - 17 * MINUTE_MS);
  await pressAt(world, 2);
  await play(world, DIES - 15 * MINUTE_MS);
  expect([...collector.state().presses.keys()]).toEqual(['99001', '99002']);
  const told = await Promise.all([
    get('/metrics?scope=devices'),
    ...devices.flatMap(({ id }) => [get(`/api/v1/devices/${id}`), get(`/api/v1/devices/${id}/history`)]),
  ]);
  for (const { body } of told) expect(body).not.toContain('still-slow');
  expect(JSON.stringify([...collector.state().presses])).not.toMatch(/[a-f0-9]{32}/);
});
