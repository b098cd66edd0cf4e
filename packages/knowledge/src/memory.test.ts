import { expect, it } from 'vitest';
import { memoryTypeWorthBuying } from './memory.ts';

it.each([
  ['DDR', false],
  ['DDR2', false],
  ['DDR3', false],
  ['DDR4', true],
  ['LPDDR4', true],
  ['DDR5', true],
  ['Unknown', undefined],
])('modules of %s are worth buying: %s', (type, isWorth) => {
  expect(memoryTypeWorthBuying(type)).toBe(isWorth);
});
