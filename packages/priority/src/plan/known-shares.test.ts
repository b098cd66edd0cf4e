import { expect, it } from 'vitest';
import { bestKnown, type KnownCommune, mostWith, sharesAtMost } from './known-shares.ts';

const planOf = (replacements: number, minutes: number) => ({ replacements, minutes, bound: minutes, plan: minutes });
const known = (of: Partial<KnownCommune<number>> = {}): KnownCommune<number> => ({
  ...{ commune: '00004', free: planOf(3, 900), plans: [planOf(3, 900)], charged: [], limited: [] },
  ...of,
});

it('the most with so many new PCs is the least that anything says of it', () => {
  const its = known({ charged: [{ price: 200, bound: 350 }], limited: [{ most: 1, bound: 500 }] });
  expect([0, 1, 2, 3, 4].map((count) => mostWith(its, count))).toEqual([350, 500, 750, 900, 900]);
});

it('the last share stands for more than its number, too: what a price says of that number is no bound of it', () => {
  const its = known({ charged: [{ price: 100, bound: 550 }] });
  expect(sharesAtMost(its).map(({ minutes }) => minutes)).toEqual([550, 650, 750, 900]);
});

it('the best plans together keep to the limit, and there are none where the fewest are too many', () => {
  const communes = [
    known({ plans: [planOf(3, 900), planOf(1, 500), planOf(2, 400), planOf(0, 0)] }),
    known({ commune: '00007', plans: [planOf(3, 900), planOf(1, 450)] }),
  ];
  expect(bestKnown(communes, 2)).toMatchObject({ minutes: 950, plans: [{ replacements: 1 }, { replacements: 1 }] });
  expect(bestKnown(communes, 1)).toMatchObject({ minutes: 450 });
  expect(bestKnown(communes, 0)).toBeUndefined();
});
