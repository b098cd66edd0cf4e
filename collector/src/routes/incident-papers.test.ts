import type { Dossier, Incident, IncidentDetail, Print, Slip, VerifiedPrint } from '@mach/wire';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentSha256 } from '../incidents/papers/freeze.ts';
import { createFold } from '../state/fold.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { batch, packed } from '../testing/collector-fixture.ts';
import { BACK, DIES, MINUTE_MS, makeWorld, play, type World } from '../testing/cut-line-world.ts';

const [OWN, OTHER] = ['99001', '99002'];
let world: World;
let began: number;
beforeAll(async () => {
  world = await makeWorld();
  const { collector } = world;
  began = collector.now() - world.time.nowMs();
  await play(world, DIES - 5_000);
  const [site] = [...collector.state().registry.sites.values()].filter(({ unitCode }) => unitCode === OWN);
  await collector.commit([
    {
      type: 'line-added',
      line: {
        id: 'l1',
        siteId: site?.id ?? '',
        kind: 'internet',
        provider: 'ISP',
        circuit: 'FTTH-001',
        contract: 'HĐ-7',
      },
    },
    {
      type: 'availability-set',
      reflectors: [],
      targets: [{ subject: 'line.internet', percent: 99.5, period: 'month', schedule: 'always' }],
    },
    {
      type: 'outage-announced',
      outage: {
        ...{ id: 'o1', document: '12/TB-ISP', cause: 'line', communes: [OWN] },
        ...{ from: began + DIES, to: began + DIES + 5 * MINUTE_MS },
      },
    },
    ...(['province-admin', 'commune'] as const).map((role) => ({
      type: 'account-created' as const,
      account: {
        ...{ name: role, role, post: `post of ${role}`, createdAt: 0, turn: 1 },
        ...(role === 'commune' ? { unitCode: OWN } : {}),
      },
    })),
  ]);
  await play(world, BACK + 6 * MINUTE_MS);
  await as('province-admin', 'POST', '/api/v1/incidents/1/causes', {
    cause: 'line',
    saidBy: '<script>tổng đài</script>',
  });
});

/** Asks as the account of a role, or as nobody. */
function as(who: 'province-admin' | 'commune' | 'nobody', method: 'GET' | 'POST', url: string, payload?: object) {
  const id = who === 'nobody' ? '' : world.context.sessions.begin({ name: who, turn: 1 }, world.collector.now()).id;
  const cookie: Record<string, string> =
    who === 'nobody' ? {} : { cookie: `mach_session=${id}`, 'sec-fetch-site': 'same-origin' };
  return world.server.inject({ method, url, headers: cookie, ...(payload === undefined ? {} : { payload }) });
}

