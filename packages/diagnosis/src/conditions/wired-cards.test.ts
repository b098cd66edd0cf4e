import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { wiredCards } from './wired-cards.ts';

it.each([
  ['a wired card is judged', { cardKind: 'wired', virtual: false }, {}, 1],
  ['a wireless card is not', { cardKind: 'wireless', virtual: false }, {}, 0],
  ['a virtual card is not', { cardKind: 'wired', virtual: true }, {}, 0],
  ['a card that may be virtual is not', { cardKind: 'wired' }, {}, 0],
  ['a card without a link is not', { cardKind: 'wired', virtual: false }, { linkUp: false }, 0],
] as const)('%s', (_, card, counters, count) => {
  expect(wiredCards(factsWith(read('network-card', card, 'eth0'), read('network', counters, 'eth0')))).toHaveLength(
    count,
  );
});

it('the cards of a guest are not judged', () => {
  expect(wiredCards(factsWith(read('system', { manufacturer: 'VMware, Inc.' })))).toEqual([]);
});
