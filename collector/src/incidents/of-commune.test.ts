import { expect, it } from 'vitest';
import { isOfCommune, type Tree } from './of-commune.ts';

/** A and B were merged into C, C into D; the site s2 was split off from E, which goes on. */
const units: Tree['units'] = new Map([
  ['A', { successor: 'C' }],
  ['B', { successor: 'C' }],
  ['C', { successor: 'D' }],
  ['D', {}],
  ['E', {}],
]);
const sites: Tree['sites'] = new Map([
  ['s1', { unitCode: 'D' }],
  ['s2', { unitCode: 'D' }],
  ['s3', { unitCode: 'E' }],
]);

it.each([
  ['what touched it', ['D'], [], 'D', true],
  ['what touched one that became part of it', ['C'], ['s1'], 'D', true],
  ['what touched one that became part of that one', ['A'], [], 'D', true],
  ['of one that goes on, what touched a site that is its own now', ['E'], ['s2'], 'D', true],
  ['of one that goes on, nothing of another site', ['E'], ['s3'], 'D', false],
  ['what it lived through itself, whoever has the site now', ['E'], ['s2'], 'E', true],
  ['of one that ended, nothing of the one that followed', ['D'], ['s1'], 'C', false],
  ['of one that ended, what became part of it', ['B'], [], 'C', true],
  ['nothing of another', ['B'], [], 'A', false],
  ['nothing that touched no commune', [], [], 'D', false],
])('a commune is shown %s', (_what, communesTouched, sitesTouched, commune, isShown) => {
  expect(isOfCommune({ communesTouched, sitesTouched }, commune, { units, sites })).toBe(isShown);
});

it('ends where units follow one another in a circle', () => {
  const circle: Tree['units'] = new Map([
    ['A', { successor: 'B' }],
    ['B', { successor: 'A' }],
  ]);
  expect(isOfCommune({ communesTouched: ['A'], sitesTouched: [] }, 'X', { units: circle, sites })).toBe(false);
});