describe('the dossier of a dead line', () => {
  it('has its outage to the second of the measurements, within working time, against its contract and its announcement', async () => {
    const dossier = (await as('province-admin', 'GET', '/api/v1/incidents/1/dossier')).json<Dossier>();
    expect(dossier).toMatchObject({ number: 1, cause: 'line', stage: 'final', kind: 'dossier' });
    expect(dossier.steps.map(({ type }) => type)).toEqual(['opened', 'changed', 'ended']);
    expect(dossier.steps[1]?.changed).toContain('cause');
    const [row, ...more] = dossier.outages;
    expect(more).toEqual([]);
    expect(row).toMatchObject({ communeCode: OWN, subject: 'line.internet', name: 'ISP · FTTH-001' });
    const down = row?.spells.filter(({ state }) => state === 'down') ?? [];
    expect(down).toHaveLength(1);
    // Measurements are a minute apart: each edge lies in the middle of one.
    expect(Math.abs((down[0]?.from ?? 0) - (began + DIES))).toBeLessThanOrEqual(MINUTE_MS);
    expect(Math.abs((down[0]?.to ?? 0) - (began + BACK))).toBeLessThanOrEqual(MINUTE_MS);
    expect(row?.working.down).toBe(((down[0]?.to ?? 0) - (down[0]?.from ?? 0)) / 1_000);
    expect(row?.outside).toMatchObject({ down: 0, noData: 0 });
    expect(row?.announced.workingS).toBeGreaterThan(4 * 60);
    expect(row?.announced.workingS).toBeLessThanOrEqual(5 * 60);
    expect(row?.watch).toMatchObject({ devices: 2 });
    expect(row?.watch?.failed).toBeGreaterThanOrEqual(30);
    expect(row?.targets).toMatchObject([{ percent: 99.5, ofThisS: row?.working.down, downS: row?.working.down }]);
    expect(dossier.lines).toMatchObject([{ provider: 'ISP', contract: 'HĐ-7' }]);
    expect(dossier.notices).toMatchObject([{ document: '12/TB-ISP' }]);
    expect(dossier.written).toMatchObject([{ cause: 'line', by: 'account:province-admin' }]);
  });

  it('is frozen with its input: late data corrects the past and no paper, and printing the same again is the same paper', async () => {
    const first = await as('province-admin', 'POST', '/api/v1/incidents/1/prints', { kind: 'dossier' });
    expect(first.statusCode).toBe(201);
    const print = first.json<Print>();
    expect(contentSha256(print.content)).toBe(print.note.sha256);
    const again = await as('province-admin', 'POST', '/api/v1/incidents/1/prints', { kind: 'dossier' });
    expect([again.statusCode, again.json<Print>().note.code]).toEqual([200, print.note.code]);

    const [pc] = world.devices;
    const uptimeMs = DIES + 10.5 * MINUTE_MS;
    const good = ['line.collector'].map((id) => ({
      kind: 'stamp',
      id,
      uptimeMs,
      ok: true,
      values: { sent: 4, received: 4 },
    }));
    const late = [{ seq: 90_000, uptimeMs, wall: 0, readings: good }];
    const more = { device: pc?.id, sentUptimeMs: world.time.nowMs(), sentAt: world.collector.now() };
    expect((await world.collector.receive(packed(batch(late, more), pc?.id, 'S'.repeat(43)))).ok).toBe(true);
    const now = (await as('province-admin', 'GET', '/api/v1/incidents/1/dossier')).json<Dossier>();
    const frozen = (await as('province-admin', 'GET', `/api/v1/prints/${print.note.code}`)).json<Print>();
    expect(frozen).toEqual(print);
    expect(now.outages[0]?.working.down).not.toBe((frozen.content as Dossier).outages[0]?.working.down);
    const third = await as('province-admin', 'POST', '/api/v1/incidents/1/prints', { kind: 'dossier' });
    expect(third.json<Print>().note.code).not.toBe(print.note.code);
  });

  it('goes out as a table that Excel reads, with code and SHA-256 in each row', async () => {
    const { note } = (
      await as('province-admin', 'POST', '/api/v1/incidents/1/prints', { kind: 'dossier' })
    ).json<Print>();
    const csv = await as('province-admin', 'GET', `/api/v1/prints/${note.code}?format=csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.startsWith('\ufeffincident,code,sha256')).toBe(true);
    expect(csv.body.split('\n')[1]).toContain(`1,${note.code},${note.sha256},`);
  });
});

describe('the slip of a commune', () => {
  it('says which system, from when to when and how much working time; its code opens just that for anybody', async () => {
    const made = await as('commune', 'POST', '/api/v1/incidents/1/prints', { kind: 'slip' });
    expect(made.statusCode).toBe(201);
    const { note, content } = made.json<Print>();
    const slip = content as Slip;
    expect(slip).toMatchObject({ about: 'internet', commune: { code: OWN }, places: { communes: 1, sites: 1 } });
    expect(slip.rows).toMatchObject([{ subject: 'line.internet', name: 'ISP · FTTH-001' }]);
    const dotted = note.code.replace(/\d{4}(?=\d)/g, '$& ');
    const told = await as('nobody', 'GET', `/api/v1/verify/${encodeURIComponent(dotted)}`);
    expect(told.json<VerifiedPrint>()).toEqual({
      kind: 'slip',
      code: note.code,
      sha256: note.sha256,
      at: note.at,
      slip,
    });
    const page = await as('nobody', 'GET', `/verify?code=${note.code}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('xã Số 1');
    expect(page.body).toContain(note.sha256);
  });

  it('is the commune’s own: of another there is none, and neither is the province’s dossier', async () => {
    const slip = await as('commune', 'POST', '/api/v1/incidents/1/prints', { kind: 'slip', commune: OTHER });
    expect(slip.statusCode).toBe(404);
    const { note } = (
      await as('province-admin', 'POST', '/api/v1/incidents/1/prints', { kind: 'dossier' })
    ).json<Print>();
    expect((await as('commune', 'GET', `/api/v1/prints/${note.code}`)).statusCode).toBe(404);
    const own = (await as('commune', 'POST', '/api/v1/incidents/1/prints', { kind: 'dossier' })).json<Print>();
    expect(own.content.commune).toMatchObject({ code: OWN });
    const other = await as('province-admin', 'POST', '/api/v1/incidents/1/prints', { kind: 'slip', commune: OTHER });
    expect(other.statusCode).toBe(409);
  });

  it('is shown neither papers nor told causes of another commune', async () => {
    const { state } = world.collector;
    const { number = 1, ...incident } = state().incidents.get(1) ?? ({} as Incident);
    const told = { id: 9, saidBy: 'khác', heardAt: 0, writtenAt: 0, by: 'account:khac', commune: OTHER };
    const slip = { code: '200000000004', kind: 'slip', commune: OTHER, at: 0, by: 'account:khac', sha256: '' } as const;
    const more = { written: [...(incident.written ?? []), told], prints: [...(incident.prints ?? []), slip] };
    (state().incidents as Map<number, Incident>).set(1, { number, ...incident, ...more });
    const seen = await as('commune', 'GET', '/api/v1/incidents/1');
    expect(seen.body).not.toMatch(/khác|200000000004/);
    expect(seen.json<IncidentDetail>().written).toMatchObject([{ by: 'account:province-admin' }]);
    expect((await as('commune', 'GET', '/api/v1/incidents/1/dossier')).body).not.toContain('khác');
    expect((await as('province-admin', 'GET', '/api/v1/incidents/1')).body).toContain('khác');
    (state().incidents as Map<number, Incident>).set(1, { number, ...incident });
  });

  it('of a dossier’s code tells no more than that there is one', async () => {
    const { note } = (
      await as('province-admin', 'POST', '/api/v1/incidents/1/prints', { kind: 'dossier' })
    ).json<Print>();
    const told = await as('nobody', 'GET', `/api/v1/verify/${note.code}`);
    expect(told.json()).toEqual({ kind: 'dossier', code: note.code, sha256: note.sha256, at: note.at, incident: 1 });
  });

  it('can’t be guessed at will, and says what is wrong with a code', async () => {
    for (const [code, status] of [
      ['200000000005', 400],
      ['x', 400],
      ['<script>', 400],
    ] as const)
      expect((await as('nobody', 'GET', `/api/v1/verify/${encodeURIComponent(code)}`)).statusCode).toBe(status);
    const page = await as('nobody', 'GET', `/verify?code=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(page.body).not.toContain('<script>alert');
    let last = 0;
    for (let i = 0; i < 130; i++) last = (await as('nobody', 'GET', '/verify?code=200000000004')).statusCode;
    expect(last).toBe(429);
  });
});

it('finds all papers again in a replay of the journal', async () => {
  const state = world.collector.state();
  const fold = createFold(FOLD_LIMITS, () => {});
  for (const entry of await world.collector.journal.read(1, 100_000)) fold.entry(entry);
  expect([...fold.state.prints]).toEqual([...state.prints]);
  expect(fold.state.incidents.get(1)?.prints).toEqual(state.incidents.get(1)?.prints);
  expect(state.prints.size).toBeGreaterThanOrEqual(4);
});
