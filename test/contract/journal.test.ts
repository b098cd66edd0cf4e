import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { readJournaled } from '../../collector/src/ingest/read-journaled.ts';
import { type Entry, type Journal, JournalUnavailable, type NewEntry } from '../../collector/src/journal/journal.ts';
import { createLocalJournal } from '../../collector/src/journal/local.ts';
import { openSqliteJournal } from '../../collector/src/journal/sqlite.ts';
import { batch, packed, report } from '../../collector/src/testing/collector-fixture.ts';

const DEVICE = 'a'.repeat(32);
const EPOCH = 'e'.repeat(32);
const HOUR = 3_600_000;
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
  it('joins what is told of a site’s day, and lets a settled form take its place unless more came meanwhile', async () => {
    const journal = await make();
    const told = (...alive: number[]) => [{ site: 's', day: '2026-11-26', evidence: { alive, pcs: [1], paths: {} } }];
    await Promise.all([
      journal.keepSiteDays(told(180)),
      journal.keepSiteDays(told(60)),
      journal.keepSiteDays(told(60)),
    ]);
    const [day] = await journal.unsettledDays('2026-11-27', 10);
    expect(day?.evidence).toEqual({ alive: [60, 180], pcs: [1], paths: {} });
    const settled = { sessions: [], states: {}, pcs: [1] };
    const of = (version = 0) => [{ site: 's', day: '2026-11-26', version, settled }];
    await journal.keepSiteDays(told(240));
    await journal.settleDays(of(day?.version));
    expect(await journal.readSiteDays({ from: '2026-11-26', to: '2026-11-26' })).toMatchObject([
      { evidence: { alive: [60, 180, 240] } },
    ]);
    await journal.settleDays(of((await journal.unsettledDays('2026-11-27', 10))[0]?.version));
    expect(await journal.unsettledDays('2026-11-27', 10)).toEqual([]);
    const kept = await journal.readSiteDays({ from: '2026-11-01', to: '2026-11-30', sites: ['s', 'other'] });
    expect(kept).toMatchObject([{ site: 's', settled }]);
    expect(kept[0]?.evidence).toBeUndefined();
    expect(await journal.readSiteDays({ from: '2026-11-27', to: '2026-11-30' })).toEqual([]);
  });

  it('reads decisions alone, the newest first, page by page', async () => {
    const journal = await make();
    const decision = (id: string): NewEntry => ({
      receivedAt: 10,
      kind: 'registry',
      change: { type: 'token-revoked', id },
      by: 'account:so-1',
    });
    for (const each of [decision('a'), entry([1]), decision('b'), entry([2]), decision('c')]) {
      await journal.append(each);
    }
    const [last, middle, ...rest] = await journal.readDecisions(Number.MAX_SAFE_INTEGER, 2);
    expect([last, middle]).toMatchObject([
      { change: { id: 'c' }, by: 'account:so-1' },
      { position: 3, change: { id: 'b' } },
    ]);
    expect(rest).toEqual([]);
    expect(await journal.readDecisions(3, 10)).toMatchObject([{ position: 1, change: { id: 'a' } }]);
  });

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

  it('gives the same entries after they were sealed, page by page, by device and by report', async () => {
    const journal = await make();
    await fill(journal);
    const before = await journal.read(1, 1_000);
    expect(await sealAll(journal, 3 * HOUR)).toBeGreaterThan(1);
    const after = await journal.read(1, 1_000);
    expect(after.map(asDecided)).toEqual(before.map(asDecided));
    expect(after.filter((each) => each.kind === 'batch' && each.coding === 'identity')).toHaveLength(36);
    const pages: Entry[] = [];
    for (let from = 1; ; from = (pages.at(-1)?.position ?? 0) + 1) {
      const page = await journal.read(from, 7);
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages).toEqual(after);
    const own = after.filter((each) => each.kind === 'batch' && each.device === DEVICE && each.receivedAt >= HOUR);
    expect(await journal.readDevice(DEVICE, HOUR)).toEqual(own);
    for (const each of own) {
      if (each.kind === 'batch') expect(await journal.find(DEVICE, EPOCH, each.fresh[0]?.[0] ?? 0)).toEqual(each);
    }
    expect(await journal.find(DEVICE, EPOCH, 9_999)).toBeUndefined();
    expect(await journal.last()).toMatchObject({ position: after.length });
    expect(await journal.append(entry([1], { receivedAt: 5 * HOUR }))).toMatchObject({ fresh: [], repeated: [1] });
  });

  it('leaves what it can not read, and what is not old enough, as it came', async () => {
    const journal = await make();
    await journal.append(entry([1]));
    await journal.append(entry([2], { receivedAt: 20, body: Buffer.from('no JSON') }));
    await journal.append({ receivedAt: 2 * HOUR, kind: 'collector', event: 'alive', version: '0' });
    const before = await journal.read(1, 10);
    await sealAll(journal, 2 * HOUR);
    expect(await journal.read(1, 10)).toEqual(before);
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

it('passes a damaged segment over, moves it aside, and takes its reports again', async () => {
  const database = new DatabaseSync(':memory:');
  const first = createLocalJournal(database);
  await fill(first);
  await sealAll(first, 3 * HOUR);
  const before = await first.read(1, 1_000);
  database.exec('UPDATE segments SET body = zeroblob(length(body)) WHERE id = 2');

  const journal = createLocalJournal(database);
  const read = await journal.read(1, 1_000);
  const [lost, ...others] = await journal.setAsideDamaged();
  if (lost?.what !== 'segment') throw new Error('the damaged segment was not named');
  expect(others).toEqual([]);
  expect(read).toEqual(before.filter((each) => !lost.positions.includes(each.position)));
  expect(await journal.setAsideDamaged()).toEqual([]);
  const seqs = before.flatMap((each) =>
    each.kind === 'batch' && lost.positions.includes(each.position) ? each.fresh.map(([from]) => from) : [],
  );
  const { device, epoch } = lost;
  const again = { receivedAt: 5 * HOUR, device, epoch } as Partial<NewEntry>;
  expect(await journal.append(entry(seqs, again))).toMatchObject({ repeated: [] });
  expect(database.prepare('SELECT what FROM aside').all()).toMatchObject([{ what: expect.stringContaining(device) }]);
});

it('takes the checkpoint before one whose bytes changed, and moves that aside', async () => {
  const database = new DatabaseSync(':memory:');
  const journal = createLocalJournal(database);
  for (const position of [1, 2, 3]) await journal.saveCheckpoint({ position, form: 1, state: Buffer.from('state') });
  database.exec("UPDATE checkpoints SET state = CAST('other' AS BLOB) WHERE position = 3");
  expect(await journal.loadCheckpoint()).toMatchObject({ position: 2 });
  expect(await journal.setAsideDamaged()).toEqual([{ what: 'checkpoint', position: 3 }]);
  expect(await journal.loadCheckpoint()).toMatchObject({ position: 2 });
});

it('seals in a file that may not grow any more: a segment takes the room of its batches', async () => {
  const database = new DatabaseSync(':memory:');
  const journal = createLocalJournal(database);
  await fill(journal);
  const before = (await journal.read(1, 1_000)).map(asDecided);
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${pages}`);
  await sealAll(journal, 3 * HOUR);
  expect((await journal.read(1, 1_000)).map(asDecided)).toEqual(before);
  expect(database.prepare('SELECT count(*) AS count FROM segments').get()).toMatchObject({ count: 9 });
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

/** Three devices in turn through four hours, with entries of other kinds between them. */
async function fill(journal: Journal): Promise<void> {
  let seq = 0;
  for (let at = 0; at < 4 * HOUR; at += 300_000) {
    for (const device of at % 900_000 === 0 ? [DEVICE, 'b'.repeat(32), 'c'.repeat(32)] : []) {
      seq++;
      const made = batch([report(seq), report(seq + 1_000)], { device });
      await journal.append(
        entry([seq], { receivedAt: at, device, ...packed(made), coding: 'gzip' } as Partial<NewEntry>),
      );
    }
    await journal.append({ receivedAt: at, kind: 'collector', event: 'alive', version: '0' });
  }
}

/** Seals to the end, and gives in how many steps. */
async function sealAll(journal: Journal, receivedBefore: number): Promise<number> {
  let steps = 1;
  while (await journal.seal(receivedBefore)) steps++;
  return steps;
}

/** What an entry says, whatever its coding and what else came with it. */
function asDecided(of: Entry): unknown {
  if (of.kind !== 'batch') return of;
  const { coding: _, body: __, ...rest } = of;
  const read = readJournaled(of);
  const isFresh = ({ seq }: { seq: number }) => of.fresh.some(([from, to]) => from <= seq && seq <= to);
  return { ...rest, envelope: read?.envelope, unknown: read?.unknown, reports: read?.reports.filter(isFresh) };
}

async function makeThreaded(): Promise<Journal> {
  const folder = await mkdtemp(join(tmpdir(), 'mach-journal-'));
  clear.push(() => rm(folder, { recursive: true }));
  const journal = await openSqliteJournal(join(folder, 'journal.db'));
  clear.push(() => journal.close());
  return journal;
}
