import { expect, it } from 'vitest';
import { frozenPlan, madeCandidate } from '../testing/made-plan.ts';
import { freeze, verify } from './frozen-plan.ts';

const others = {
  spending: { kind: 'together' as const, years: [{ common: 1_500_000 }] },
  candidates: [madeCandidate(1, '00004'), madeCandidate(2, '00004')],
};
const solve = () => ({ kind: 'infeasible' }) as const;
const frozen = () => frozenPlan(others);

it('a frozen plan is made again from its own input, whatever order its keys came in', () => {
  const text = JSON.stringify(frozen());
  expect(verify(text, solve)).toMatchObject({ kind: 'same', program: '1.2.3' });
  const turned = JSON.stringify(Object.fromEntries(Object.entries(frozen()).reverse()));
  expect(verify(turned, solve)).toMatchObject({ kind: 'same' });
});

it('a changed figure is found, and so is a plan that does not follow from its input', () => {
  const one = frozen();
  expect(verify(JSON.stringify(one).replace('"minutes":52', '"minutes":81'), solve).kind).toBe('changed');
  const other = freeze(one.input, { ...one.plan, minutes: 81 }, '1.2.3');
  expect(verify(JSON.stringify(other), solve).kind).toBe('differs');
});

it('what is no frozen plan says so', () => {
  expect(verify('', solve)).toEqual({ kind: 'unreadable', why: 'no JSON' });
  expect(verify('{"form":"another"}', solve)).toMatchObject({
    kind: 'unreadable',
    why: expect.stringContaining('form'),
  });
});
