import { expect, it } from 'vitest';
import { earlierListSchema } from './earlier-list-schema.ts';

const spread = { low: 1, likely: 2, high: 3 };
const pc = { device: 'a', number: 1, rank: 1, minutesPerMonth: spread, reasons: [{ code: 'x' }] };

it('takes the PCs of a printed list, and neither its equipment nor who had left it', () => {
  const gear = { ...pc, device: 'u', kind: 'ups' };
  const left = { device: 'b', number: 2, change: { kind: 'left', rankBefore: 3, minutesBefore: 4 } };
  expect(earlierListSchema.parse([pc, gear, left])).toEqual([pc]);
  expect(earlierListSchema.parse({ items: [pc], total: 1 })).toMatchObject({ items: [pc] });
});

it('refuses what is no list', () => {
  for (const odd of [{}, [{ device: 'a' }], 'x']) expect(earlierListSchema.safeParse(odd).success).toBe(false);
});
