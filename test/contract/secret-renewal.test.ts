import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Http, HttpRequest, HttpResult } from '@mach/ports';
import { createVirtualTime, memoryLog, seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { agentLimits } from '../../agent/src/limits.ts';
import { asDevice } from '../../agent/src/secrets/as-device.ts';
import { offerSecret } from '../../agent/src/secrets/offer-secret.ts';
import { createSecrets, type KeptSecrets } from '../../agent/src/secrets/secrets.ts';
import { type Collector, createCollector } from '../../collector/src/app.ts';
import { JournalUnavailable } from '../../collector/src/journal/journal.ts';
import { createLocalJournal } from '../../collector/src/journal/local.ts';
import { COLLECTOR_LIMITS } from '../../collector/src/limits.ts';
import { batch, DEVICE, enrolment, packed, report } from '../../collector/src/testing/collector-fixture.ts';
import { serve } from '../sim/collector-http.ts';
import { copyDatabase } from '../sim/copy-database.ts';

const OLD = 'S'.repeat(43);
const TOKEN = `mach_join_${'A'.repeat(43)}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const never = new AbortController().signal;
const identity = { device: DEVICE, secret: OLD, machine: 'm1', collectorUrl: 'https://mach.example.vn' };
const BOOTS = 8;
const ASKS_A_BOOT = 4;

/** What goes wrong at one call: to the disk of the PC, on the line, to the journal. */
const FAULTS = [
  'nothing arrives',
  'no answer arrives',
  'the agent is killed before',
  'the agent is killed after',
  'the collector is killed before',
  'the collector is killed after',
  'the disk takes nothing',
] as const;
type Fault = (typeof FAULTS)[number];

class Killed extends Error {}

it.each(FAULTS)('a secret is replaced once, whichever call it is at which %s', async (fault) => {
  let at = 0;
  for (let calls = Number.POSITIVE_INFINITY; at < calls; at++) {
    const world = await makeWorld();
    calls = await renew(world, fault, at);
    await expectRenewed(world, `${fault}, at call ${at}`);
  }
  expect(at).toBeGreaterThan(8);
});

it('a collector restored from a backup of before knows its device by the secret of before, and takes the newer one again', async () => {
  const world = await makeWorld();
  const backup = copyDatabase(world.database, new DatabaseSync(':memory:'));
  await renew(world, 'nothing arrives', Number.POSITIVE_INFINITY);
  const replaced = world.disk.kept.secret;
  world.database = backup;
  await world.startCollector();
  await renew(world, 'nothing arrives', Number.POSITIVE_INFINITY);
  expect(world.disk.kept.secret).toBe(replaced);
  await expectRenewed(world, 'restored');
});

it('a copy of the disk is told nothing with the replaced secret, and people are told of it', async () => {
  const world = await makeWorld();
  const copy = world.disk.kept;
  await renew(world, 'nothing arrives', Number.POSITIVE_INFINITY);
  const late = () => world.collector.receive(packed(batch([report(90)]), DEVICE, copy.secret));
  expect(await late()).toMatchObject({ ok: false, status: 401 });
  await world.settled();
  // What was on its way when the secret was replaced makes nobody suspicious.
  expect(world.device().flags).toEqual([]);
  world.machine.stepWall(2 * 3_600_000);
  expect(await late()).toMatchObject({ ok: false, status: 401 });
  await world.settled();
  expect(world.device().flags).toEqual(['replaced-secret-shown']);
});

type World = Awaited<ReturnType<typeof makeWorld>>;

async function makeWorld() {
  const time = createVirtualTime();
  const machine = time.machine();
  const world = {
    machine,
    database: new DatabaseSync(':memory:'),
    disk: { kept: { secret: OLD, before: [] } as KeptSecrets },
    /** Called before and after whatever can go wrong. */
    call: async <T>(_what: 'disk' | 'line' | 'journal', work: () => Promise<T> | T): Promise<T> => work(),
    collector: undefined as unknown as Collector,
    device: () => {
      const device = world.collector.state().registry.devices.get(DEVICE);
      if (device === undefined) throw new Error('the device is gone');
      return device;
    },
    settled: () => world.collector.exclusive(async () => {}),
    startCollector: async () => {
      const journal = createLocalJournal(world.database);
      const append: typeof journal.append = (entries) => world.call('journal', () => journal.append(entries));
      const settings = { version: '0', reportEveryS: 60, sendEveryS: 300, services: [] };
      const ports = { clock: machine.program().clock, random: seededRandom('collector'), log: memoryLog() };
      world.collector = createCollector(settings, { ...ports, journal: { ...journal, append } }, COLLECTOR_LIMITS);
      await world.collector.start();
    },
  };
  await world.startCollector();
  const token = {
    id: 't',
    sha256: sha256(TOKEN),
    scope: 'join',
    createdAt: 0,
    expiresAt: 9e15,
    unitCode: '99001',
  } as const;
  await world.collector.commit([
    { type: 'units-imported', units: [{ code: '99001', kind: 'commune', name: 'Xã Ví Dụ', parent: '99' }] },
    { type: 'token-created', token },
  ]);
  await world.collector.enrol(enrolment(TOKEN));
  await world.collector.commit([{ type: 'device-secret-wanted', device: DEVICE, at: 0 }]);
  return world;
}

/** Some boots of the PC with the fault at one call; gives how many calls there were. */
async function renew(world: World, fault: Fault, at: number): Promise<number> {
  let calls = 0;
  let isCollectorDead = false;
  world.call = async (what, work) => {
    if (isCollectorDead && what === 'journal') return new Promise(() => {});
    if (calls++ !== at) return work();
    if (fault === 'the agent is killed before' && what !== 'journal') throw new Killed();
    if (fault === 'the collector is killed before' && what !== 'disk') {
      isCollectorDead = true;
      throw new JournalUnavailable('killed');
    }
    if (fault === 'the disk takes nothing' && what !== 'line') throw new JournalUnavailable('the disk is full');
    if (fault === 'nothing arrives' && what === 'line') throw new LineTrouble();
    const done = await work();
    if (fault === 'the agent is killed after' && what !== 'journal') throw new Killed();
    if (fault === 'no answer arrives' && what === 'line') throw new LineTrouble();
    if (fault === 'the collector is killed after' && what !== 'disk') isCollectorDead = true;
    return done;
  };
  let seq = 0;
  for (let boot = 1; boot <= BOOTS; boot++) {
    try {
      await liveOneBoot(boot);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
  return calls;

  async function liveOneBoot(boot: number): Promise<void> {
    const random = seededRandom(`boot ${boot}`);
    let pending: Killed | undefined;
    const secrets = createSecrets(
      {
        read: () => world.disk.kept,
        write: (kept) => {
          const index = calls++;
          const strikes = index === at;
          if (strikes && fault === 'the disk takes nothing') return false;
          if (strikes && fault === 'the agent is killed before') pending = new Killed();
          if (pending !== undefined) throw pending;
          world.disk.kept = kept;
          if (strikes && fault === 'the agent is killed after') throw new Killed();
          return true;
        },
      },
      { bootId: `boot ${boot}`, random },
    );
    const http: Http = { exchange: (request) => overTheLine(request) };
    const asThis = asDevice(http, DEVICE, secrets);
    for (let ask = 0; ask < ASKS_A_BOOT; ask++) {
      if (isCollectorDead) {
        isCollectorDead = false;
        await world.startCollector();
      }
      const { contentEncoding, body } = packed(batch([report(++seq + boot * 100)]));
      const asked = {
        method: 'POST',
        url: `${identity.collectorUrl}/api/v1/reports`,
        body,
        timeoutMs: 1,
        bodyBytesMax: 1e6,
      } as const;
      const answer = await asThis.exchange({ ...asked, headers: { 'content-encoding': contentEncoding } }, never);
      // Whatever has happened: it is never a stranger.
      if (answer.ok) expect(answer.value.status, `call ${at}`).not.toBe(401);
      if (!answer.ok || answer.value.status !== 200) continue;
      const { secretWanted } = JSON.parse(Buffer.from(answer.value.body).toString()) as { secretWanted?: boolean };
      if (secretWanted === true) secrets.want();
      await offerSecret(secrets, { identity }, { http: asThis, log: memoryLog(), sha256 }, agentLimits, never);
    }
  }

  async function overTheLine(request: HttpRequest): Promise<HttpResult> {
    try {
      const answer = await world.call('line', async () => {
        const served = serve(world.collector, request);
        const answered = await Promise.race([served, untilDead()]);
        if (answered === undefined) throw new LineTrouble();
        if (!isCollectorDead) await Promise.race([world.settled(), untilDead()]);
        return answered;
      });
      const phases = { resolveMs: 0, connectMs: 0, processingMs: 1, transferMs: 1 };
      return { ok: true, value: { ...answer, bodyTruncated: false, phases, address: '192.0.2.1', way: 'direct' } };
    } catch (error) {
      if (error instanceof LineTrouble || error instanceof JournalUnavailable)
        return { ok: false, failure: 'timeout', detail: 'as the test has it' };
      throw error;
    }
  }

  async function untilDead(): Promise<undefined> {
    while (!isCollectorDead) await new Promise(setImmediate);
    return undefined;
  }
}

class LineTrouble extends Error {}

async function expectRenewed(world: World, when: string): Promise<void> {
  world.call = async (_what, work) => work();
  await world.startCollector();
  const { kept } = world.disk;
  expect(kept.secret, when).not.toBe(OLD);
  expect(kept.next, when).toBeUndefined();
  expect(world.device().secretSha256, when).toBe(sha256(kept.secret));
  expect(world.device().renewal?.offeredSha256, when).toBeUndefined();
  expect(await world.collector.receive(packed(batch([report(9_000)]), DEVICE, kept.secret)), when).toMatchObject({
    ok: true,
  });
  expect(await world.collector.receive(packed(batch([report(9_001)]), DEVICE, OLD)), when).toMatchObject({
    status: 401,
  });
  const replaced = (await world.collector.journal.read(1, 10_000)).filter(
    (entry) => entry.kind === 'registry' && entry.change.type === 'device-secret-replaced',
  );
  expect(replaced, when).toHaveLength(1);
}
