import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryLog } from '@mach/ports/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KeptSession } from '../http/sessions.ts';
import { dataFolder } from './data-folder.ts';
import { keptSessions } from './kept-sessions.ts';

const SECRET = new Uint8Array(32).fill(7);
const session = (digit: string): KeptSession => ({
  sha256: digit.repeat(64),
  expiresAt: 1_795_800_000_000,
  of: { name: 'so-khcn', turn: 2 },
});
const [A, B, LINKED] = [session('a'), session('b'), { sha256: 'c'.repeat(64), expiresAt: 1_795_800_000_001 }];

let path = '';
let file = '';
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'mach-sessions-'));
  file = join(path, 'sessions.json');
});
afterEach(() => rmSync(path, { recursive: true }));

const open = (secret = SECRET) => {
  const log = memoryLog();
  return { log, ...keptSessions(dataFolder(path), secret, log) };
};

it('gives back what it kept, in a file of its user alone', async () => {
  const first = open();
  expect(first.before).toEqual([]);
  await first.keep([A, LINKED]);
  expect(open().before).toEqual([A, LINKED]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(path)).toEqual(['sessions.json']);
  expect(first.log.lines).toEqual([]);
});

it('has on the disk what was given last, and what was given before each answer', async () => {
  const { keep } = open();
  const first = keep([A]);
  const [second, third] = [keep([A, B]), keep([B])];
  await first;
  await second;
  expect(open().before).toEqual([B]);
  await third;
  expect(open().before).toEqual([B]);
});

it.each([
  ['half a file', '{"form":1,"folder":"'],
  ['another form', '{"form":2,"folder":"","sessions":[]}'],
  ['a session without an end', JSON.stringify({ form: 1, folder: 'f', sessions: [{ sha256: 'a'.repeat(64) }] })],
  ['a file of many megabytes', ' '.repeat(1_048_577)],
])('lays %s aside, says so, and goes on', async (_what, text) => {
  writeFileSync(file, text);
  const opened = open();
  expect(opened.before).toEqual([]);
  expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
  expect(opened.log.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('sign in again') }]);
  await opened.keep([A]);
  expect(open().before).toEqual([A]);
});

it('starts beside a folder of that name, which can not even be moved away', async () => {
  mkdirSync(join(`${file}.unreadable`, 'full'), { recursive: true });
  mkdirSync(join(file, 'full'), { recursive: true });
  const opened = open();
  expect(opened.before).toEqual([]);
  await opened.keep([A]);
  expect(opened.log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'error']);
});

it('takes none of another data folder', async () => {
  await open(new Uint8Array(32).fill(8)).keep([A]);
  const opened = open();
  expect(opened.before).toEqual([]);
  expect(opened.log.lines).toMatchObject([{ level: 'warn' }]);
});

/** As a full disk does: the new file can't be made. */
const fill = () => mkdirSync(join(`${file}.new`, 'full'), { recursive: true });
const makeRoom = () => rmSync(`${file}.new`, { recursive: true });

it('lets nothing that was ended stand on a disk that takes no new file', async () => {
  const opened = open();
  await opened.keep([A, B]);
  fill();
  await opened.keep([B]);
  await opened.keep([]);
  expect(existsSync(file)).toBe(false);
  expect(opened.log.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('sign in again') }]);
  makeRoom();
  await opened.keep([B]);
  expect(open().before).toEqual([B]);
});

it('keeps what stands there where a new session finds no room: nothing in it was ended', async () => {
  const opened = open();
  await opened.keep([A]);
  fill();
  await opened.keep([A, B]);
  makeRoom();
  expect(open().before).toEqual([A]);
});
