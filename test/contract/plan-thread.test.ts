import { seededRandom } from '@mach/ports/testing';
import { type Candidate, defaultPlanPolicy, defaultPrices, type PlanInput } from '@mach/priority';
import { expect, it } from 'vitest';
import { loadSolver } from '../../collector/src/adapters/highs.ts';
import { threadedPlanMaker } from '../../collector/src/adapters/plan-maker.ts';
import { makeFrozen } from '../../collector/src/planning/plan-maker.ts';

const random = seededRandom(8);
const candidate = (number: number): Candidate => ({
  device: String(number).padStart(32, '0'),
  number,
  commune: '00004',
  role: 'office',
  coverage: 'measured',
  minutes: 500,
  isEstimated: false,
  reasons: [],
  options: (['ssd', 'replacement'] as const).map((measure, place) => ({
    measure,
    items: [],
    cost: { low: 900_000, likely: (place === 0 ? 1_000_000 : 12_000_000) + Math.round(random.next() * 9e5), high: 2e7 },
    fund: place === 0 ? 'parts' : 'assets',
    minutes: Math.round(random.next() * 100) + 100 * place,
    notes: [],
  })),
  excluded: [],
  hasNoSupportedSystem: false,
});
const input: PlanInput = {
  madeOn: '2026-11-26',
  listPolicy: { version: '3', date: '2026-11-26' },
  spending: { kind: 'together', years: [{ parts: 6_000_000, assets: 40_000_000 }] },
  policy: { ...defaultPlanPolicy, replacementsMax: 1 },
  prices: defaultPrices,
  candidates: Array.from({ length: 8 }, (_, place) => candidate(place + 1)),
};

it('a plan that is made beside the main thread is the same to the byte, and too many at once are told to come again', async () => {
  const maker = threadedPlanMaker(1);
  const all = await Promise.all(Array.from({ length: 3 }, () => maker.make(input, '1.2.3')));
  expect(all.map(({ kind }) => kind)).toEqual(['made', 'made', 'busy']);
  const alone = makeFrozen(input, '1.2.3', await loadSolver());
  expect(all[0]).toEqual({ ...alone, packed: expect.anything() });
  expect(all[0]?.kind === 'made' && alone.kind === 'made' && Buffer.from(all[0].packed).equals(alone.packed)).toBe(
    true,
  );
});
