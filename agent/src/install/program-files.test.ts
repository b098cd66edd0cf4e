import { expect, it } from 'vitest';
import { neededBytes, readProgramFiles } from './program-files.ts';

const file = { path: 'app/main.js', bytes: 173, sha256: 'a'.repeat(64) };

it('reads the list of a program', () => {
  expect(readProgramFiles(JSON.stringify([file]))).toEqual([file]);
});

it.each([
  ['is no JSON', '['],
  ['has no list', '{}'],
  ['has a strange hash', JSON.stringify([{ ...file, sha256: 'abc' }])],
  ['leads out of its folder', JSON.stringify([{ ...file, path: 'app\\..\\..\\x' }])],
  ['names a drive', JSON.stringify([{ ...file, path: 'C:x' }])],
  ['begins at the root', JSON.stringify([{ ...file, path: '/x' }])],
])('takes no list that %s', (_, text) => {
  expect(readProgramFiles(text)).toBeUndefined();
});

it('asks for room beyond the program', () => {
  expect(neededBytes([file, file]) - neededBytes([])).toBe(346);
  expect(neededBytes([])).toBeGreaterThan(64_000_000);
});
