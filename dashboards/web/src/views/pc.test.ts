import { expect, it } from 'vitest';
import { isPc, isToldByDay } from './pc.ts';

const PC = { role: 'counter', state: 'no-data' } as const;
const SWITCH = { ...PC, equipment: { kind: 'switch', checks: [] } } as const;

it('tells the PC of an official from equipment and servers', () => {
  expect([isPc(PC), isPc({ role: 'server' }), isPc(SWITCH)]).toEqual([true, false, false]);
});

it('tells a silent PC by day, and nothing else', () => {
  expect([PC, { ...PC, state: 'up' as const }, SWITCH].map(isToldByDay)).toEqual([true, false, false]);
});
