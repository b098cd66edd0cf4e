import { expect, it } from 'vitest';
import { isTooNested } from './nesting.ts';

const LONG = 'x'.repeat(70_000);
const bytes = (text: string) => Buffer.from(text);

it.each([
  ['lists in lists', `${'['.repeat(40_000)}${']'.repeat(40_000)}`, true],
  ['objects in objects', `{"a":"${LONG}","b":${'{"a":'.repeat(101)}1${'}'.repeat(101)}}`, true],
  ['brackets in a text', JSON.stringify([LONG, '['.repeat(1_000)]), false],
  ['a text with a quote in it', JSON.stringify([LONG, `"${'['.repeat(1_000)}`]), false],
  ['many lists beside each other', `[${'[],'.repeat(40_000)}[]]`, false],
])('looks how deep a long body goes: %s', (_what, json, found) => {
  expect(isTooNested(bytes(json))).toBe(found);
});

it('does not look into a short one, which costs little however it nests', () => {
  expect(isTooNested(bytes(`${'['.repeat(1_000)}${']'.repeat(1_000)}`))).toBe(false);
});
