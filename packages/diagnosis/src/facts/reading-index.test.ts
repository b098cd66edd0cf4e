import { expect, it } from 'vitest';
import { failed, NOW, read } from '../testing/made-up.ts';
import { ReadingIndex, ValueReader } from './reading-index.ts';

it('the newest reading of a part counts, whatever check asked for it and whatever the order', () => {
  const older = { ...read('memory', { totalBytes: 1 }), id: 'a', at: NOW - 1 };
  const newer = { ...read('memory', { totalBytes: 2 }), id: 'b' };
  for (const readings of [
    [older, newer],
    [newer, older],
  ]) {
    expect(new ReadingIndex(readings).whole('memory')?.amount('totalBytes')).toBe(2);
  }
});

it('a part that failed makes its kind incomplete and is listed as failed', () => {
  const index = new ReadingIndex([read('disk', {}, 'sda'), failed('disk', 'denied', 'sdb')]);
  expect(index.isComplete('disk')).toBe(false);
  expect(index.read('disk').map(({ target }) => target)).toEqual(['sda']);
  expect(index.failed().map(({ target }) => target)).toEqual(['sdb']);
});

it('a kind that never came is not complete', () => {
  expect(new ReadingIndex([]).isComplete('memory-module')).toBe(false);
});

it('a value of another type, an empty text and an impossible number are not there', () => {
  const values = new ValueReader({
    text: '  ',
    number: 'x',
    negative: -1,
    zero: 0,
    family: '6',
    odd: '6a',
    flag: 'true',
  });
  expect(values.text('text')).toBeUndefined();
  expect(values.amount('number')).toBeUndefined();
  expect(values.amount('negative')).toBeUndefined();
  expect(values.positive('zero')).toBeUndefined();
  expect(values.digits('family')).toBe(6);
  expect(values.digits('odd')).toBeUndefined();
  expect(values.flag('flag')).toBeUndefined();
  expect(values.choice('text', ['ssd'])).toBeUndefined();
});
