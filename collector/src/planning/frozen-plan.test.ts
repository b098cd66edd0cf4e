import type { Plan, PlanInput } from '@mach/priority';
import { describe, expect, it } from 'vitest';
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

describe('warnings, which are no part of what is bought', () => {
  const warned = (warnings: Plan['warnings'], more: Partial<Plan> = {}) => {
    const { input, plan } = frozen();
    return verify(JSON.stringify(freeze(input, { ...plan, warnings, ...more }, '1.2.3')), solve);
  };

  it('that this version learnt to give, or gives no more, change no plan and are told', () => {
    expect(verify(JSON.stringify(frozen()), solve)).not.toHaveProperty('warnings');
    expect(warned([])).toMatchObject({ kind: 'same', warnings: { isNow: ['prices-assumed'], isNoMore: [] } });
    expect(warned(['prices-assumed', 'prices-old'])).toMatchObject({
      kind: 'same',
      warnings: { isNow: [], isNoMore: ['prices-old'] },
    });
  });

  it('stand beside what stays unspent, which goes with one of them', () => {
    const { input, plan } = frozenPlan({ candidates: [madeCandidate(1, '00004')] });
    expect(plan.staysUnspent).toBeGreaterThan(0);
    const { staysUnspent, ...before } = plan;
    const old = { ...before, warnings: plan.warnings.filter((one) => one !== 'more-than-everything') };
    expect(verify(JSON.stringify(freeze(input, old, '1.0.0')), solve)).toMatchObject({
      kind: 'same',
      warnings: { isNow: ['more-than-everything'], staysUnspent },
    });
  });

  it('do not hide that something else differs, and it is named', () => {
    expect(warned([], { minutes: 81 })).toMatchObject({ kind: 'differs', inWhat: ['minutes'] });
    expect(warned(['prices-assumed'], { notChosen: [] })).toMatchObject({ kind: 'differs', inWhat: ['notChosen'] });
  });
});

it('what is no frozen plan says so', () => {
  expect(verify('', solve)).toEqual({ kind: 'unreadable', why: 'no JSON' });
  expect(verify('{"form":"another"}', solve)).toMatchObject({
    kind: 'unreadable',
    why: expect.stringContaining('form: found "another", expected "mach-plan-1"'),
  });
});

it.each<[string, object]>([
  ['no sums', { spending: {} }],
  ['a sum that is no number', { spending: { kind: 'together', years: [{ common: 'x' }] } }],
  ['a device of which nothing is said', { candidates: [{}] }],
  ['no prices', { prices: undefined }],
  ['no criteria', { policy: {} }],
  ['no day', { madeOn: 'today' }],
])('a file with a hash of its own and %s is told of, whatever it holds', (_, input) => {
  const { input: whole, plan } = frozen();
  const made = freeze({ ...whole, ...input } as PlanInput, plan, '1.2.3');
  expect(verify(JSON.stringify(made), solve)).toMatchObject({
    kind: 'unreadable',
    why: expect.stringMatching(/^input\./),
  });
});
