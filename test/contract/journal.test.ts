import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { type Journal, JournalUnavailable, type NewEntry } from '../../collector/src/journal/journal.ts';
import { createLocalJournal } from '../../collector/src/journal/local.ts';
import { openSqliteJournal } from '../../collector/src/journal/sqlite.ts';

const DEVICE = 'a'.repeat(32);
const EPOCH = 'e'.repeat(32);
const clear: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of clear.splice(0).reverse()) await each();
});

const entry = (seqs: number[], more: Partial<NewEntry> = {}): NewEntry =>
  ({
    receivedAt: 10,
    kind: 'batch',
    device: DEVICE,
    epoch: EPOCH,
    seqs,
    coding: 'identity',
    body: Buffer.from('{}'),
    ...more,
  }) as NewEntry;

describe.each([
  ['a thread', makeThreaded],
  ['the same thread', async () => createLocalJournal(new DatabaseSync(':memory:'))],
])('the journal in %s', (_name, make: () => Promise<Journal>) => {
  it('decides in the transaction which numbers are fresh', async () => {
    const journal = await make();
    const answers = await Promise.all([journal.append(entry([1, 2, 5])), journal.append(entry([2, 3]))]);
    expect(answers).toMatchObject([
      {
        position: 1,
        fresh: [
          [1, 2],
          [5, 5],
        ],
        repeated: [],
        acknowledged: [
          [1, 2],
          [5, 5],
        ],
      },
      {
        position: 2,
        fresh: [[3, 3]],
        repeated: [2],
        acknowledged: [
          [1, 3],
          [5, 5],
        ],
      },
    ]);
    const nothing = await journal.append(entry([1, 5]));
    expect(nothing).toEqual({
      fresh: [],
      repeated: [1, 5],
      beyond: [],
      acknowledged: [
        [1, 3],
        [5, 5],
      ],
    });
    expect(await journal.acknowledged(DEVICE)).toEqual([
      {
        epoch: EPOCH,
        ranges: [
          [1, 3],
          [5, 5],
        ],
      },
    ]);
    expect(await journal.last()).toEqual({ position: 2, receivedAt: 10 });
    expect(await journal.find(DEVICE, EPOCH, 3)).toMatchObject({ position: 2 });
    expect(await journal.find(DEVICE, EPOCH, 4)).toBeUndefined();
  });

  it('gives entries back as they came, in order', async () => {
    const journal = await make();
    await journal.append({ receivedAt: 1, kind: 'collector', event: 'started', version: '0' });
    await journal.append({ receivedAt: 2, kind: 'registry', change: { type: 'installed', salt: 's' } });
    await journal.append({ receivedAt: 2, kind: 'heartbeat', heard: [DEVICE], silent: [] });
    await journal.append(entry([1], { receivedAt: 3 }));
    const read = await journal.read(1, 10);
    expect(read).toMatchObject([
      { position: 1, receivedAt: 1, kind: 'collector', event: 'started', version: '0' },
      { position: 2, kind: 'registry', change: { type: 'installed', salt: 's' } },
      { position: 3, kind: 'heartbeat', heard: [DEVICE], silent: [] },
      { position: 4, kind: 'batch', fresh: [[1, 1]], coding: 'identity' },
    ]);
    expect(await journal.read(2, 1)).toHaveLength(1);
    expect(await journal.readDevice(DEVICE, 3)).toHaveLength(1);
    expect(await journal.readDevice(DEVICE, 4)).toHaveLength(0);
  });

  it('keeps quarantine and checkpoint', async () => {
    const journal = await make();
    const odd = { receivedAt: 1, device: DEVICE, epoch: EPOCH, seq: 1, reason: 'r', report: '{}' };
    await journal.quarantine(odd);
    await journal.quarantine(odd);
    expect(await journal.readQuarantine(5)).toEqual([odd]);
    expect(await journal.loadCheckpoint()).toBeUndefined();
    await journal.saveCheckpoint({ position: 1, form: 2, state: Buffer.from('x') });
    await journal.saveCheckpoint({ position: 3, form: 2, state: Buffer.from('y') });
    expect(await journal.loadCheckpoint()).toMatchObject({ position: 3, form: 2 });
  });
});

it('loses what was not committed when it is killed, and nothing else', async () => {
  const database = new DatabaseSync(':memory:');
  const killed = createLocalJournal(database);
  await killed.append(entry([1]));
  void killed.append(entry([2]));
  killed.kill();
  const next = createLocalJournal(database);
  expect(await next.append(entry([1, 2]))).toMatchObject({ fresh: [[2, 2]], repeated: [1] });
});

it('keeps nothing of a group that the disk had no room for, and goes on when there is room', async () => {
  const database = new DatabaseSync(':memory:');
  const journal = createLocalJournal(database);
  await journal.append(entry([1]));
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${pages}`);
  const large = entry([2], { body: Buffer.alloc(100_000) } as Partial<NewEntry>);
  const both = await Promise.allSettled([journal.append(entry([3])), journal.append(large)]);
  expect(both.map((each) => each.status === 'rejected' && each.reason instanceof JournalUnavailable)).toEqual([
    true,
    true,
  ]);
  database.exec('PRAGMA max_page_count = 100000');
  expect(await journal.append(entry([2, 3]))).toMatchObject({ fresh: [[2, 3]], acknowledged: [[1, 3]] });
});

async function makeThreaded(): Promise<Journal> {
  const folder = await mkdtemp(join(tmpdir(), 'mach-journal-'));
  clear.push(() => rm(folder, { recursive: true }));
  const journal = await openSqliteJournal(join(folder, 'journal.db'));
  clear.push(() => journal.close());
  return journal;
}
