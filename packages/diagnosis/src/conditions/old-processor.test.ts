import { expect, it } from 'vitest';
import { factsWith, NOW, read } from '../testing/made-up.ts';
import { oldProcessor } from './old-processor.ts';

const judged = (model: string) => oldProcessor(factsWith(read('processor', { model })), NOW)[0];

it.each([
  ['Intel(R) Core(TM) i5-10400 CPU @ 2.90GHz', undefined],
  ['Intel(R) Core(TM) i5-7500 CPU @ 3.40GHz', 'ageing'],
  ['Intel(R) Core(TM) i3-3220 CPU @ 3.30GHz', 'at-risk'],
])('%s is %s in 2026', (model, level) => {
  expect(judged(model)?.level).toBe(level);
});

it('a name that the tables do not hold is unknown by its own words', () => {
  expect(judged('To Be Filled By O.E.M.')).toMatchObject({
    code: 'fact-unknown',
    parameters: { fact: 'processor-age', because: 'not-recognised', found: 'To Be Filled By O.E.M.' },
  });
});

it('the processor of a guest has no age', () => {
  expect(judged('Intel(R) Xeon(R) Processor @ 2.50GHz')).toBeUndefined();
});

it('a name that tells nothing is judged by the numbers, and told with what they tell', () => {
  const numbers = { vendor: 'GenuineIntel', family: '6', modelNumber: '23', stepping: '10' };
  const [nameless] = oldProcessor(factsWith(read('processor', numbers)), NOW);
  expect(nameless).toMatchObject({ level: 'at-risk', parameters: { model: 'Core 2 (Penryn)', yearTo: 2011 } });
  const [vague] = oldProcessor(factsWith(read('processor', { ...numbers, model: 'Intel(R) Pentium(R) CPU' })), NOW);
  expect(vague).toMatchObject({ parameters: { model: 'Intel(R) Pentium(R) CPU, Core 2 (Penryn)' } });
});

it.each([
  ['To Be Filled By O.E.M.', '2009-05-04', { model: '', yearTo: 2009 }],
  ['VIA Nano U3500', '2010-05-04', { model: 'VIA Nano U3500', yearTo: 2010 }],
] as const)('firmware is never older than its processor: %s with firmware of %s', (model, firmwareDate, parameters) => {
  const facts = factsWith(read('system', { firmwareDate }), read('processor', { model }));
  expect(oldProcessor(facts, NOW)).toMatchObject([{ code: 'old-processor', level: 'at-risk', parameters }]);
});

it('young firmware proves nothing: it may be an update', () => {
  const facts = factsWith(read('system', { firmwareDate: '2023-05-04' }), read('processor', { model: 'VIA Nano' }));
  expect(oldProcessor(facts, NOW)).toMatchObject([{ code: 'fact-unknown' }]);
});
