import { asksTheNetwork, kindLabel, valueLabel } from '@mach/messages';
import { kinds } from '@mach/probes';
import { expect, it } from 'vitest';

it.each([...kinds.values()].map((measure) => [measure.name, measure] as const))(
  'the readings of %s and all their values have a name for people, in Vietnamese and in English',
  (kind, { metrics }) => {
    for (const language of ['vi', 'en'] as const) {
      expect(kindLabel(kind, language)).not.toBe(kind);
      const unnamed = metrics.filter(({ value }) => valueLabel(kind, value, language) === value);
      expect(unnamed.map(({ value }) => value)).toEqual([]);
    }
  },
);

it('every kind that asks the network is shown among the checks of the network, and no other', () => {
  const asking = [...kinds.values()].filter(({ type }) => type === 'probe' || type === 'poll').map(({ name }) => name);
  expect([...kinds.keys()].filter(asksTheNetwork).sort()).toEqual(asking.sort());
});
