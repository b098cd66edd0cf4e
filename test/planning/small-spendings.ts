import type { Random } from '@mach/ports';
import {
  type Candidate,
  type CandidateOption,
  defaultPlanPolicy,
  defaultPrices,
  type PlanInput,
  type PlanProblem,
  type YearFunds,
} from '@mach/priority';

const MILLION = 1_000_000;
const COMMUNES = ['00004', '00007', '00010'];

/**
 * A random spending by commune, small enough to try every choice: one to three years, a limit of new PCs for all communes, and now and then floors,
 * caps, whole counters, prices for many and a line that is rented for a year.
 */
export function smallSpending(random: Random): PlanInput {
  const whole = (min: number, max: number) => min + Math.floor(random.next() * (max - min + 1));
  const often = (ratio: number) => random.next() < ratio;
  const step = often(2 / 3) ? 100_000 : 1;
  const money = (min: number, max: number) => Math.round(whole(min * MILLION, max * MILLION) / step) * step;
  const years = whole(1, 3);
  const pcsMost = years === 3 ? 3 : 4;
  const hasCounters = often(0.2);
  const option = (
    measure: CandidateOption['measure'],
    cost: number,
    minutes: number,
    ...items: CandidateOption['items']
  ) =>
    ({
      ...{ measure, items, minutes, notes: [], fund: measure === 'replacement' ? 'assets' : 'parts' },
      cost: { low: cost, likely: cost, high: cost },
    }) as const satisfies CandidateOption;
  const present = COMMUNES.slice(0, whole(1, 3));
  const candidates = present.flatMap((commune, c) =>
    Array.from({ length: whole(1, pcsMost) }, (_, n): Candidate => {
      const ram = whole(1, 4_000) / 10;
      const options: CandidateOption[] = [];
      if (often(0.8)) options.push(option('replacement', money(10, 20), ram + whole(0, 6_000) / 10, 'pc-office'));
      if (often(0.5)) options.push(option('ram', money(1, 9), ram, 'ram-ddr4-8gb'));
      if (often(0.1)) options.push({ ...option('second-line', money(1, 5), ram), lastsYears: 1 });
      return {
        ...{ device: `${commune} ${n}`, number: 10 * c + n, commune, coverage: 'measured', minutes: 0 },
        ...{ isEstimated: false, reasons: [], options, excluded: [], hasNoSupportedSystem: false },
        ...(hasCounters && options.length > 0 && often(0.6) ? { bundle: `${commune} site` } : {}),
      };
    }),
  );
  const isCommon = often(0.5);
  const funds = (): YearFunds =>
    isCommon ? { common: money(0, 30) } : { parts: money(0, 9), assets: money(0, often(0.5) ? 22 : 40) };
  const limits = present
    .filter(() => often(0.2))
    .map((commune) => [commune, often(0.5) ? { floor: money(0, 12) } : { cap: money(5, 40) }]);
  const bulk = often(0.15) ? [{ item: 'pc-office', from: 2, discount: money(1, 3) } as const] : [];
  return {
    ...{ madeOn: '2026-11-26', listPolicy: { version: '7', date: '2026-11-28' }, candidates, communeCodes: COMMUNES },
    prices: { ...defaultPrices, bulk },
    policy: { ...defaultPlanPolicy, communes: Object.fromEntries(limits), replacementsMax: whole(0, 4) },
    spending: {
      kind: 'each',
      communes: present.map((commune) => ({ commune, years: Array.from({ length: years }, funds) })),
    },
  };
}

/** What one of its communes chooses from with no more new PCs than that, as a problem of its own. */
export function ofCommune(
  { spending, candidates, policy, prices }: PlanInput,
  commune: string,
  replacementsMax: number,
): PlanProblem {
  const its = spending.kind === 'each' ? spending.communes.find((one) => one.commune === commune) : undefined;
  const limits = policy.communes[commune];
  return {
    years: its?.years ?? [],
    ...(limits === undefined ? {} : { communes: { [commune]: limits } }),
    replacementsMax,
    bulkPrices: prices.bulk,
    choices: candidates
      .filter((one) => one.commune === commune)
      .map(({ device, options, bundle }) => ({
        device,
        commune,
        options: options.map(({ measure, cost, fund, minutes, items, lastsYears }) => ({
          ...{ name: measure, cost: cost.likely, fund, minutes, items, isReplacement: measure === 'replacement' },
          ...(lastsYears === undefined ? {} : { lastsYears }),
        })),
        ...(bundle === undefined ? {} : { bundle }),
      })),
  };
}
