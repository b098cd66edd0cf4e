import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestShares, type Share } from './best-shares.ts';

const anyShare = fc.record({ replacements: fc.integer({ min: 0, max: 4 }), minutes: fc.integer({ min: 0, max: 50 }) });

it('takes of each commune the share by which together they recover most', () => {
  const anyShares = fc.array(fc.array(anyShare, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(anyShares, fc.integer({ min: 0, max: 9 }), (communes, most) => {
      const best = bestShares(communes, most);
      expect(best?.minutes).toBe(everyDivision(communes, most));
      if (best === undefined) return;
      const taken = communes.map((shares, n) => shares[best.places[n] as number] as Share);
      expect(taken.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(best.minutes);
      expect(taken.reduce((sum, { replacements }) => sum + replacements, 0)).toBeLessThanOrEqual(most);
    }),
  );
});

function everyDivision([shares, ...rest]: readonly (readonly Share[])[], most: number): number | undefined {
  if (shares === undefined) return 0;
  return shares.reduce<number | undefined>((best, { replacements, minutes }) => {
    const others = replacements > most ? undefined : everyDivision(rest, most - replacements);
    return others === undefined ? best : Math.max(best ?? 0, others + minutes);
  }, undefined);
}
