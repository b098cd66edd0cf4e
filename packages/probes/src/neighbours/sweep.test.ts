import { expect, it } from 'vitest';
import { isNeighbour, sweepOf } from './sweep.ts';

it('asks each host of a small network but this machine itself', () => {
  expect(sweepOf({ address: '192.168.1.3', prefix: 29 })).toEqual([
    '192.168.1.1',
    '192.168.1.2',
    '192.168.1.4',
    '192.168.1.5',
    '192.168.1.6',
  ]);
});

it('asks 253 of an ordinary office’s, and of a wider one the part that this machine stands in', () => {
  const ordinary = sweepOf({ address: '192.168.1.20', prefix: 24 });
  expect([ordinary.length, ordinary[0], ordinary.at(-1)]).toEqual([253, '192.168.1.1', '192.168.1.254']);
  const wide = sweepOf({ address: '10.1.5.20', prefix: 22 });
  expect([wide.length, wide[0], wide.at(-1)]).toEqual([255, '10.1.5.0', '10.1.5.255']);
});

it.each([19, 8, 31, 32])('asks nobody in a network of prefix %i', (prefix) => {
  expect(sweepOf({ address: '10.1.5.20', prefix })).toEqual([]);
});

it.each([
  ['192.168.1.1', true],
  ['192.168.1.20', false],
  ['192.168.1.255', false],
  ['192.168.1.0', false],
  ['192.168.2.1', false],
])('calls %s a neighbour: %s', (address, is) => {
  expect(isNeighbour({ address: '192.168.1.20', prefix: 24 }, address)).toBe(is);
});
