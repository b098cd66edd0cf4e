import { expect, it } from 'vitest';
import { registersFrom, unitOfId } from './registers-from.ts';

it('a line is named by its commune and its place in the file', () => {
  const line = (unitCode: string, tag: string) => ({ unitCode, tag, place: '' });
  const found = registersFrom([line('00007', 'a'), line('00004', 'b'), line('00007', 'c')]);
  expect([...found].map(([code, records]) => [code, records.map(({ id, tag }) => `${id} ${tag}`)])).toEqual([
    ['00004', ['00004-1 b']],
    ['00007', ['00007-1 a', '00007-2 c']],
  ]);
  expect(unitOfId('00007-12')).toBe('00007');
});
