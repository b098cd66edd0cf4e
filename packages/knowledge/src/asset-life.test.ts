import { expect, it } from 'vitest';
import { lifeOf } from './asset-life.ts';

it('a PC of 2021 is used until the end of 2025, whatever the month', () => {
  expect(lifeOf({ kind: 'pc', yearInUse: 2021 }, 2025)).toEqual({ state: 'running', lastYear: 2025 });
  expect(lifeOf({ kind: 'laptop', yearInUse: 2021 }, 2026)).toEqual({ state: 'over', lastYear: 2025 });
});

it('what the books have written off is over, whatever its year', () => {
  expect(lifeOf({ yearInUse: 2025, residualValue: 0 }, 2026)).toEqual({ state: 'over', lastYear: 2029 });
  expect(lifeOf({ kind: 'printer', residualValue: 0 }, 2026)).toEqual({ state: 'over' });
});

it('below the price of a fixed asset no life is laid down', () => {
  expect(lifeOf({ yearInUse: 2025, originalPrice: 9_900_000 }, 2026)).toEqual({ state: 'no-asset' });
});

it('without a year, or a rule for its kind, it is unknown and says why', () => {
  expect(lifeOf({ kind: 'pc' }, 2026)).toEqual({ state: 'unknown', because: 'no-year' });
  expect(lifeOf({ kind: 'network', yearInUse: 2015 }, 2026)).toEqual({
    state: 'unknown',
    because: 'kind-without-rule',
  });
});
