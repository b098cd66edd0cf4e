import { expect, it } from 'vitest';
import { missingOptionals } from './lockfile.ts';

const lock = (packages: Record<string, unknown>) => JSON.stringify({ packages }, null, 2);

it('an optional dependency without an entry of its own is found', () => {
  const text = lock({
    '': {},
    'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-darwin': '1' } },
    'node_modules/a-linux': {},
  });
  expect(missingOptionals(text)).toMatchObject([
    { line: 4, found: 'node_modules/a names the optional "a-darwin", which has no entry' },
  ]);
});

it('an entry is looked for where Node would, nearest first', () => {
  const text = lock({
    '': { optionalDependencies: { b: '1' } },
    'node_modules/b': {},
    'agent/node_modules/c': { optionalDependencies: { d: '1', b: '1' } },
    'agent/node_modules/c/node_modules/d': {},
    'node_modules/@e/f/node_modules/g': { optionalDependencies: { '@e/h': '1' } },
    'node_modules/@e/f/node_modules/@e/h': {},
  });
  expect(missingOptionals(text)).toEqual([]);
});
