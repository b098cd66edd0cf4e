import { seededRandom } from '@mach/ports/testing';
import { type Candidate, defaultPlanPolicy, defaultPrices, type PlanInput } from '@mach/priority';
import { expect, it } from 'vitest';
import { loadSolver } from '../../collector/src/adapters/highs.ts';
import { officePapers } from '../../collector/src/adapters/paper-writer.ts';
import { threadedPlanMaker } from '../../collector/src/adapters/plan-maker.ts';
import { planMaker } from '../../collector/src/planning/plan-maker.ts';

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

it('what is made beside the main thread is the same to the byte, and too much at once is told to come again', async () => {
  const threaded = threadedPlanMaker(undefined, {}, 2);
  const here = planMaker(officePapers(undefined, {}), await loadSolver());
  const made = threaded.make(input, '1.2.3');
  const wish = { file: 'to-trinh.docx', lang: 'vi', names: new Map([['00004', 'Phường Ba Đình']]) } as const;
  const paper = threaded.paper({ input, program: '1.2.3' }, wish);
  const [plan, written] = [await here.make(input, '1.2.3'), await here.paper({ input, program: '1.2.3' }, wish)];
  const packed = plan.kind === 'made' ? plan.packed : new Uint8Array();
  const again = threaded.paper({ packed }, wish);
  expect(await threaded.make(input, '1.2.3')).toEqual({ kind: 'busy' });
  expect(bytesIn(await made)).toEqual(bytesIn(plan));
  expect(bytesIn(await paper)).toEqual(bytesIn(written));
  expect(bytesIn(await again)).toEqual(bytesIn(written));
});

it('what nobody waits for any more leaves its place to another, and is told so at once', async () => {
  const threaded = threadedPlanMaker(undefined, {}, 1);
  const first = threaded.make(input, '1.2.3');
  const leaving = new AbortController();
  const second = threaded.make(input, '1.2.3', leaving.signal);
  expect(await threaded.make(input, '1.2.3')).toEqual({ kind: 'busy' });
  leaving.abort();
  expect(await second).toEqual({ kind: 'gone' });
  const third = threaded.make(input, '1.2.3');
  expect([(await first).kind, (await third).kind]).toEqual(['made', 'made']);
  await threaded.stop();
});

/** Bytes of another thread are of another class. */
const bytesIn = (made: object) =>
  Object.fromEntries(
    Object.entries(made).map(([key, value]) => [
      key,
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ]),
  );
