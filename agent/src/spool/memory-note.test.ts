import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryNoteFile } from '../adapters/memory-note-file.ts';
import { agentLimits } from '../limits.ts';
import { reportAt } from '../testing/parts.ts';
import { type MemoryNote, notedSpool, settleNote } from './memory-note.ts';
import { openMemorySpool, openSpool } from './open.ts';
import type { HeldInMemory } from './spool.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-note-'));
afterAll(() => rmSync(folder, { recursive: true }));

const random = seededRandom('note');
const ports = { clock: { wallMs: () => 1_000 }, random, log: memoryLog() };

function keptNote(): MemoryNote {
  let kept: readonly HeldInMemory[] = [];
  return {
    read: () => kept,
    write: (held) => {
      kept = held;
    },
  };
}

describe('the note of what waits in memory', () => {
  it('says at each moment how much would be lost with the process', () => {
    const note = keptNote();
    const spool = openMemorySpool({ ...ports, note }, agentLimits.spool);
    spool.append(reportAt(1));
    spool.append(reportAt(2));
    expect(note.read()).toEqual([{ epoch: spool.epoch, lastSeq: 2, waiting: 2 }]);
    spool.acknowledge({ ranges: [[1, 1]], sent: [1, 2], contradicted: [] });
    expect(note.read()).toEqual([{ epoch: spool.epoch, lastSeq: 2, waiting: 1 }]);
    spool.giveUp(2, 'refused', 'odd');
    expect(note.read()).toEqual([{ epoch: spool.epoch, lastSeq: 2, waiting: 0 }]);
  });

  it('goes into the ledger of the next spool on the disk, once, however often the start is killed in between', () => {
    const note = keptNote();
    const memory = openMemorySpool({ ...ports, note }, agentLimits.spool);
    for (const at of [1, 2, 3]) memory.append(reportAt(at));
    const killedBetween: MemoryNote = { read: note.read, write: () => {} };
    const path = join(folder, 'spool.sqlite');
    openSpool(path, { ...ports, note: killedBetween }, agentLimits.spool).close();
    const spool = openSpool(path, { ...ports, note }, agentLimits.spool);
    expect(spool.ledger(10)).toMatchObject([{ what: 'in-memory', reports: 3, lastSeq: 3 }]);
    expect(spool.ledger(1)[0]?.why).toContain(memory.epoch);
    expect(note.read()).toEqual([]);
    spool.close();
  });

  it('keeps what waits in memory while the disk is there again, and settles what ended before', () => {
    const note = keptNote();
    note.write([{ epoch: 'a'.repeat(32), lastSeq: 5, waiting: 2 }]);
    const place = join(folder, 'later');
    const path = join(place, 'spool.sqlite');
    const log = memoryLog();
    const spool = openSpool(path, { ...ports, log, note }, agentLimits.spool);
    spool.append(reportAt(1));
    expect(spool.reopen?.()).toBeUndefined();
    mkdirSync(place);
    const disk = spool.reopen?.();
    expect(disk?.ledger(5)).toMatchObject([{ what: 'in-memory', reports: 2 }]);
    expect(note.read()).toEqual([{ epoch: spool.epoch, lastSeq: 1, waiting: 1 }]);
    expect(disk?.append(reportAt(2))).toEqual({ ok: true, seq: 1 });
    spool.close();
    const next = openSpool(path, { ...ports, note }, agentLimits.spool);
    expect(next.epoch).toBe(disk?.epoch);
    expect(next.ledger(5).map(({ reports }) => reports)).toEqual([1, 2]);
    expect(next.facts().queueDepth).toBe(1);
    next.close();
    expect(log.lines).toHaveLength(1);
  });

  it('waits for a disk that takes the row', () => {
    const note = keptNote();
    note.write([{ epoch: 'a'.repeat(32), lastSeq: 5, waiting: 2 }]);
    const full = openMemorySpool(ports, agentLimits.spool);
    settleNote({ ...full, noteEnded: () => ({ ok: false, failure: 'disk-full', detail: 'no space' }) }, note);
    expect(note.read()).toHaveLength(1);
  });

  it('remembers five processes that ended so; of more, the oldest are added up', () => {
    const note = keptNote();
    for (let life = 1; life <= 8; life++) {
      const spool = notedSpool(openMemorySpool(ports, agentLimits.spool), note);
      spool.append(reportAt(life));
    }
    expect(note.read()).toHaveLength(5);
    expect(note.read().reduce((sum, { waiting }) => sum + waiting, 0)).toBe(8);
  });
});

describe('its file', () => {
  it('has its room from the start and keeps it', () => {
    const path = join(folder, 'in-memory.json');
    const note = memoryNoteFile(path);
    const size = statSync(path).size;
    const held = Array.from({ length: 5 }, (_, i) => ({
      epoch: String(i).repeat(32),
      lastSeq: Number.MAX_SAFE_INTEGER,
      waiting: Number.MAX_SAFE_INTEGER,
    }));
    note.write(held);
    expect(memoryNoteFile(path).read()).toEqual(held);
    note.write([]);
    expect(note.read()).toEqual([]);
    expect(statSync(path).size).toBe(size);
  });

  it('holds nothing where it is damaged or can’t be, and stops nobody', () => {
    const path = join(folder, 'damaged.json');
    writeFileSync(path, '{"held":[{"epoch":"x"');
    expect(memoryNoteFile(path).read()).toEqual([]);
    const nowhere = memoryNoteFile(join(folder, 'missing', 'in-memory.json'));
    nowhere.write([]);
    expect(nowhere.read()).toEqual([]);
    expect(readFileSync(path, 'utf8')).toContain('held');
  });
});
