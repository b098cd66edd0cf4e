import { defaultPlanPolicy, defaultPrices, makePlan } from '@mach/priority';
import { expect, it } from 'vitest';
import { freeze } from './frozen-plan.ts';
import { basisNotes, resultNotes } from './plan-notes.ts';

function frozen(source: string) {
  const input = {
    madeOn: '2026-11-26',
    listPolicy: { version: '3', date: '2026-11-26' },
    spending: { kind: 'together', years: [{ common: 5_000_000 }] },
    policy: defaultPlanPolicy,
    prices: { ...defaultPrices, source },
    candidates: [],
  } as const;
  const answer = makePlan(input);
  if (!answer.ok) throw new Error('no plan was made');
  return freeze(input, answer.plan, '0');
}

it('a plan that buys nothing tells no range of prices', () => {
  expect(resultNotes(frozen('assumption'), 'vi')).toHaveLength(2);
});

it('the source of the prices stands beside their basis where it says more, and warnings come last', () => {
  expect(basisNotes(frozen('assumption'), 'vi')[1]).toContain(
    '(mức giả định; đã gồm thuế VAT, chưa gồm bản quyền phần mềm)',
  );
  expect(basisNotes(frozen('Sở Tài chính'), 'vi')[1]).toContain('(mức giả định: Sở Tài chính; đã gồm');
  expect(basisNotes(frozen('assumption'), 'vi').at(-1)).toContain('chưa phải báo giá');
});
