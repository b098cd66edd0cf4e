import { expect, it } from 'vitest';
import { defaultPrices, priceOf, priceWarnings } from './prices.ts';

it('adds prices up, each end by itself', () => {
  expect(priceOf(defaultPrices, 'ssd-256gb', 'labour')).toEqual({ low: 900_000, likely: 1_400_000, high: 2_300_000 });
});

it('prices older than a year, assumed, without VAT, or dated ahead are warned of', () => {
  const quoted = { ...defaultPrices, basis: 'quote', date: '2026-01-15' } as const;
  expect(priceWarnings(quoted, '2027-01-10')).toEqual([]);
  expect(priceWarnings(quoted, '2027-01-20')).toEqual(['prices-old']);
  expect(priceWarnings(quoted, '2026-01-14')).toEqual(['prices-of-the-future']);
  expect(priceWarnings({ ...quoted, includesVat: false }, '2026-01-15')).toEqual(['prices-without-vat']);
  expect(priceWarnings(defaultPrices, defaultPrices.date)).toEqual(['prices-assumed']);
});
