import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder, makeFolder } from './data-folder.ts';

let given: string;
beforeEach(() => {
  given = mkdtempSync(join(tmpdir(), 'mach-folder-'));
});
afterEach(() => rmSync(given, { recursive: true }));
const on = (platform: NodeJS.Platform) => dataFolder({ given, env: {}, platform });

describe('on Windows', () => {
  it('has what the check-up page reads in a folder apart, and nothing else there', () => {
    const { file } = on('win32');
    const shown = (
      [
        'device.json',
        'press-config.json',
        'pressed.json',
        'last-sent.json',
        'slow-systems.json',
        'not-joined.json',
      ] as const
    ).map(file);
    expect(shown.every((path) => path.startsWith(join(given, 'shown')))).toBe(true);
    const hidden = [
      'identity.json',
      'joining.json',
      'join-later.json',
      'collector-config.json',
      'spool.sqlite',
    ] as const;
    expect(hidden.map(file)).toEqual(hidden.map((name) => join(given, name)));
  });

  it('takes over what an older version left beside the secrets, and never what is newer', () => {
    writeFileSync(join(given, 'device.json'), 'old');
    makeFolder(on('win32'));
    expect(readFileSync(on('win32').file('device.json'), 'utf8')).toBe('old');
    writeFileSync(join(given, 'device.json'), 'older');
    makeFolder(on('win32'));
    expect(readFileSync(on('win32').file('device.json'), 'utf8')).toBe('old');
  });
});

it('has one folder elsewhere, which is its owner’s alone', () => {
  makeFolder(on('linux'));
  expect(on('linux').file('device.json')).toBe(join(given, 'device.json'));
  expect(existsSync(join(given, 'shown'))).toBe(false);
});

it.skipIf(process.platform !== 'linux')(
  'a folder that no parent can hold is refused, where Node would try for ever (/proc is of Linux alone)',
  () => {
    expect(() => makeFolder(dataFolder({ given: '/proc/mach/agent', env: {}, platform: 'linux' }))).toThrow();
  },
);

it('makes the folders above it too', () => {
  const path = join(given, 'a', 'b');
  makeFolder(dataFolder({ given: path, env: {}, platform: 'linux' }));
  expect(existsSync(path)).toBe(true);
});
