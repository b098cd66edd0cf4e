import { kinds } from '@mach/probes';
import type { IncidentView } from '@mach/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newToken } from '../ingest/token.ts';
import { pointsOf } from '../outputs/influx-points.ts';
import { resources } from '../routes/index.ts';
import { foldIncident } from '../state/fold-incident.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import {
  batch,
  DEVICE,
  enrolment,
  makeCollector,
  packed,
  reading,
  report,
  SECRET,
} from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import type { ApiServer } from './api-server.ts';
import { createHttpServer } from './server.ts';

/**
 * One PC of a commune was on from 07:13:47 to 07:41:02 and is off since; a server of the same site reports all the time, so that
 * nothing of the site follows from the PC. Everything that the collector tells about it is asked for, and no moment in it may
 * be one at which the PC was switched on or off, or first or last did anything.
 */
const MINUTE_MS = 60_000;
const SERVER = 'f'.repeat(32);
const DAY = Date.parse('2026-11-25T00:00:00+07:00');
const ON = DAY + (7 * 60 + 13) * MINUTE_MS + 47_123;
const OFF = DAY + (7 * 60 + 41) * MINUTE_MS + 2_321;
const NOW = DAY + (8 * 60 + 30) * MINUTE_MS;
/** What is told to the minute, rounded or not, gives it away too. */
const NEAR_MS = 90_000;

const VIEW: IncidentView = {
  ...{ stage: 'final', trouble: 'slow', cause: 'pc', causes: ['pc'], alike: [], scope: { kind: 'device', id: DEVICE } },
  ...{ sites: [], communes: ['99001'], confidence: 0.9, vantages: 2, evidence: [] },
};

let stage: Awaited<ReturnType<typeof setUp>>;
beforeAll(async () => {
  stage = await setUp();
}, 60_000);
afterAll(() => stage.server.close());

async function setUp() {
  const { collector, token, machine, time, random } = await makeCollector();
  const wall = (at: number) => machine.stepWall(at - collector.wallMs());
  wall(DAY - 40 * 86_400_000);
  await collector.enrol(enrolment(token, { role: 'office', site: 'Trụ sở' }));
  await collector.enrol(enrolment(token, { device: SERVER, secret: 'T'.repeat(43), site: 'Trụ sở' }));
  await collector.commit([{ type: 'device-described', device: SERVER, role: 'server' }]);
  const folded: Parameters<typeof pointsOf>[0][] = [];
  collector.onFold((each) => {
    if (each.type === 'entry' && each.batch !== undefined) folded.push(each.batch);
  });
  let seq = 0;
  /** A report as at `at`, of a machine that was booted at `bootedAt`. */
  async function send(device: string, secret: string, at: number, bootedAt: number): Promise<void> {
    wall(at);
    const uptimeMs = at - bootedAt;
    const found = [
      reading({ busyMs: uptimeMs / 10, totalMs: uptimeMs, cpus: 4 }, { uptimeMs }),
      reading(
        { cpuSomeMs: uptimeMs * 0.4, memoryFullMs: uptimeMs * 0.1, ioFullMs: uptimeMs * 0.2 },
        { kind: 'pressure', uptimeMs },
      ),
      reading({ freeBytes: 1, totalBytes: 8e9 }, { kind: 'memory', uptimeMs }),
      reading(
        { rttMedianMs: 3, sent: 5, received: 5 },
        { kind: 'ping', id: 'gateway-ping', target: '192.168.1.1', uptimeMs },
      ),
    ];
    const of = {
      device,
      bootId: device === SERVER ? 'c'.repeat(32) : 'b'.repeat(32),
      sentAt: at,
      sentUptimeMs: uptimeMs,
      sendEveryS: 60,
    };
    const answer = await collector.receive(
      packed(batch([report(++seq, { uptimeMs, wall: at, readings: found })], of), device, secret),
    );
    if (!answer.ok) throw new Error(answer.body.error);
  }
  /** What was found out about the PC alone: trouble from its start on, until it was off. */
  function trouble(type: 'opened' | 'ended', at: number): void {
    const fact = { number: 1, type, since: ON, view: VIEW, ...(type === 'ended' && { endedAt: OFF }) };
    foldIncident(collector.state().incidents as Parameters<typeof foldIncident>[0], fact, at, FOLD_LIMITS);
  }
  const serverBoot = DAY - 5 * 86_400_000;
  for (let at = ON - 20 * MINUTE_MS; at <= NOW; at += 5 * MINUTE_MS) {
    const pcAt = at + 47_123;
    if (pcAt >= ON && pcAt < OFF) await send(DEVICE, SECRET, pcAt, ON - 31_000);
    await send(SERVER, 'T'.repeat(43), at + MINUTE_MS * 2.5, serverBoot);
  }
  wall(ON);
  const secretSha256 = '0'.repeat(64);
  await collector.commit([{ type: 'device-secret-offered', device: DEVICE, secretSha256 }], 'collector');
  await collector.commit([{ type: 'device-flagged', device: DEVICE, flag: 'clone-suspected' }], 'collector');
  trouble('opened', ON);
  trouble('ended', OFF);
  wall(NOW);
  // Ticks are folded by the clock that runs: then the PC is told to be off.
  await time.runUntil(time.nowMs() + 20_000);
  const scopes = new Map<string, string>();
  for (const scope of ['scrape', 'read', 'admin'] as const) {
    const made = newToken(scope, random);
    scopes.set(scope, made.token);
    const record = { id: scope, sha256: made.sha256, scope, createdAt: 0, expiresAt: NOW + 86_400_000 };
    await collector.commit([{ type: 'token-created', token: record }]);
  }
  const server = await createHttpServer(routeContext(collector, random), resources, { isLoopbackOnly: false });
  return { collector, server, scopes, folded };
}

