import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';
import { forgetNotJoined, readNotJoined, writeNotJoined } from './not-joined-file.ts';

let given: string;
beforeEach(() => {
  given = mkdtempSync(join(tmpdir(), 'mach-folder-'));
});
afterEach(() => rmSync(given, { recursive: true }));
const folder = () => dataFolder({ given, env: {}, platform: 'linux' });

it('keeps what a PC waits for until it has joined', () => {
  expect(readNotJoined(folder())).toBeUndefined();
  writeNotJoined(folder(), 'token');
  expect(readNotJoined(folder())).toBe('token');
  forgetNotJoined(folder());
  forgetNotJoined(folder());
  expect(readNotJoined(folder())).toBeUndefined();
});

it.each(['', '{}', '{"waitsFor":"rain"}'])('takes a damaged file (%j) for none', (text) => {
  writeFileSync(folder().file('not-joined.json'), text);
  expect(readNotJoined(folder())).toBeUndefined();
});

it('does without where nothing can be written', () => {
  mkdirSync(folder().file('not-joined.json'));
  expect(() => writeNotJoined(folder(), 'alone')).not.toThrow();
});
