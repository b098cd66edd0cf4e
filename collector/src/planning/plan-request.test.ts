import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { expect, it } from 'vitest';
import { readPlanRequest } from './plan-request.ts';

const KNOWN = new Set(['00004', '00007']);
const read = (body: unknown) =>
  readPlanRequest(body, (code) => KNOWN.has(code), { policy: defaultPlanPolicy, prices: defaultPrices });
const problemsOf = (body: unknown) => {
  const found = read(body);
  return found.ok ? [] : found.problems.map((problem) => `${problem.path}: ${problem.found}`);
};

it('one sum, two funds of one commune, or a sum a commune, by what is shipped unless said', () => {
  expect(read({ budget: 5 })).toEqual({
    ok: true,
    value: { spending: { kind: 'together', years: [{ common: 5 }] }, policy: defaultPlanPolicy, prices: defaultPrices },
  });
  expect(read({ budget: 5, partsBudget: 2, commune: '00004', title: 'Tờ trình số 12' })).toMatchObject({
    value: { spending: { years: [{ assets: 5, parts: 2 }] }, commune: '00004', title: 'Tờ trình số 12' },
  });
  const budgets = [
    { commune: '00004', budget: 5 },
    { commune: '00007', budget: 6, partsBudget: 1 },
  ];
  const prices = { ...defaultPrices, basis: 'quote', source: 'Công ty A' };
  expect(read({ budgets, prices })).toMatchObject({
    value: {
      spending: {
        kind: 'each',
        communes: [
          { commune: '00004', years: [{ common: 5 }] },
          { commune: '00007', years: [{ assets: 6, parts: 1 }] },
        ],
      },
      prices,
    },
  });
});

it.each<[string, unknown, readonly string[]]>([
  ['nothing at all', undefined, [': nothing']],
  ['no sum', {}, ['budget: nothing']],
  ['a sum of nothing', { budget: 0, partsBudget: 0 }, ['budget: 0']],
  [
    'a commune that is given nothing',
    {
      budgets: [
        { commune: '00004', budget: 5 },
        { commune: '00007', budget: 0 },
      ],
    },
    ['budgets[1].budget: 0'],
  ],
  ['a negative sum', { budget: -5 }, ['budget: -5']],
  ['a sum in words', { budget: '150 triệu' }, ['budget: "150 triệu"']],
  ['a key that nobody knows', { budget: 5, colour: 'red' }, ['colour: an unknown key']],
  ['a sum beside sums', { budget: 5, budgets: [{ commune: '00004', budget: 5 }] }, ['budget: 5']],
  ['a commune that there is not', { budget: 5, commune: '99999' }, ['commune: "99999"']],
  [
    'a commune twice, and one that there is not',
    { budgets: ['00004', '00004', '99999'].map((commune) => ({ commune, budget: 5 })) },
    ['budgets[1].commune: "00004"', 'budgets[2].commune: "99999"'],
  ],
  [
    'a price of nothing that is sold',
    { budget: 5, prices: { ...defaultPrices, items: { ...defaultPrices.items, ups: 3 } } },
    ['prices.items.ups: an unknown key'],
  ],
  [
    'a policy that is not whole',
    { budget: 5, policy: { ...defaultPlanPolicy, moves: 'far' } },
    ['policy.moves: "far"'],
  ],
  [
    'two rules that contradict each other',
    { budget: 5, policy: { ...defaultPlanPolicy, communes: { '00004': { floor: 9, cap: 8 } } } },
    ['policy.communes.00004.floor: 9, against communes.00004.cap: 8'],
  ],
  [
    'a ceiling below every PC of the prices in force',
    { budget: 5, policy: { ...defaultPlanPolicy, replaceUnsupportedFirst: true, replacementCeiling: 11_000_000 } },
    ['policy.replaceUnsupportedFirst: true, against replacementCeiling: 11000000, below every PC of the prices'],
  ],
])('%s: the place and what was found are told', (_, body, problems) => {
  expect(problemsOf(body)).toEqual(problems);
});
