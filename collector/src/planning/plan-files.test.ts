import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { expect, it } from 'vitest';
import { readChoices, readPlanPolicy, readPrices } from './plan-files.ts';

const prices = (more: object) => readPrices(JSON.stringify({ ...defaultPrices, ...more }));
const problemsOf = (read: ReturnType<typeof readPrices | typeof readPlanPolicy | typeof readChoices>) =>
  read.ok ? [] : read.problems.map(({ path, found, expected }) => `${path}: ${found}, expected ${expected}`);

it('what is shipped reads as it is written', () => {
  expect(prices({})).toEqual({ ok: true, value: defaultPrices });
  expect(readPlanPolicy(JSON.stringify(defaultPlanPolicy))).toEqual({ ok: true, value: defaultPlanPolicy });
});

it('says by code that a text is no YAML', () => {
  const read = readPrices('date: [\n');
  expect(read.ok ? [] : read.problems).toMatchObject([
    { path: expect.stringMatching(/^line \d+$/), cure: { code: 'yaml' } },
  ]);
});

it('YAML is read too', () => {
  const { items, ...head } = defaultPrices;
  const lines = Object.entries(items).map(([item, range]) => `  ${item}: ${JSON.stringify(range)}`);
  const text = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  expect(readPrices([...text, 'items:', ...lines].join('\n'))).toEqual({ ok: true, value: defaultPrices });
});

it('a price file without a date, with a negative price, or with ends the wrong way round says where and what would be right', () => {
  const range = (low: number, likely: number, high: number) => ({
    items: { ...defaultPrices.items, router: { low, likely, high } },
  });
  expect(problemsOf(prices({ date: undefined }))).toEqual([expect.stringMatching(/^date: .*a day such as/)]);
  expect(problemsOf(prices(range(-1, 5, 6)))[0]).toMatch(/^items\.router\.low: .*-1.*whole đồng/);
  expect(problemsOf(prices(range(7, 5, 6)))[0]).toMatch(/^items\.router: .*none below the one before/);
  expect(problemsOf(prices({ colour: 'red' }))).toEqual([expect.stringMatching(/^colour: an unknown key/)]);
  expect(problemsOf(readPrices('date: [\n'))[0]).toMatch(/YAML/);
});

it('what comes off for many is less than the price: nothing is bought for nothing', () => {
  const { low } = defaultPrices.items['pc-office'];
  const off = (discount: number) => prices({ bulk: [{ item: 'pc-office', from: 10, discount }] });
  expect(off(low - 1).ok).toBe(true);
  expect(problemsOf(off(low))).toEqual([
    expect.stringMatching(
      /^bulk\[0\]\.discount: 12000000.*what comes off each piece, less than the low price of pc-office: 12000000/,
    ),
  ]);
});

it('every mistake is told at once', () => {
  expect(problemsOf(prices({ date: 'soon', basis: 'rumour' }))).toHaveLength(2);
});

it('choices name a device once', () => {
  const choice = { device: 'a', commune: '00004', options: [{ name: 'ram', cost: 1, fund: 'parts', minutes: 2 }] };
  expect(readChoices(JSON.stringify({ choices: [choice] })).ok).toBe(true);
  expect(problemsOf(readChoices(JSON.stringify({ choices: [choice, choice] })))[0]).toContain('each device once');
  const options = [...choice.options, ...choice.options];
  expect(problemsOf(readChoices(JSON.stringify({ choices: [{ ...choice, options }] })))[0]).toContain('its own name');
});
