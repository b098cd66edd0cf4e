import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, createCollector } from '../app.ts';
import { COUNTER_PC, NEW_PC, NOW, SILENT_PC, smallFleet } from '../exposition/testing/small-fleet.ts';
import type { ApiServer } from '../http/api-server.ts';
import { createHttpServer } from '../http/server.ts';
import { createLocalJournal } from '../journal/local.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { routeContext } from '../testing/route-context.ts';
import { resources } from './index.ts';

let server: ApiServer;
let administrator: string;
let readiness: ReturnType<Collector['readiness']> = { ready: true };
const database = new DatabaseSync(':memory:');

beforeAll(async () => {
  const random = seededRandom(1);
  const journal = createLocalJournal(database);
  const settings = { version: '0.1.0', reportEveryS: 60, sendEveryS: 300, services: [] };
  const clock = { wallMs: () => NOW, uptimeMs: () => NOW, sleep: async () => {} };
  const made = createCollector(settings, { journal, clock, random, log: memoryLog() }, COLLECTOR_LIMITS);
  const fleet = smallFleet();
  const collector: Collector = { ...made, state: () => fleet, now: () => NOW, readiness: () => readiness };
  const context = routeContext(collector, random);
  administrator = context.sessions.signIn(context.sessions.newCode(NOW), NOW)?.id ?? '';
  server = await createHttpServer(context, resources, { isLoopbackOnly: true });
  await journal.append({
    receivedAt: NOW - 60_000,
    kind: 'batch',
    device: COUNTER_PC,
    epoch: 'e'.repeat(32),
    seqs: [1, 2, 3],
    coding: 'identity',
    body: batchOf([0, 1, 2]),
  });
});

afterAll(async () => {
  await server.close();
  database.close();
});

async function get(url: string, headers: Record<string, string> = {}) {
  return server.inject({ method: 'GET', url, headers: { host: '127.0.0.1:8750', ...headers } });
}

