import type { PlanPolicy } from '../options/plan-policy.ts';
import { type PriceList, withoutLicence } from '../options/prices.ts';
import type { Candidate, CandidateOption } from './candidate.ts';
import type { PlanInput } from './plan.ts';
import type { BulkPrice, PlanChoice, YearFunds } from './problem.ts';

/** Prices and funds as parts of what they are: 1.5 and 1 are prices half as high again. */
export interface Scale {
  readonly prices: number;
  readonly funds: number;
}

/** What the optimiser chooses from, at other prices than those of the list where the scale says so. */
export function choiceAt(
  { device, commune, options, bundle }: Candidate,
  { prices, policy }: Pick<PlanInput, 'prices' | 'policy'>,
  { prices: by }: Scale,
): PlanChoice {
  return {
    device,
    commune,
    options: options
      .filter((option) => by <= 1 || !isAboveCeiling(option, prices, policy, by))
      .map(({ measure, items, cost, fund, minutes, lastsYears }) => ({
        name: measure,
        cost: Math.round(cost.likely * by),
        fund,
        minutes,
        ...(measure === 'replacement' ? { isReplacement: true } : {}),
        ...(items.length === 0 ? {} : { items }),
        ...(lastsYears === undefined ? {} : { lastsYears }),
      })),
    ...(bundle === undefined ? {} : { bundle }),
  };
}

/** Candidates keep to the ceiling at the prices of the list; at higher ones some no longer do. */
function isAboveCeiling(
  { measure, items }: CandidateOption,
  prices: PriceList,
  { replacementCeiling }: PlanPolicy,
  by: number,
): boolean {
  const [pc] = items;
  if (measure !== 'replacement' || pc === undefined) return false;
  return withoutLicence(prices, pc).likely * by > replacementCeiling;
}

/** A discount is a part of its price, and moves with it. */
export function bulkAt({ bulk }: PriceList, { prices: by }: Scale): readonly BulkPrice[] {
  return bulk.map(({ item, from, discount }) => ({ item, from, discount: Math.round(discount * by) }));
}

export function fundsAt(year: YearFunds, { funds: by }: Scale): YearFunds {
  if ('common' in year) return { common: Math.floor(year.common * by) };
  return { parts: Math.floor(year.parts * by), assets: Math.floor(year.assets * by) };
}
