import { expect, it } from 'vitest';
import { conditionsOf } from '../conditions/conditions-of.ts';
import { device, foundOf, port } from '../testing/made-equipment.ts';
import { NOW, pcWith, read } from '../testing/made-up.ts';
import { factsOf } from './facts-of.ts';

it('a device that was asked by SNMP is not missed what every PC tells', () => {
  expect(foundOf(device('switch', port('g1', {})))).toEqual([]);
});

it('a PC that asks a router by its own configuration stays a PC', () => {
  const readings = pcWith(...device('router', read('snmp-processor', { loadRatio: 1 }, '1')));
  expect(factsOf(readings).equipment).toBeUndefined();
  expect(conditionsOf(readings, NOW)).toEqual([]);
});

it('a device that did not answer has no facts', () => {
  const silent = { ...read('snmp', {}, '192.0.2.1'), ok: false, failure: 'timeout' };
  expect(factsOf([silent]).equipment).toBeUndefined();
});