describe('resources', () => {
  it('list the communes, also one without a device that reports', async () => {
    const { items, total } = (await get('/api/v1/communes')).json();
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ code: '00001', name: 'Xã Bình Sơn', devices: 2, devicesUp: 1, failedChecks: 1 });
    expect(items[1]).toMatchObject({ code: '00002', devices: 1, devicesUp: 0 });
  });

  it('give one commune, and a sentence where there is none', async () => {
    expect((await get('/api/v1/communes/00001')).json()).toMatchObject({ code: '00001', provinceCode: '92' });
    const missing = await get('/api/v1/communes/99999');
    expect(missing.statusCode).toBe(404);
    expect(missing.json().error).toContain('99999');
  });

  it('tell what stands where in a site', async () => {
    const found = (await get('/api/v1/sites/site-1/topology')).json();
    expect(found).toMatchObject({ siteId: 'site-1', nodes: [{ kind: 'pc', number: 1, state: 'up' }], edges: [] });
    expect((await get('/api/v1/sites/none/topology')).statusCode).toBe(404);
  });

  it('list sites with their devices', async () => {
    expect((await get('/api/v1/sites?commune=00001')).json()).toEqual({
      items: [
        {
          id: 'site-1',
          communeCode: '00001',
          name: 'Trụ sở',
          devices: 1,
          devicesUp: 1,
          lines: [],
          peers: [],
          findings: [],
        },
      ],
      total: 1,
    });
  });

  it('list the sites of one provider as the overview counts them, and those of which nobody said any', async () => {
    const ids = async (provider: string) =>
      (await get(`/api/v1/sites?provider=${provider}`)).json().items.map(({ id }: { readonly id: string }) => id);
    const { lines } = (await get('/api/v1/overview')).json();
    for (const { provider = '', sites } of lines) expect(await ids(provider)).toHaveLength(sites);
    expect(lines).toHaveLength(1);
    expect(await ids('NOBODY')).toEqual([]);
  });

  it('list devices by number, a page at a time', async () => {
    const { items, total } = (await get('/api/v1/devices?commune=00001&limit=1&offset=1')).json();
    expect(total).toBe(3);
    expect(items).toMatchObject([{ id: SILENT_PC, number: 2, state: 'no-data' }]);
  });

  it('name the failed checks of those that have any, as many as their commune counts', async () => {
    const { items, total } = (await get('/api/v1/devices?checks=failed')).json();
    expect(total).toBe(1);
    expect(items).toMatchObject([{ id: COUNTER_PC, failedChecks: [{ kind: expect.any(String) }] }]);
    const [commune] = (await get('/api/v1/communes')).json().items;
    expect(items[0].failedChecks).toHaveLength(commune.failedChecks);
    expect((await get('/api/v1/devices?checks=failed&commune=00002')).json()).toEqual({ items: [], total: 0 });
  });

  it('tell a device that never spoke from a silent one', async () => {
    expect((await get(`/api/v1/devices/${NEW_PC}`)).json()).toMatchObject({ state: 'never-reported', readings: [] });
  });

  it('give all that is known of a device', async () => {
    const detail = (await get(`/api/v1/devices/${COUNTER_PC}`)).json();
    expect(detail).toMatchObject({ communeName: 'Xã Bình Sơn', agentVersion: '0.1.0', clockOffsetMs: -1_500 });
    expect(detail.readings).toHaveLength(6);
    expect(detail.acknowledged).toEqual([{ epoch: 'e'.repeat(32), ranges: [[1, 3]] }]);
    expect(detail.priority).toMatchObject({ device: COUNTER_PC });
  });

  it.each(['/api/v1/devices/nothing', '/api/v1/devices?limit=0', '/metrics?commune=00001&scope=devices'])(
    'refuse %s with a sentence',
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().error).toMatch(/\.$/);
    },
  );

  it('give the services, the priorities and what is failing', async () => {
    expect((await get('/api/v1/services')).json().items).toMatchObject([{ id: 'portal' }]);
    const priorities = (await get('/api/v1/priorities')).json();
    expect(priorities.items.map((row: { rank: number }) => row.rank)).toEqual([1, 2, 3]);
    expect((await get('/api/v1/priorities?commune=00002')).json().total).toBe(1);
    const { total, coverage } = priorities;
    const { measured, inventory, seen, declared } = coverage;
    expect([measured + inventory + seen + declared, measured > 0]).toEqual([total, true]);
    const words = async (query: string) => (await get(`/api/v1/failing${query}`)).json().items[0].words[0];
    const advice = { vi: expect.stringMatching(/^Nhờ cán bộ CNTT/), en: expect.stringMatching(/^Ask IT/) };
    expect(await words('')).toMatchObject({ reason: 'disk-health-unknown', advice: advice.vi });
    expect(await words('?lang=en')).toMatchObject({ reason: 'disk-health-unknown', advice: advice.en });
    expect((await get('/api/v1/failing?lang=fr')).statusCode).toBe(400);
  });

  it('give the plan for a sum, within it, for one commune too', async () => {
    const plan = (await get('/api/v1/plans?budget=20000000')).json();
    expect(plan.cost.parts + plan.cost.assets).toBeLessThanOrEqual(20_000_000);
    expect(plan.minutes).toBeGreaterThan(0);
    expect(plan.bound).toBeGreaterThanOrEqual(plan.minutes);
    const ofOne = (await get('/api/v1/plans?budget=20000000&partsBudget=5000000&commune=00002')).json();
    expect(ofOne.communes.map(({ commune }: { commune: string }) => commune)).toEqual(['00002']);
  });

  it('say which sum or commune is wrong', async () => {
    expect((await get('/api/v1/plans?budget=-1')).statusCode).toBe(400);
    const nothing = await get('/api/v1/plans?budget=0&partsBudget=0');
    expect([nothing.statusCode, nothing.json().error]).toEqual([400, expect.stringContaining('budget: found 0')]);
    expect((await get('/api/v1/plans/phu-luc.xlsx?budget=0')).statusCode).toBe(400);
    expect((await get('/api/v1/plans')).statusCode).toBe(400);
    expect((await get('/api/v1/plans?budget=1&commune=99999')).statusCode).toBe(404);
  });

  it('give the past of a device in steps', async () => {
    const url = `/api/v1/devices/${COUNTER_PC}/history?from=${NOW - 600_000}&to=${NOW}&stepMs=60000`;
    const history = (await get(url, { cookie: `mach_session=${administrator}` })).json();
    const memory = history.series.find((series: { value: string }) => series.value === 'availableBytes');
    expect(memory.points).toHaveLength(10);
    expect(memory.points.filter(([, value]: [number, number | null]) => value !== null)).toHaveLength(3);
  });

  it('tell nobody but the administrator within which hours of the last day a PC was on', async () => {
    const url = `/api/v1/devices/${COUNTER_PC}/history?from=${NOW - 600_000}&to=${NOW}&stepMs=60000`;
    const { stepMs, to, series } = (await get(url)).json();
    expect({ stepMs, series }).toEqual({ stepMs: 86_400_000, series: [] });
    expect(NOW - to).toBeGreaterThan(600_000);
  });
});

