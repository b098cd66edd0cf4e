import type { CoverageCounts } from '../coverage.ts';
import type { OptionNote } from '../options/device-options.ts';
import type { PlanPolicy } from '../options/plan-policy.ts';
import type { PriceList } from '../options/prices.ts';
import type { Candidate, Measure } from './candidate.ts';
import type { Fund, PlanTrouble, YearFunds } from './problem.ts';

/** How the money is spent: one sum for all, or a sum for each commune, spent alone there. `firstYear`: the calendar's, where the sums named it. */
export type Spending =
  | { readonly kind: 'together'; readonly firstYear?: number; readonly years: readonly YearFunds[] }
  | {
      readonly kind: 'each';
      readonly firstYear?: number;
      readonly communes: readonly { readonly commune: string; readonly years: readonly YearFunds[] }[];
    };

/** All that a plan follows from. Plain data: an issued plan is frozen with it and can be made from it again. */
export interface PlanInput {
  /** yyyy-MM-dd: prices are old or not as of then. */
  readonly madeOn: string;
  /** By which policy the minutes of the candidates came about. */
  readonly listPolicy: { readonly version: string; readonly date: string };
  readonly spending: Spending;
  readonly policy: PlanPolicy;
  readonly prices: PriceList;
  readonly candidates: readonly Candidate[];
  /** Of all communes that there are: a limit for another one is a mistake. Absent in plans of before. */
  readonly communeCodes?: readonly string[];
  /** The plan is for this commune alone, and so the limits of others are none of its own. */
  readonly commune?: string;
}

export interface PlanLine {
  readonly device: string;
  readonly number: number;
  readonly commune: string;
  readonly measure: Measure;
  readonly fund: Fund;
  /** What is paid by the likely price, and the least and the most that it may be. Whole đồng. */
  readonly cost: number;
  readonly costLow: number;
  readonly costHigh: number;
  readonly minutes: number;
  readonly year: number;
  readonly notes: readonly OptionNote[];
  readonly from?: string;
  /** The policy asks for it before anything else. */
  readonly isMandatory: boolean;
}

/** `less-for-money`: less for each đồng than everything that was bought freely with the same money · `does-not-fit`: what is left, or a rule, does not hold it. */
export interface NotChosen {
  readonly device: string;
  readonly number: number;
  readonly commune: string;
  readonly because: 'less-for-money' | 'does-not-fit' | 'nothing-makes-sense';
  /** Of its best option, where it has one. */
  readonly minutesPerMillion?: number;
}

export interface Plan {
  readonly lines: readonly PlanLine[];
  readonly minutes: number;
  readonly cost: Readonly<Record<Fund, number>>;
  readonly costLow: number;
  readonly costHigh: number;
  readonly bound: number;
  readonly gap: number;
  /** Of all that was chosen, the least for a million đồng. */
  readonly leastMinutesPerMillion?: number;
  /** With a tenth more money: so many more minutes, and what comes in and goes out. */
  readonly withTenthMore: PlanChange;
  /** With all prices half as high again: what falls out of the plan, and what comes in its place. */
  readonly ifPricesRise: PlanChange;
  readonly communes: readonly CommuneShare[];
  readonly notChosen: readonly NotChosen[];
  readonly coverage: CoverageCounts;
  readonly warnings: readonly PlanWarning[];
  /** With `more-than-everything`: so many đồng stay, for nothing more makes sense. */
  readonly staysUnspent?: number;
}

export type PlanWarning =
  | 'prices-old'
  | 'prices-assumed'
  | 'prices-of-the-future'
  | 'prices-without-vat'
  | 'mostly-estimated'
  | 'more-than-everything';

export type PlanChange =
  | {
      readonly possible: true;
      readonly minutes: number;
      readonly cost: number;
      readonly comesIn: readonly PlanMove[];
      readonly goesOut: readonly PlanMove[];
    }
  | { readonly possible: false; readonly trouble: PlanTrouble };

/** What would change; `minutes` are those of the plan as it is. */
export interface WhatIf {
  readonly minutes: number;
  readonly withTenthMore: PlanChange;
  readonly ifPricesRise: PlanChange;
  readonly ifPricesFall: PlanChange;
}

export type WhatIfAnswer =
  | { readonly ok: true; readonly whatIf: WhatIf }
  | { readonly ok: false; readonly trouble: PlanTrouble; readonly commune?: string };

export interface PlanMove {
  readonly device: string;
  readonly number: number;
  readonly commune: string;
  readonly measure: Measure;
}

export interface CommuneShare {
  readonly commune: string;
  readonly devices: number;
  readonly lines: number;
  readonly cost: Readonly<Record<Fund, number>>;
  readonly minutes: number;
}

/** A plan without what is tried beside it. */
export type DraftPlan = Omit<Plan, 'withTenthMore' | 'ifPricesRise'>;

export type DraftAnswer =
  | { readonly ok: true; readonly plan: DraftPlan }
  | { readonly ok: false; readonly trouble: PlanTrouble; readonly commune?: string };

export type PlanAnswer =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly trouble: PlanTrouble; readonly commune?: string };
