import { defaultPlanPolicy, defaultPolicy, defaultPrices, rankEquipment, valueDevices } from '@mach/priority';
import { expect, it } from 'vitest';
import { judgeFleet } from '../exposition/analyse.ts';
import type { Analysis } from '../exposition/findings.ts';
import { NOW, smallFleet } from '../exposition/testing/small-fleet.ts';
import { createPlanDesk, firstSums, type PlanBasis, worthBuying } from './plan-desk.ts';
import { solverHere } from './plan-questions.ts';

const judged = judgeFleet(smallFleet(), NOW);
const analysis = {
  valued: valueDevices(judged.devices, defaultPolicy),
  equipment: rankEquipment(judged.equipment, defaultPolicy),
} as unknown as Analysis;
const waits = new AbortController().signal;

function desk() {
  let asked = 0;
  const here = solverHere(async () => {});
  const shipped: PlanBasis = { policy: defaultPlanPolicy, prices: defaultPrices };
  const basis = { current: shipped };
  const made = createPlanDesk({
    now: () => NOW,
    analysis: async () => analysis,
    basis: () => basis.current,
    communeCodes: () => ['00001', '00002'],
    solver: {
      ask: (...given) => {
        asked += 1;
        return here.ask(...given);
      },
    },
  });
  return { made, asked: () => asked, basis };
}

it('makes the same plan once, and anew when the criteria change', async () => {
  const { made, asked, basis } = desk();
  const wish = { budget: 50_000_000 };
  const first = await made.ask(wish, { kind: 'draft' }, waits);
  expect(first).toMatchObject({ ok: true });
  expect(await made.ask(wish, { kind: 'draft' }, waits)).toBe(first);
  await made.ask({ ...wish, partsBudget: 0 }, { kind: 'draft' }, waits);
  expect(asked()).toBe(2);
  basis.current = { ...basis.current, policy: { ...defaultPlanPolicy, minutesMin: 1 } };
  await made.ask(wish, { kind: 'draft' }, waits);
  expect(asked()).toBe(3);
});

it('keeps to one commune, with the same list for each question', async () => {
  const { made } = desk();
  const list = await made.candidates('00002');
  expect(new Set(list.map(({ commune }) => commune))).toEqual(new Set(['00002']));
  expect(await made.candidates('00002')).toBe(list);
});

it('begins nothing for who has gone, and does not keep that as an answer', async () => {
  const { made } = desk();
  const gone = AbortSignal.abort();
  expect(await made.ask({ budget: 1 }, { kind: 'curve', shares: [1] }, gone)).toBeUndefined();
  expect(await made.ask({ budget: 1 }, { kind: 'curve', shares: [1] }, waits)).toMatchObject([{ share: 1 }]);
  expect(await made.ask({ budget: 1 }, { kind: 'what-if' }, waits)).toMatchObject({ ok: true });
});

it('counts the dearest choice of each device in each fund', () => {
  const option = (fund: 'parts' | 'assets', likely: number) => ({ fund, cost: { low: 0, likely, high: likely } });
  const of = (...options: ReturnType<typeof option>[]) => ({ options }) as never;
  expect(
    worthBuying([of(option('parts', 1), option('parts', 3), option('assets', 9)), of(), of(option('parts', 2))]),
  ).toEqual({ parts: 5, assets: 9 });
});

it('begins with what was spent last year, or with a round quarter of everything worth buying', () => {
  const worth = { parts: 300_000_000, assets: 900_000_000 };
  expect(firstSums(worth, { parts: 1, assets: 2 })).toEqual({ parts: 1, assets: 2 });
  expect(firstSums(worth, undefined)).toEqual({ parts: 80_000_000, assets: 230_000_000 });
});
