import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batch, packed, report } from '../testing/collector-fixture.ts';
import { entriesFrom, inspectJournal } from './inspect.ts';
import type { Entry } from './journal.ts';
import { repairJournal } from './sqlite-repair.ts';
import { openStore } from './store.ts';

const HOUR = 3_600_000;
const PAGE = 4_096;
const folder = mkdtempSync(join(tmpdir(), 'mach-repair-'));
const file = join(folder, 'journal.db');
let sound: Buffer;
let before: readonly Entry[];

beforeAll(() => {
  const database = new DatabaseSync(file);
  const store = openStore(database);
  for (let seq = 1; seq <= 60; seq++) {
    const device = String(seq % 3).repeat(32);
    const { body } = packed(batch([report(seq, { readings: many(seq) })], { device }));
    const entry = { receivedAt: seq * 300_000, device, epoch: device, seqs: [seq], coding: 'gzip', body } as const;
    const alive = { receivedAt: seq * 300_000, kind: 'collector', event: 'alive', version: '0' } as const;
    store.write([
      { type: 'append', entry: { kind: 'batch', ...entry } },
      { type: 'append', entry: alive },
    ]);
  }
  store.write([{ type: 'checkpoint', checkpoint: { position: 10, form: 1, state: Buffer.alloc(9_000, 'state') } }]);
  for (let isMore = true; isMore; ) {
    const picked = store.pickSealing(2 * HOUR, false);
    store.write(picked.segments.map((segment) => ({ type: 'seal', segment })));
    isMore = picked.isMore;
  }
  before = [...entriesFrom(store, 1)];
  database.close();
  sound = readFileSync(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('repair', () => {
  it('changes nothing of a sound journal', () => {
    writeFileSync(file, sound);
    expect(repairJournal(file, 'now')).toEqual({ lost: [], setAside: [], devicesAskedAgain: [] });
    expect(look().entries).toEqual(before);
  });

  it('keeps whatever can be read, whichever page of the file was overwritten', { timeout: 60_000 }, () => {
    for (let page = 0; page < sound.length / PAGE; page++) {
      const broken = Buffer.from(sound);
      broken.fill(0xa5, page * PAGE, (page + 1) * PAGE);
      const { entries, problems } = repaired(broken);
      expect(problems, `page ${page}`).toEqual([]);
      expect(entries, `page ${page}`).toEqual(sameAs(entries));
      // A page of the file's own order, as its first one, may take everything; any other takes what lies in it.
      if (page > 15) expect(entries.length, `page ${page}`).toBeGreaterThan(before.length / 2);
    }
  });

  it('keeps what stands before the place where the file was cut', () => {
    for (const share of [0.3, 0.6, 0.9]) {
      const { entries, problems } = repaired(sound.subarray(0, Math.floor((sound.length * share) / PAGE) * PAGE + 100));
      expect(problems).toEqual([]);
      expect(entries).toEqual(sameAs(entries));
    }
  });

  it('moves a file that is no database away, and names it', () => {
    clear();
    writeFileSync(file, 'no database, and longer than the head of one would be'.repeat(100));
    const repair = repairJournal(file, 'now');
    expect(repair.movedTo).toBe(`${file}.damaged-now`);
    expect(repair.lost).toContainEqual({ table: 'entries', from: 0, to: 0 });
    expect(readFileSync(`${file}.damaged-now`, 'utf8')).toContain('no database');
    expect(look()).toMatchObject({ entries: [], problems: [] });
  });

  it('never gives the position of a lost entry again', () => {
    clear();
    writeFileSync(file, sound);
    const database = new DatabaseSync(file);
    database.exec("UPDATE entries SET body = CAST('x' AS BLOB) WHERE position = 119");
    database.close();
    const repair = repairJournal(file, 'now');
    expect(repair).toMatchObject({ setAside: [{ what: 'entry', position: 119 }], devicesAskedAgain: [] });
    const again = new DatabaseSync(file);
    const alive = { receivedAt: 1e9, kind: 'collector', event: 'alive', version: '0' } as const;
    expect(openStore(again).write([{ type: 'append', entry: alive }])).toMatchObject([{ position: 121 }]);
    again.close();
  });
});

function many(seq: number) {
  const values = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`value${i}`, (seq * 7_919 * (i + 1)) % 10_007]),
  );
  return [{ kind: 'cpu', uptimeMs: 990, ok: true, values }];
}

function repaired(content: Uint8Array) {
  clear();
  writeFileSync(file, content);
  repairJournal(file, 'now');
  return look();
}

/** What these entries were before, by their positions. */
function sameAs(entries: readonly Entry[]): (Entry | undefined)[] {
  const known = new Map(before.map((each) => [each.position, each]));
  return entries.map(({ position }) => known.get(position));
}

function look() {
  const database = new DatabaseSync(file);
  try {
    const store = openStore(database);
    return { entries: [...entriesFrom(store, 1)], problems: inspectJournal(store).problems };
  } finally {
    database.close();
  }
}

function clear(): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
}
