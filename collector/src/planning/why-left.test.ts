import type { NotChosen, PlanLine } from '@mach/priority';
import { expect, it } from 'vitest';
import { leftBy } from './why-left.ts';

const move: PlanLine = {
  ...{
    device: 'a',
    number: 1,
    commune: '00004',
    measure: 'move',
    fund: 'parts',
    cost: 600_000,
    costLow: 0,
    costHigh: 0,
  },
  ...{ minutes: 100, year: 0, notes: [], from: 'b', isMandatory: false },
};
const left = (device: string): NotChosen => ({ device, number: 2, commune: '00004', because: 'nothing-makes-sense' });

it('of a PC that a line moves to another desk it is not said that it was left out', () => {
  const told = leftBy({ lines: [move], notChosen: [left('b'), left('c')] });
  expect(told.map(({ device, because }) => [device, because])).toEqual([
    ['b', 'exchanged'],
    ['c', 'nothing-makes-sense'],
  ]);
});
