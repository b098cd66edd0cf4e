import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataFolder, isClosedToUs, lockDataFolder, makeFolder } from './data-folder.ts';

let path = '';
let umask = 0;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'mach-'));
  umask = process.umask(0o022);
});
afterEach(() => {
  process.umask(umask);
  rmSync(path, { recursive: true });
});

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

it.skipIf(process.platform === 'win32')(
  'keeps what it makes to its user, in a folder too that is open to everybody',
  () => {
    chmodSync(path, 0o755);
    const folder = dataFolder(path);
    const { release } = lockDataFolder(folder);
    new DatabaseSync(folder.journal).exec('PRAGMA journal_mode = WAL; CREATE TABLE a (b)');
    release();
    expect([folder.journal, `${folder.journal}-wal`, join(path, 'lock.db')].map(modeOf)).toEqual(['600', '600', '600']);
    expect(modeOf(folder.inbox)).toBe('700');
  },
);

it.skipIf(process.platform === 'win32')(
  'closes to everybody what was open, and leaves a group that somebody let in',
  () => {
    const folder = dataFolder(path);
    writeFileSync(folder.journal, '');
    writeFileSync(join(path, 'stamp-secret'), '');
    chmodSync(join(path, 'stamp-secret'), 0o640);
    mkdirSync(folder.inbox, { mode: 0o755 });
    lockDataFolder(folder).release();
    expect([folder.journal, join(path, 'stamp-secret'), folder.inbox].map(modeOf)).toEqual(['600', '640', '700']);
  },
);

it.each([
  ['EACCES', true],
  ['EPERM', true],
  ['ENOENT', false],
])('tells a folder that is closed to this user from one without a journal: %s', (code, isClosed) => {
  const access = () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(isClosedToUs(dataFolder(path), access)).toBe(isClosed);
});

it.skipIf(process.platform !== 'linux')(
  'a folder that no parent can hold is refused, where Node would try for ever (/proc is of Linux alone)',
  () => {
    expect(() => makeFolder('/proc/mach/templates')).toThrow();
  },
);
