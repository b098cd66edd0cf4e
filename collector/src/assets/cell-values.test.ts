import { expect, it } from 'vitest';
import { kindIn, moneyOf, tagOf, yearOf } from './cell-values.ts';

const text = (of: string) => ({ kind: 'text', text: of }) as const;
const number = (value: number) => ({ kind: 'number', value }) as const;

it.each([
  [text('15.500.000'), 15_500_000],
  [text('15,500,000 đ'), 15_500_000],
  [text('15.500.000,00'), 15_500_000],
  [text('15 500 000'), 15_500_000],
  [text('15,5 triệu'), 15_500_000],
  [number(15_500_000.4), 15_500_000],
  [text('-'), undefined],
])('%o is a sum', (cell, dong) => {
  expect(moneyOf(cell, 1)).toEqual({ ok: true, value: dong });
});

it.each([
  [text('15.50.000'), 'no-money'],
  [text('mười lăm triệu'), 'no-money'],
  [text('-15.500.000'), 'money-negative'],
])('%o is none', (cell, code) => {
  expect(moneyOf(cell, 1)).toEqual({ ok: false, code });
});

it('a year is a year, a date, a date as text, or the days since 1900', () => {
  for (const cell of [
    number(2021),
    { kind: 'date', day: '2021-03-15' } as const,
    text('15/03/2021'),
    text('Năm 2021'),
    text('44270'),
    number(44_270),
  ]) {
    expect(yearOf(cell, 2026)).toEqual({ ok: true, value: 2021 });
  }
  expect(yearOf(number(2027), 2026)).toEqual({ ok: false, code: 'year-out-of-range' });
  expect(yearOf(text('21'), 2026)).toEqual({ ok: false, code: 'no-year' });
});

it('a tag of more digits than a spreadsheet keeps is refused', () => {
  expect(tagOf(number(1_234_567_890_123_456))).toEqual({ ok: false, code: 'tag-digits-lost' });
  expect(tagOf(number(1.5))).toEqual({ ok: false, code: 'tag-digits-lost' });
});

it('names say what kind of thing it is', () => {
  expect(['Máy vi tính để bàn Dell', 'Máy tính xách tay', 'Máy in Canon', 'Bàn làm việc', ''].map(kindIn)).toEqual([
    'pc',
    'laptop',
    'printer',
    'other',
    undefined,
  ]);
});
