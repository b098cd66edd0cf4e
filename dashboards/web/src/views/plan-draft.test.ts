import type { PlanSummaryRow } from '@mach/wire';
import { expect, it } from 'vitest';
import { draftOf } from './plan-draft.ts';

const planOf = (gap: number) => ({ gap }) as NonNullable<PlanSummaryRow['plan']>;

it.each([
  ['best', { plan: planOf(0) }],
  ['best', { plan: planOf(1e-7) }],
  ['quick', { plan: planOf(1e-5) }],
  ['quick', { plan: planOf(0.03) }],
  ['not-found', { trouble: { kind: 'not-found', bound: 5 } }],
  ['none', { trouble: { kind: 'infeasible' } }],
])('is %s: %j', (is, summary) => {
  expect(draftOf(summary)).toBe(is);
});
