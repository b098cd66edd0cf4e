import { expect, it } from 'vitest';
import { planningText } from './planning-text.ts';
import { thresholdRanks } from './threshold-ranks.ts';

const found = thresholdRanks();

it('docs/planning.md shows how ranks move with each threshold of a slow minute', async () => {
  await expect(planningText(found)).toMatchFileSnapshot('../../docs/planning.md');
});

it('a lower threshold never makes fewer minutes slow, a higher one never more', () => {
  for (const [index, { slowRatio }] of found.shifts.entries()) {
    if (index % 2 === 0) expect(slowRatio).toBeGreaterThanOrEqual(found.slowRatio);
    else expect(slowRatio).toBeLessThanOrEqual(found.slowRatio);
  }
});