describe('/metrics', () => {
  it('gives the collector and its communes, and no device', async () => {
    const answer = await get('/metrics');
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.body).toContain('mach_commune_up_ratio{commune_code="00001"} 0.5\n');
    expect(answer.body).toContain('mach_collector_fold_position 7\n');
    expect(answer.body).not.toContain(COUNTER_PC);
  });

  it('gives the devices of one commune without its code', async () => {
    const { body } = await get('/metrics?commune=00001');
    expect(body).toContain(`mach_device_up{device="${COUNTER_PC}"} 1\n`);
    expect(body).not.toContain('commune_code');
    expect((await get('/metrics?commune=99999')).statusCode).toBe(404);
  });

  it('speaks OpenMetrics and gzip when asked', async () => {
    const answer = await get('/metrics?scope=devices', {
      accept: 'application/openmetrics-text;version=1.0.0',
      'accept-encoding': 'gzip',
    });
    expect(answer.headers['content-type']).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    const text = gunzipSync(answer.rawPayload).toString();
    expect(text).toMatch(/# EOF\n$/);
    expect(text).toContain('# TYPE mach_device_reports counter\n');
  });
});

describe('/sd/prometheus', () => {
  it('gives one target a commune and one for the province, under the name it was asked by', async () => {
    expect((await get('/sd/prometheus')).json()).toEqual([
      target({ __param_commune: '00001', commune_code: '00001', province_code: '92' }),
      target({ __param_commune: '00002', commune_code: '00002', province_code: '92' }),
      target({ __param_scope: 'province', province_code: '92' }),
    ]);
  });

  it('fails rather than giving a short list', async () => {
    readiness = { ready: false, reason: 'The journal is being read.' };
    expect((await get('/sd/prometheus')).statusCode).toBe(503);
    readiness = { ready: true };
  });
});

function target(labels: Record<string, string>) {
  return { targets: ['127.0.0.1:8750'], labels };
}

/** Three reports a minute apart, the newest sent at once. */
function batchOf(minutes: readonly number[]): Uint8Array {
  const last = minutes.at(-1) ?? 0;
  const reports = minutes.map((minute) => ({
    seq: minute + 1,
    uptimeMs: minute * 60_000,
    wall: NOW,
    readings: [{ kind: 'memory', uptimeMs: minute * 60_000, ok: true, values: { availableBytes: 1_000 + minute } }],
  }));
  const envelope = {
    v: 1,
    device: COUNTER_PC,
    epoch: 'e'.repeat(32),
    bootId: 'b'.repeat(32),
    sentAt: NOW,
    sentUptimeMs: last * 60_000,
    machine: 'machine',
    agentVersion: '0.1.0',
    sendEveryS: 300,
  };
  return Buffer.from(JSON.stringify({ ...envelope, reports }));
}

describe('plans for the page', () => {
  it('begin with criteria, prices and what everything worth buying would cost', async () => {
    const info = (await get('/api/v1/plans/desk')).json();
    expect(info).toMatchObject({
      policy: { isOwn: false, version: '1' },
      prices: { isOwn: false, basis: 'assumption' },
    });
    expect(info.devices).toBeGreaterThan(0);
    expect(info).not.toHaveProperty('lastYear');
  });

  it('begin with the plan of the sums that the desk names', async () => {
    const { first } = (await get('/api/v1/plans/desk')).json();
    const named = await get(`/api/v1/plans/summary?budget=${first.assets}&partsBudget=${first.parts}`);
    expect((await get('/api/v1/plans/summary')).json()).toEqual(named.json());
    const half = await get('/api/v1/plans/summary?partsBudget=5');
    expect([half.statusCode, half.body]).toEqual([
      400,
      expect.stringContaining('budget beside partsBudget, or neither'),
    ]);
  });

  it('are told without their lines, with them, with what other sums and prices change, and by parts of the sum', async () => {
    const sums = 'budget=100000000&partsBudget=50000000';
    const { plan } = (await get(`/api/v1/plans/summary?${sums}`)).json();
    const { lines, left } = (await get(`/api/v1/plans/list?${sums}`)).json();
    expect(plan.lines).toBe(lines.length);
    expect(lines.length + left.length).toBe((await get('/api/v1/plans/desk')).json().devices);
    expect((await get(`/api/v1/plans/what-if?${sums}`)).json()).toMatchObject({ minutes: plan.minutes });
    const { points } = (await get(`/api/v1/plans/curve?${sums}&shares=0,100`)).json();
    expect(points).toMatchObject([
      { share: 0, minutes: 0 },
      { share: 1, minutes: plan.minutes },
    ]);
  });

  it.each(['desk', 'summary', 'list', 'what-if', 'curve'])(
    '%s: a commune that there is not is said so',
    async (name) => {
      const answer = await get(`/api/v1/plans/${name}?budget=1&shares=100&commune=99999`);
      expect(answer.statusCode).toBe(404);
      expect(answer.json().error).toContain('99999');
    },
  );

  it('are packed where the browser takes that, and as they are where it does not', async () => {
    const url = '/openapi.json';
    const packed = await get(url, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(packed.rawPayload).toString()).toBe((await get(url)).body);
  });
});
