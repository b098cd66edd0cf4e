import type { PriceList } from '@mach/priority';
import { expect, it } from 'vitest';
import { fieldsOfPrices, isStrange, moved, typedPrices } from './price-fields.ts';
import { bounds } from './testing/made-bounds.ts';

const range = { low: 900_000, likely: 1_500_000, high: 2_500_000 };
const PRICES = {
  date: '2026-11-01',
  basis: 'quote',
  source: '3 báo giá',
  includesVat: true,
  includesLicences: true,
  licence: { low: 0, likely: 3_000_000, high: 4_000_000 },
  items: { cable: range, 'pc-office': { low: 12_000_000, likely: 14_500_000, high: 18_000_000 } },
  bulk: [{ item: 'pc-office', from: 20, discount: 500_000 }],
} as unknown as PriceList;
const fields = fieldsOfPrices(PRICES, '2026-11-28');
const wrongIn = (more: object, notBefore?: string) => typedPrices({ ...fields, ...more }, { bounds, notBefore });

it('shows prices so that they can be typed again, of today', () => {
  expect(fields.items.cable).toEqual({ low: '900.000', likely: '1.500.000', high: '2.500.000' });
  expect(typedPrices(fields, { bounds })).toEqual({ ok: true, value: { ...PRICES, date: '2026-11-28' } });
});

it('names each place that is wrong, and why', () => {
  const items = {
    cable: { low: '', likely: 'x', high: '2 tỷ' },
    'pc-office': { low: '12.000.000', likely: '11.000.000', high: '18.000.000' },
  };
  expect(
    wrongIn({ date: '31/04/2026', source: ' ', items, bulk: [{ item: 'cable', from: '1', discount: '' }] }),
  ).toEqual({
    ok: false,
    wrong: {
      date: 'date-form',
      source: 'required',
      'items.cable.low': 'required',
      'items.cable.likely': 'money-form',
      'items.cable.high': 'money-above',
      'items.pc-office.likely': 'price-order',
      'bulk.0.from': 'count-form',
      'bulk.0.discount': 'required',
    },
  });
  expect(wrongIn({ licence: { low: '1', likely: '5', high: '4' } })).toMatchObject({
    wrong: { 'licence.high': 'price-order' },
  });
});

it('takes no day before the version in force', () => {
  expect(wrongIn({}, '2026-11-29')).toEqual({ ok: false, wrong: { date: 'date-before' } });
  expect(wrongIn({}, '2026-11-28').ok).toBe(true);
});

it('leaves out what nobody said: licences, and the source of an assumption', () => {
  const silent = { low: '', likely: ' ', high: '' };
  const typed = wrongIn({ basis: 'assumption', source: '', licence: silent, bulk: [] });
  expect(typed).toMatchObject({ ok: true, value: { source: 'assumption', bulk: [] } });
  expect(typed.ok && 'licence' in typed.value).toBe(false);
  expect(fieldsOfPrices({ ...PRICES, basis: 'assumption', source: 'assumption' }, '2026-11-28').source).toBe('');
  expect(wrongIn({ licences: 'no' })).toMatchObject({ ok: true, value: { includesLicences: false } });
});

it('tells by how much a price moves, and which moves are more likely a slip', () => {
  expect(moved('1.650.000', 1_500_000)).toBeCloseTo(0.1);
  expect([moved('1.500.000', 1_500_000), moved('x', 5), moved('5', 0)]).toEqual([undefined, undefined, undefined]);
  expect([9, 2, 0.5, -0.5, -0.9].map(isStrange)).toEqual([true, true, false, false, true]);
});
