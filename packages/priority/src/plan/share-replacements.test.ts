import { expect, it } from 'vitest';
import { shareReplacements } from './share-replacements.ts';

const wanted = (commune: string, device: string, minutes: number, isMandatory = false) => ({
  commune,
  device,
  minutes,
  isMandatory,
});
const all = [wanted('00004', 'a', 900), wanted('00004', 'b', 700), wanted('00007', 'c', 800), wanted('00007', 'd', 10)];
const shares = (most: number, of = all, reserved: readonly string[] = []) => {
  const found = shareReplacements(of, most, new Set(reserved));
  return found === undefined ? undefined : Object.fromEntries(found);
};

it('the places go to the new PCs that recover most, whichever commune they stand in', () => {
  expect(shares(2)).toEqual({ '00004': 1, '00007': 1 });
  expect(shares(3)).toEqual({ '00004': 2, '00007': 1 });
  expect(shares(0)).toEqual({});
});

it('what must be replaced first comes before what recovers more', () => {
  expect(shares(2, [...all, wanted('00010', 'e', 5, true)])).toEqual({ '00010': 1, '00004': 1 });
});

it('a commune that needs its own for its floor keeps them, and too many of those are told', () => {
  expect(shares(3, all, ['00007'])).toEqual({ '00007': 2, '00004': 1 });
  expect(shares(1, all, ['00007'])).toBeUndefined();
});
