import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { networkLinkFlapping } from './network-link-flapping.ts';

const DAY_MS = 86_400_000;
const flapping = (carrierChanges: number, days: number) =>
  networkLinkFlapping(
    factsWith(
      read('cpu', { totalMs: days * DAY_MS * 4, cpus: 4 }),
      read('network', { linkUp: true, carrierChanges }, 'eth0'),
    ),
  );

it('a link that comes and goes ten times a day is told; a PC that was plugged in anew now and then is not', () => {
  expect(flapping(30, 3)).toHaveLength(1);
  expect(flapping(30, 10)).toEqual([]);
  expect(flapping(9, 0.1)).toEqual([]);
});
