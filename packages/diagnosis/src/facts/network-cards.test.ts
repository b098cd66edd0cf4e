import { expect, it } from 'vitest';
import { factsWithout, read, soundPc } from '../testing/made-up.ts';
import { factsOf } from './facts-of.ts';

it('a card is what the inventory says joined with its counters', () => {
  expect(factsOf(soundPc).networkCards).toEqual([
    expect.objectContaining({ name: 'eth0', kind: 'wired', virtual: false, speedMbps: 1_000, errors: 0 }),
  ]);
});

it('the counters speed counts before the inventory, which is older', () => {
  const facts = factsOf([
    read('network-card', { cardKind: 'wired', virtual: false, speedMbps: 1_000 }, 'eth0'),
    read('network', { speedMbps: 100 }, 'eth0'),
  ]);
  expect(facts.networkCards?.[0]?.speedMbps).toBe(100);
});

it('cards that nobody reported are unknown', () => {
  expect(factsWithout('network-card', 'network').networkCards).toBeUndefined();
});
