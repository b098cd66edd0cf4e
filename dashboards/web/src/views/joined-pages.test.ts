import { expect, it } from 'vitest';
import { joinedPages } from './joined-pages.ts';

const row = (id: string, state = 'up') => ({ id, state });

it('puts pages behind one another', () => {
  expect(joinedPages([[row('a')], [row('b')], []])).toEqual([row('a'), row('b')]);
});

it('has a row once that came twice, as it came last', () => {
  expect(
    joinedPages([
      [row('a'), row('b')],
      [row('b', 'no-data'), row('c')],
    ]),
  ).toEqual([row('a'), row('b', 'no-data'), row('c')]);
});