/** Every path that can be got, with what it needs. */
async function paths(server: ApiServer, token: string): Promise<readonly string[]> {
  const { paths: all } = (
    await server.inject({ url: '/openapi.json', headers: { authorization: `Bearer ${token}` } })
  ).json();
  const site = [...stage.collector.state().registry.sites.keys()][0] ?? '';
  const got = Object.entries(all as Record<string, object>)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) =>
      path
        .replace('devices/{id}', `devices/${DEVICE}`)
        .replace('sites/{id}', `sites/${site}`)
        .replace('{code}', '99001')
        .replace('{number}', '1'),
    );
  const from = DAY - 86_400_000;
  return [
    ...got.filter((path) => !path.includes('{')),
    '/api/v1/admin/audit?people=false&limit=500',
    `/api/v1/admin/audit?people=false&from=${ON - 60_000}&to=${OFF}`,
    '/metrics?commune=99001',
    '/metrics?scope=devices',
    '/api/v1/devices?commune=99001',
    `/api/v1/devices/${DEVICE}/history?from=${from}&to=${NOW}`,
    `/api/v1/devices/${DEVICE}/history?kind=cpu&from=${from}&to=${NOW}`,
    '/api/v1/availability?month=2026-11',
    '/api/v1/availability?commune=99001&month=2026-11',
  ];
}

/** The moments that a text tells, in ms: as ms, as seconds, as ISO 8601, as a clock time of that day. */
function momentsIn(text: string): readonly number[] {
  const numbers = [...text.matchAll(/\d{9,13}(?:\.\d+)?(?:e\+\d+)?/g)].flatMap(([number]) => [
    Number(number),
    Number(number) * 1_000,
  ]);
  const iso = [...text.matchAll(/20\d\d-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?/g)].map(([at]) => Date.parse(at));
  const clock = [...text.matchAll(/\b(\d\d):(\d\d)(?::(\d\d))?\b/g)].map(
    ([, h, m, s = '0']) => DAY + ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1_000,
  );
  return [...numbers, ...iso, ...clock];
}

const isNear = (at: number) => [ON, ON - 31_000, OFF].some((moment) => Math.abs(at - moment) <= NEAR_MS);
const lastSent = () => ON + 25 * MINUTE_MS;
const givenAway = (text: string) =>
  momentsIn(text).filter(
    (at) => isNear(at) || Math.abs(at - lastSent()) <= 1_000 || Math.abs(at - lastSent() - 180_000) <= 1_000,
  );

it('finds a moment where one is told, in each form', () => {
  for (const told of [
    `${OFF}`,
    `{"at":${ON}.0}`,
    `${OFF / 1_000}`,
    new Date(ON).toISOString(),
    'lúc 07:41 ngày 25/11',
    '07:13:16',
  ])
    expect(givenAway(told), told).not.toEqual([]);
  for (const told of [`${DAY}`, '2026-11-25', '08:05', '1.234.567.890']) expect(givenAway(told), told).toEqual([]);
});

it('the PC is off by now, and the server of its site is not', async () => {
  const headers = { authorization: `Bearer ${stage.scopes.get('read')}` };
  const { items } = (await stage.server.inject({ url: '/api/v1/devices', headers })).json();
  expect(items).toMatchObject([
    { id: DEVICE, state: 'no-data' },
    { id: SERVER, state: 'up' },
  ]);
});

describe.each(['scrape', 'read', 'admin'])('what is told to the scope %s', (scope) => {
  it('has no moment at which a PC went on or off', async () => {
    const token = stage.scopes.get(scope) ?? '';
    const headers = { authorization: `Bearer ${token}` };
    let read = 0;
    // The chart of its last day is for the province's administrator alone.
    const chart = `/api/v1/devices/${DEVICE}/history`;
    for (const path of await paths(stage.server, stage.scopes.get('admin') ?? '')) {
      const { statusCode, body } = await stage.server.inject({ url: path, headers });
      if (statusCode === 200) read++;
      if (scope === 'admin' && path.startsWith(chart)) continue;
      expect(
        givenAway(body).map((at) => new Date(at).toISOString()),
        path,
      ).toEqual([]);
    }
    expect(read).toBeGreaterThan(scope === 'scrape' ? 5 : 15);
  });
});

it('InfluxDB is told of the PC the day, and of its site the way out', () => {
  const points = stage.folded.flatMap((each) => pointsOf(each, stage.collector.state(), kinds, 'days'));
  const ofPc = points.filter(({ tags }) => tags['device'] === DEVICE);
  expect(ofPc.length).toBeGreaterThan(0);
  for (const { timestamp } of ofPc) expect(timestamp).toBe(DAY);
});
