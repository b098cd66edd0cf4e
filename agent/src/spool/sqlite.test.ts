import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateRawSync } from 'node:zlib';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { sickDatabase } from '../testing/sick-database.ts';
import { openSpool } from './open.ts';
import { type SpoolUnderTest, spoolContract, testReport, testSpoolLimits } from './spool-contract.ts';
import { createSqliteSpool } from './sqlite.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function makePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mach-spool-'));
  folders.push(folder);
  return join(folder, 'spool.sqlite');
}

function underTest(
  open: (ports: { clock: { wallMs(): number }; random: ReturnType<typeof seededRandom> }) => SpoolUnderTest['spool'],
) {
  let wallMs = 1_000;
  const ports = { clock: { wallMs: () => wallMs }, random: seededRandom('spool') };
  return {
    spool: open(ports),
    reopen: () => open(ports),
    setWallMs: (ms: number) => {
      wallMs = ms;
    },
  };
}

describe('in memory, on a handle that outlives the process', () => {
  spoolContract(() => {
    const db = new DatabaseSync(':memory:');
    return underTest((ports) => createSqliteSpool(db, ports, testSpoolLimits));
  });
});

describe('in a file', () => {
  spoolContract(() => {
    const path = makePath();
    return underTest((ports) => openSpool(path, { ...ports, log: memoryLog() }, testSpoolLimits));
  });

  const ports = () => ({ clock: { wallMs: () => 1 }, random: seededRandom(1), log: memoryLog() });

  it('moves a broken file aside, begins a new epoch and says so', () => {
    const path = makePath();
    const first = openSpool(path, ports(), testSpoolLimits);
    first.append(testReport(1));
    first.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4_096, 12_000);
    writeFileSync(path, bytes);
    const { log, ...rest } = { ...ports(), random: seededRandom(2) };
    const second = openSpool(path, { ...rest, log }, testSpoolLimits);
    expect(second.append(testReport(2))).toEqual({ ok: true, seq: 1 });
    expect(second.epoch).not.toBe(first.epoch);
    expect(log.lines.map(({ level }) => level)).toEqual(['error']);
    expect(readFileSync(`${path}.broken`)).toEqual(bytes);
  });

  it('waits in memory where the folder is not there, and says so', () => {
    const { log, ...rest } = ports();
    const spool = openSpool(join(makePath(), 'missing', 'spool.sqlite'), { ...rest, log }, testSpoolLimits);
    expect(spool.append(testReport(1))).toEqual({ ok: true, seq: 1 });
    expect(log.lines[0]?.message).toContain('memory');
  });

  it('tells of a full disk as a value and keeps what it had', () => {
    const path = makePath();
    const { log: _, ...rest } = ports();
    const db = new DatabaseSync(path);
    const spool = createSqliteSpool(db, rest, testSpoolLimits);
    spool.append(testReport(1));
    const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    db.exec(`PRAGMA max_page_count = ${pages}`);
    const noise = Array.from({ length: 30_000 }, (_unused, i) => ((i * i * 7919) % 99_991).toString(36)).join('');
    expect(spool.append(testReport(2, noise))).toMatchObject({ ok: false, failure: 'disk-full' });
    expect(spool.facts()).toMatchObject({ queueDepth: 1, lastSeq: 1 });
    expect(spool.append(testReport(3))).toEqual({ ok: true, seq: 2 });
  });
});

describe('on a disk that fails at the end of a transaction', () => {
  const onSick = (limits = testSpoolLimits) => {
    const sick = sickDatabase(new DatabaseSync(':memory:'));
    const ports = { clock: { wallMs: () => 1 }, random: seededRandom(1) };
    return { sick, spool: createSqliteSpool(sick.database, ports, limits) };
  };

  it('tries another write, for what failed stands in the log of the file and would be there at the next start', () => {
    const { sick, spool } = onSick();
    let failures = 0;
    sick.failed = () => failures++;
    sick.isSick = true;
    expect(spool.append(testReport(1))).toMatchObject({ ok: false, failure: 'broken' });
    expect(failures).toBe(2);
    sick.isSick = false;
    expect(spool.append(testReport(2))).toEqual({ ok: true, seq: 1 });
  });

  it('counts what it holds as if nothing had been tried', () => {
    const { sick, spool } = onSick();
    for (let at = 1; at <= 3; at++) spool.append(testReport(at));
    const before = spool.facts();
    sick.isSick = true;
    spool.append(testReport(4));
    spool.giveUp(1, 'refused', 'odd');
    spool.acknowledge({ ranges: [[1, 2]], sent: [1, 2], contradicted: [] });
    expect(spool.facts()).toEqual(before);
  });

  it('keeps to its days once the disk is well again', () => {
    const day = 86_400_000;
    const { sick, spool } = onSick({ ...testSpoolLimits, daysMax: 2 });
    for (const at of [1, 2]) spool.append(testReport(at * day));
    sick.isSick = true;
    spool.append(testReport(3 * day));
    sick.isSick = false;
    spool.append(testReport(3 * day));
    expect(spool.facts()).toMatchObject({ queueDepth: 2, dropped: 1 });
  });
});

it('takes up a spool of the form before with all that waits in it', () => {
  const path = makePath();
  const db = new DatabaseSync(path);
  // As that version made it, with one report that it had packed.
  db.exec(`
    CREATE TABLE spool (only INTEGER PRIMARY KEY, form INTEGER NOT NULL, epoch TEXT NOT NULL, last_seq INTEGER NOT NULL,
      dropped INTEGER NOT NULL, refused INTEGER NOT NULL) STRICT;
    CREATE TABLE reports (seq INTEGER PRIMARY KEY, acknowledged_at INTEGER, bytes INTEGER NOT NULL,
      boot_id TEXT NOT NULL, wall INTEGER NOT NULL, unpacked_bytes INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
    CREATE INDEX reports_waiting ON reports (acknowledged_at, seq, bytes);
    CREATE TABLE held (first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
    CREATE TABLE ledger (id INTEGER PRIMARY KEY, what TEXT NOT NULL, first_seq INTEGER NOT NULL,
      last_seq INTEGER NOT NULL, at INTEGER NOT NULL, why TEXT NOT NULL) STRICT;
    INSERT INTO spool VALUES (1, 1, '${'ab'.repeat(16)}', 7, 2, 0);
    INSERT INTO ledger VALUES (1, 'no-room', 3, 4, 5, 'gave room');
  `);
  const { bootId, wall, ...content } = testReport(9);
  const text = Buffer.from(JSON.stringify(content));
  db.prepare('INSERT INTO reports VALUES (7, NULL, 80, ?, ?, ?, ?)').run(
    bootId,
    wall,
    text.length,
    deflateRawSync(text),
  );
  db.close();
  const log = memoryLog();
  const spool = openSpool(path, { clock: { wallMs: () => 1 }, random: seededRandom(1), log }, testSpoolLimits);
  expect(log.lines).toEqual([]);
  expect(spool.facts()).toMatchObject({ epoch: 'ab'.repeat(16), lastSeq: 7, queueDepth: 1, dropped: 2 });
  expect(spool.waiting({ from: 'oldest', count: 9, unpackedBytes: 9_999 })).toEqual([{ seq: 7, ...testReport(9) }]);
  expect(spool.ledger(1)).toEqual([{ what: 'no-room', firstSeq: 3, lastSeq: 4, reports: 2, at: 5, why: 'gave room' }]);
  expect(spool.append(testReport(10))).toEqual({ ok: true, seq: 8 });
});
