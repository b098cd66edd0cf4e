import { type Candidate, defaultPlanPolicy, defaultPrices, makePlan, type PlanInput } from '@mach/priority';
import { expect, it } from 'vitest';
import { freeze, verify } from './frozen-plan.ts';

const candidate = (number: number, minutes: number): Candidate => ({
  device: String(number).padStart(32, '0'),
  number,
  commune: '00004',
  role: 'counter',
  coverage: 'measured',
  minutes,
  isEstimated: false,
  reasons: [],
  options: [
    {
      measure: 'ssd',
      items: ['ssd-256gb', 'labour'],
      cost: { low: 900_000, likely: 1_400_000, high: 2_300_000 },
      fund: 'parts',
      minutes,
      notes: [],
    },
  ],
  excluded: [],
  hasNoSupportedSystem: false,
});
const input: PlanInput = {
  madeOn: '2026-11-26',
  listPolicy: { version: '3', date: '2026-11-26' },
  spending: { kind: 'together', years: [{ common: 1_500_000 }] },
  policy: defaultPlanPolicy,
  prices: defaultPrices,
  candidates: [candidate(1, 50), candidate(2, 80)],
};
const solve = () => ({ kind: 'infeasible' }) as const;
const frozen = () => {
  const made = makePlan(input);
  if (!made.ok) throw new Error('no plan was made');
  return freeze(input, made.plan, '1.2.3');
};

it('a frozen plan is made again from its own input, whatever order its keys came in', () => {
  const text = JSON.stringify(frozen());
  expect(verify(text, solve)).toMatchObject({ kind: 'same', program: '1.2.3' });
  const turned = JSON.stringify(Object.fromEntries(Object.entries(frozen()).reverse()));
  expect(verify(turned, solve)).toMatchObject({ kind: 'same' });
});

it('a changed figure is found, and so is a plan that does not follow from its input', () => {
  const one = frozen();
  expect(verify(JSON.stringify(one).replace('"minutes":80', '"minutes":81'), solve).kind).toBe('changed');
  const other = freeze(input, { ...one.plan, minutes: 81 }, '1.2.3');
  expect(verify(JSON.stringify(other), solve).kind).toBe('differs');
});

it('what is no frozen plan says so', () => {
  expect(verify('', solve)).toEqual({ kind: 'unreadable', why: 'no JSON' });
  expect(verify('{"form":"another"}', solve)).toMatchObject({
    kind: 'unreadable',
    why: expect.stringContaining('form'),
  });
});
