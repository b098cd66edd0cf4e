import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OFFICE_TITLE } from './office-plan-text.ts';
import { planningText } from './planning-text.ts';
import { thresholdRanks } from './threshold-ranks.ts';

const found = thresholdRanks();

it('docs/planning.md shows how ranks move with each threshold of a slow minute', async () => {
  // What is told of recorded PCs has a test of its own, which needs the recordings; here it stays as it is.
  const text = readFileSync(new URL('../../docs/planning.md', import.meta.url), 'utf8');
  const office = text.includes(OFFICE_TITLE) ? `\n${text.slice(text.indexOf(OFFICE_TITLE))}` : '';
  await expect(`${planningText(found)}${office}`).toMatchFileSnapshot('../../docs/planning.md');
});

it('a lower threshold never makes fewer minutes slow, a higher one never more', () => {
  for (const [index, { slowRatio }] of found.shifts.entries()) {
    if (index % 2 === 0) expect(slowRatio).toBeGreaterThanOrEqual(found.slowRatio);
    else expect(slowRatio).toBeLessThanOrEqual(found.slowRatio);
  }
});
