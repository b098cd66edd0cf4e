import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupJournal, NoBackup, restoreJournal } from './sqlite-backup.ts';
import { openStore } from './store.ts';

let folder: string;
let journal: string;
let saved: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mach-backup-'));
  journal = join(folder, 'journal.db');
  saved = join(folder, 'saved');
});
afterEach(() => rmSync(folder, { recursive: true }));

const alive = (receivedAt: number) =>
  ({ type: 'append', entry: { receivedAt, kind: 'collector', event: 'alive', version: '0' } }) as const;

const times = () => {
  const database = new DatabaseSync(journal);
  const read = openStore(database).read(1, 100);
  database.close();
  return read.map(({ receivedAt }) => receivedAt);
};

it('brings back the journal and the keys of then, beside a log that a killed collector left', async () => {
  const database = new DatabaseSync(journal);
  const store = openStore(database);
  store.write([alive(1), alive(2)]);
  writeFileSync(join(folder, 'stamp-secret'), 'then');
  writeFileSync(join(folder, 'collector.json'), '{}');
  const content = await backupJournal(journal, saved);
  expect(content).toEqual({ position: 2, receivedAt: 2, files: ['stamp-secret'] });

  store.write([alive(3), alive(4)]);
  writeFileSync(join(folder, 'stamp-secret'), 'now');
  for (const suffix of ['', '-wal']) copyFileSync(`${journal}${suffix}`, `${saved}-killed${suffix}`);
  database.close();
  for (const suffix of ['', '-wal']) copyFileSync(`${saved}-killed${suffix}`, `${journal}${suffix}`);

  const restored = restoreJournal(saved, journal, 'now');
  expect(restored).toEqual({ ...content, keptAs: `${journal}.before-now` });
  expect(times()).toEqual([1, 2]);
  expect(readFileSync(join(folder, 'stamp-secret'), 'utf8')).toBe('then');
  journal = `${journal}.before-now`;
  expect(times()).toEqual([1, 2, 3, 4]);
});

it('changes nothing for what is no backup', () => {
  openStore(new DatabaseSync(journal)).write([alive(1)]);
  writeFileSync(saved, 'no backup');
  expect(() => restoreJournal(saved, journal, 'now')).toThrow(NoBackup);
  expect(() => restoreJournal(join(folder, 'absent'), journal, 'now')).toThrow(NoBackup);
  expect(() => restoreJournal(journal, journal, 'now')).toThrow(NoBackup);
  expect(times()).toEqual([1]);
  expect(existsSync(`${journal}.new`)).toBe(false);
});

it('neither holds nor brings back sessions, nor leaves those that are there', async () => {
  const database = new DatabaseSync(journal);
  openStore(database).write([alive(1)]);
  const sessions = join(folder, 'sessions.json');
  for (const name of [sessions, `${sessions}.unreadable`]) writeFileSync(name, '{}');
  expect((await backupJournal(journal, saved)).files).toEqual([]);
  database.close();
  // An account could be back in a turn that has ended since.
  restoreJournal(saved, journal, 'now');
  expect(existsSync(sessions)).toBe(false);

  const planted = new DatabaseSync(saved);
  planted.exec("INSERT INTO folder_files (name, body) VALUES ('sessions.json', x'7b7d')");
  planted.close();
  restoreJournal(saved, journal, 'later');
  expect(existsSync(sessions)).toBe(false);
});

it('leaves sessions where it changes nothing', () => {
  openStore(new DatabaseSync(journal)).write([alive(1)]);
  writeFileSync(join(folder, 'sessions.json'), '{}');
  writeFileSync(saved, 'no backup');
  expect(() => restoreJournal(saved, journal, 'now')).toThrow(NoBackup);
  expect(existsSync(join(folder, 'sessions.json'))).toBe(true);
});
