import { expect, it } from 'vitest';
import { type LinesAsked, linesShown } from './lines-shown.ts';

const site = (id: string, line?: { readonly isHeard: boolean; readonly since: number }) => ({
  ...{ id, communeCode: `9900${id}` },
  ...(line === undefined ? {} : { line }),
});
const SITES = [
  site('1', { isHeard: true, since: 90 }),
  site('2'),
  site('3', { isHeard: false, since: 10 }),
  site('4', { isHeard: false, since: 70 }),
  site('0', { isHeard: true, since: 5 }),
];

it.each<readonly [LinesAsked, readonly string[]]>([
  ['', ['4', '3', '0', '1', '2']],
  ['watched', ['4', '3', '0', '1']],
  ['silent', ['4', '3']],
])('shows of %j those that the board counts, not heard first', (asked, ids) => {
  expect(linesShown(SITES, asked).map(({ id }) => id)).toEqual(ids);
});
