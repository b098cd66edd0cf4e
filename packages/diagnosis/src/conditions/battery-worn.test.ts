import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { batteryWorn } from './battery-worn.ts';

it.each([
  [0.97, undefined],
  [0.8, undefined],
  [0.79, 'ageing'],
  [0.5, 'ageing'],
  [0.49, 'at-risk'],
  // Figures that can't be.
  [0, undefined],
  [-1, undefined],
  [40, undefined],
])('%d of the design: %s', (healthRatio, level) => {
  expect(batteryWorn(factsWith(read('battery', { healthRatio }, 'BAT0')))[0]?.level).toBe(level);
});
