import { DatabaseSync } from 'node:sqlite';
import type { Clock, Http } from '@mach/ports';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { isInRanges } from '@mach/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliverer } from '../../agent/src/deliver.ts';
import { agentLimits } from '../../agent/src/limits.ts';
import { asDevice } from '../../agent/src/secrets/as-device.ts';
import type { Spool } from '../../agent/src/spool/spool.ts';
import { createSqliteSpool } from '../../agent/src/spool/sqlite.ts';
import { readJournaled } from '../../collector/src/ingest/read-journaled.ts';
import { DEVICE, enrolDevice, makeCollector, SECRET } from '../../collector/src/testing/collector-fixture.ts';

/** A PC with what its disk holds. Its hardware stays, its disk may be put back. */
interface Pc {
  readonly machine: string;
  disk: DatabaseSync;
  bootId: string;
}

const hex = (number: number) => number.toString(16).padStart(32, '0');

describe('a PC that goes back in time, and one image on many PCs', () => {
  let made: Awaited<ReturnType<typeof makeCollector>>;
  let wall: number;
  let boots: number;
  /** Everything that any PC has measured, by content. */
  let measured: string[];
  /** Whether the next answer is lost on its way. */
  let losesAnswer: boolean;

  beforeEach(async () => {
    made = await makeCollector();
    await enrolDevice(made.collector, made.token);
    wall = made.collector.wallMs();
    [boots, measured, losesAnswer] = [0, [], false];
  });

  const http: Pick<Http, 'exchange'> = {
    exchange: async ({ headers, body }) => {
      const answer = await made.collector.receive({
        authorization: headers?.['authorization'] ?? '',
        contentEncoding: headers?.['content-encoding'] ?? '',
        body: body as Uint8Array,
      });
      if (losesAnswer) {
        losesAnswer = false;
        return { ok: false, failure: 'timeout', detail: 'the answer was lost' };
      }
      const [status, told] = answer.ok ? [200, answer.value] : [answer.status, answer.body];
      return { ok: true, value: { status, headers: {}, body: Buffer.from(JSON.stringify(told)) } } as never;
    },
  };
  const open = ({ disk }: Pc): Spool =>
    createSqliteSpool(disk, { clock: { wallMs: () => wall }, random: seededRandom('image') }, agentLimits.spool);
  const newPc = (machine: string): Pc => ({ machine, disk: new DatabaseSync(':memory:'), bootId: hex(++boots) });
  const put = (pc: Pc, image: Uint8Array) => {
    pc.disk = new DatabaseSync(':memory:');
    pc.disk.deserialize(image);
    pc.bootId = hex(++boots);
  };

  /** Measures a few times, then sends until nothing waits or an answer was lost. */
  async function work(pc: Pc, reports: number): Promise<void> {
    const spool = open(pc);
    for (let i = 0; i < reports; i++) {
      wall += 60_000;
      const text = `${pc.machine} ${pc.bootId} ${i}`;
      const readings = [{ kind: 'cpu', uptimeMs: i, ok: true, values: { text } }];
      spool.append({ uptimeMs: i, wall, bootId: pc.bootId, readings });
      measured.push(text);
    }
    const { machine, bootId } = pc;
    const identity = { device: DEVICE, secret: SECRET, machine, collectorUrl: 'http://127.0.0.1' };
    const clock: Clock = { wallMs: () => wall, uptimeMs: () => reports, sleep: async () => {} };
    const secrets = { candidates: () => [SECRET], accepted: () => {} };
    const ports = {
      clock,
      http: asDevice(http as Http, DEVICE, secrets),
      log: memoryLog(),
      store: { read: () => undefined, write: () => true },
    };
    const traffic = { sentBytes: 0, lateBytes: 0, requests: 0, failedRequests: 0 };
    const deliverer = createDeliverer({ version: '0', identity, bootId } as never, ports, agentLimits, {
      traffic,
      spoken: () => 'gzip',
    });
    for (let last = 'delivered'; last === 'delivered'; ) {
      last = (await deliverer.deliver(spool, 300, new AbortController().signal)).type;
    }
  }

  async function journaled(): Promise<string[]> {
    const entries = await made.collector.journal.read(1, 10_000);
    return entries.flatMap((entry) => {
      const batch = entry.kind === 'batch' ? readJournaled(entry) : undefined;
      if (entry.kind !== 'batch' || batch === undefined) return [];
      const fresh = batch.reports.filter(({ seq }) => isInRanges(entry.fresh, seq));
      return fresh.map(({ report }) => String(report.readings[0]?.values['text']));
    });
  }

  const flags = () => made.collector.state().registry.devices.get(DEVICE)?.flags;

  it('a disk that is frozen at each boot loses nothing that it sent, doubles nothing, and is no clone', async () => {
    const pc = newPc('m1');
    await work(pc, 3);
    const image = pc.disk.serialize();
    for (let morning = 1; morning <= 12; morning++) {
      put(pc, image);
      await work(pc, 1 + (morning % 7));
    }
    expect((await journaled()).sort()).toEqual(measured.sort());
    expect(flags()).toEqual([]);
  });

  it('a frozen disk whose answer was lost in the evening loses nothing that got through', async () => {
    const pc = newPc('m1');
    await work(pc, 3);
    const image = pc.disk.serialize();
    for (let morning = 1; morning <= 6; morning++) {
      put(pc, image);
      await work(pc, 4);
      losesAnswer = true;
      await work(pc, 2);
    }
    // The collector had taken what the answer was lost for.
    expect((await journaled()).sort()).toEqual(measured.sort());
    expect(flags()).toEqual([]);
  });

  it('a PC put back to an image once, on other hardware, is no clone: its mainboard was replaced', async () => {
    const pc = newPc('m1');
    await work(pc, 5);
    const replaced: Pc = { ...newPc('m2') };
    put(replaced, pc.disk.serialize());
    await work(replaced, 5);
    await work(replaced, 5);
    expect((await journaled()).sort()).toEqual(measured.sort());
    expect(flags()).toEqual([]);
  });

  it('one image on twenty PCs is told as a clone, and what each of them sends is kept', async () => {
    const first = newPc('m0');
    await work(first, 4);
    const image = first.disk.serialize();
    const pcs = Array.from({ length: 20 }, (_, i) => newPc(`m${i + 1}`));
    for (const pc of pcs) put(pc, image);
    for (const reports of [3, 2, 4]) for (const pc of pcs) await work(pc, reports);
    expect(flags()).toEqual(['clone-suspected']);
    expect((await journaled()).sort()).toEqual(measured.sort());
  });

  it('one image on PCs of one make, whose firmware gives them one number, is told by their boots', async () => {
    const pcs = [newPc('same'), newPc('same')];
    await work(pcs[0] as Pc, 2);
    const image = (pcs[0] as Pc).disk.serialize();
    for (const pc of pcs) put(pc, image);
    for (let round = 0; round < 2; round++) for (const pc of pcs) await work(pc, 2);
    expect(flags()).toEqual(['clone-suspected']);
    expect((await journaled()).sort()).toEqual(measured.sort());
  });
});
