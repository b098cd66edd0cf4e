import { DatabaseSync } from 'node:sqlite';
import { createVirtualTime, memoryLog, seededRandom } from '@mach/ports/testing';
import { createCollector } from '../app.ts';
import { createHttpServer } from '../http/server.ts';
import { newToken } from '../ingest/token.ts';
import { createLocalJournal } from '../journal/local.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { resources } from '../routes/index.ts';
import { batch, packed } from './collector-fixture.ts';
import { routeContext } from './route-context.ts';
import { macHash } from './site-fixture.ts';

export const MINUTE_MS = 60_000;
/** One hour after Monday's first session began, in true time of the made world. */
const BEGIN = 60 * MINUTE_MS;
export const DIES = BEGIN + 20 * MINUTE_MS;
export const BACK = BEGIN + 40 * MINUTE_MS;
/** With two PCs each; each is a commune. */
const SITES = 4;
const SECRET = 'S'.repeat(43);

/** A whole collector, its journal and its resources, with made PCs that report to it; the line of the first site dies for a while. */
export async function makeWorld(sites = SITES, database = new DatabaseSync(':memory:')) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const journal = createLocalJournal(database);
  const random = seededRandom(1);
  const reflectors = [{ id: 'collector', path: 'internet', target: 'collector.example:1', everyS: 15 }] as const;
  const settings = { version: '0', reportEveryS: 60, sendEveryS: 300, services: [], reflectors };
  const log = memoryLog();
  await time.runUntil(BEGIN);
  const collector = createCollector(settings, { journal, clock, random, log }, COLLECTOR_LIMITS);
  await collector.start();
  const context = routeContext(collector, random);
  const server = await createHttpServer(context, resources, { isLoopbackOnly: true });
  const get = async (url: string) => server.inject({ method: 'GET', url, headers: { host: '127.0.0.1:8750' } });

  const devices: { readonly id: string; readonly site: number; readonly number: number }[] = [];
  for (let site = 0; site < sites; site++) {
    const code = `9900${site + 1}`;
    const { token, sha256 } = newToken('join', random);
    const lasting = { createdAt: collector.now(), expiresAt: collector.now() + 3_600_000 };
    await collector.commit([
      {
        type: 'units-imported',
        units: [{ code, kind: 'commune', name: `xã Số ${site + 1}`, parent: '99', isp: 'ISP' }],
      },
      { type: 'token-created', token: { id: `t${site}`, sha256, scope: 'join', unitCode: code, uses: 2, ...lasting } },
    ]);
    for (const pc of [0, 1]) {
      const id = `${site}${pc}`.padStart(32, 'a');
      const wish = { v: 1, token, device: id, machine: id, agentVersion: '0', secret: SECRET };
      const answer = await collector.enrol(wish);
      if (!answer.ok) throw new Error(answer.body.error);
      devices.push({ id, site, number: answer.value.deviceNumber });
    }
  }
  return { time, collector, context, server, get, devices, log };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Readings of a minute, those of a dead line while it is one. */
function readingsAt(uptimeMs: number, site: number, isCut: boolean) {
  const made = (kind: string, id: string, ok: boolean, values: Record<string, number>) => ({
    ...{ kind, id, uptimeMs, ok, values },
    ...(ok ? {} : { failure: 'timeout' }),
  });
  const gateway = { interface: 'eth0', macHash: macHash(site + 1), usualGateway: true };
  return [
    { kind: 'gateway', uptimeMs, ok: true, values: gateway },
    { kind: 'ping', target: 'gateway', uptimeMs, ok: true, values: { sent: 10, received: 10, rttMedianMs: 1 } },
    made('stamp', 'line.collector', !isCut, { sent: 4, received: isCut ? 0 : 4 }),
    made('tcp', 'collector', !isCut, isCut ? {} : { connectMs: 5 }),
  ];
}

/** Plays the world on to a time. */
export async function play({ time, collector, devices }: World, until: number): Promise<void> {
  const backlogs = new Map(devices.map(({ id }) => [id, [] as Record<string, unknown>[]]));
  for (let now = time.nowMs() + 5_000; now <= until; now += 5_000) {
    await time.runUntil(now);
    const isCut = now >= DIES && now < BACK;
    const reaching = devices.filter(({ site }) => site > 0 || !isCut);
    if (now % 15_000 === 0) await collector.heardOnTheLine(reaching.map(({ number }) => number));
    else await collector.heardOnTheLine([]);
    if (now % MINUTE_MS !== 0) continue;
    for (const { id, site } of devices) {
      const seq = now / MINUTE_MS;
      const readings = readingsAt(now, site, isCut && site === 0);
      backlogs.get(id)?.push({ seq, uptimeMs: now, wall: collector.now(), readings });
    }
    for (const { id } of reaching) {
      const content = batch(backlogs.get(id) ?? [], { device: id, sentUptimeMs: now, sentAt: collector.now() });
      const answer = await collector.receive(packed(content, id, SECRET));
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      backlogs.set(id, []);
    }
  }
}
