/** The two kinds of money: parts under the limit of a fixed asset are running costs, whole PCs are fixed assets. */
export const FUNDS = ['parts', 'assets'] as const;
export type Fund = (typeof FUNDS)[number];

/** What could be bought for one device. Money is whole đồng, minutes those a month that the purchase recovers (0 or more). */
export interface PlanOption {
  readonly name: string;
  readonly cost: number;
  readonly fund: Fund;
  readonly minutes: number;
  /** Counts against `replacementsMax`. */
  readonly isReplacement?: boolean;
  /** The pieces that are bought, for prices that fall with the number: those of all options count together, and one that stands twice is two. */
  readonly items?: readonly string[];
  /** Years of the plan for which it recovers its minutes, from the one in which it is paid: a line that is rented for one. All that are left unless said. */
  readonly lastsYears?: number;
}

/** A device, or a place, with its options; at most one of them is chosen. */
export interface PlanChoice {
  readonly device: string;
  readonly commune: string;
  readonly options: readonly PlanOption[];
  /** False where one of the options must be chosen. True unless said. */
  readonly mayStay?: boolean;
  /** Devices of one bundle are upgraded all or not at all: a whole counter. */
  readonly bundle?: string;
}

/** Money of one year: one common sum, or one for parts and one for whole PCs. What a year leaves unspent is gone. */
export type YearFunds = { readonly common: number } | { readonly parts: number; readonly assets: number };

/** At least, and at most, so much đồng for a commune, over both funds and all years. */
export interface CommuneLimits {
  readonly floor?: number;
  readonly cap?: number;
}

/** From `from` pieces of an item on, each costs `discount` đồng less. Of several steps of one item the highest reached holds. */
export interface BulkPrice {
  readonly item: string;
  readonly from: number;
  readonly discount: number;
}

export interface PlanProblem {
  readonly choices: readonly PlanChoice[];
  /** One entry a year, the first is this one. What is bought later recovers minutes for fewer years of the plan. */
  readonly years: readonly YearFunds[];
  readonly communes?: Readonly<Record<string, CommuneLimits>>;
  readonly replacementsMax?: number;
  /** Minutes that the plan is charged for each option that counts as a replacement, in whatever year: where places for them are shared with others. */
  readonly replacementPrice?: number;
  readonly bulkPrices?: readonly BulkPrice[];
}

/** One thing to buy. `cost` is what is paid, after a price for many; `year` counts from 0. */
export interface Chosen {
  readonly device: string;
  readonly commune: string;
  readonly option: string;
  readonly fund: Fund;
  readonly cost: number;
  readonly minutes: number;
  readonly year: number;
}

export interface Solution {
  readonly chosen: readonly Chosen[];
  /** Minutes a month, as a mean over the years of the plan; less what was charged for replacements, as in the bound. */
  readonly minutes: number;
  readonly cost: Readonly<Record<Fund, number>>;
  /** No plan within these rules recovers more minutes. */
  readonly bound: number;
  /** (bound − minutes) / bound; 0 where there is nothing to recover. */
  readonly gap: number;
}

/** Why there is no plan. `communes` are those whose floors can't be met, the least that were found to clash. */
export type PlanTrouble =
  | { readonly kind: 'floor-above-options'; readonly commune: string; readonly floor: number; readonly most: number }
  | { readonly kind: 'floor-above-cap'; readonly commune: string; readonly floor: number; readonly cap: number }
  | {
      readonly kind: 'floors-above-funds';
      /** All that have a floor. */
      readonly communes: readonly string[];
      readonly floors: number;
      readonly funds: number;
    }
  | { readonly kind: 'floors-clash'; readonly communes: readonly string[] }
  /** Floors that could be met without that rule of the policy. */
  | {
      readonly kind: 'floors-against-rule';
      readonly communes: readonly string[];
      readonly rule: 'replaceUnsupportedFirst' | 'replacementsMax';
    }
  /** The policy limits communes that there are not. */
  | { readonly kind: 'unknown-communes'; readonly communes: readonly string[] }
  | { readonly kind: 'must-choose-too-dear'; readonly devices: readonly string[] }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'not-found'; readonly bound: number };

export type SolveAnswer =
  | { readonly ok: true; readonly solution: Solution }
  | { readonly ok: false; readonly trouble: PlanTrouble };
