import type { AssetRow } from './assets.ts';
import type { Coverage, EquipmentKind, Role } from './entities.ts';
import type { PlanAnswerRow } from './plan-answer.ts';
import type { ReasonRow } from './priority-row.ts';

/** What the page of plans begins with. Money is whole đồng. */
export interface PlanDeskInfo {
  /** By whose rules and prices plans are made: the province's own (`isOwn`), or those that are shipped. */
  readonly policy: {
    readonly isOwn: boolean;
    readonly version: string;
    readonly date: string;
    readonly replacementCeiling: number;
    readonly assetFrom: number;
    readonly minutesMin: number;
    readonly moves: 'none' | 'commune' | 'province';
    readonly replacementsMax?: number;
    readonly communes: Readonly<Record<string, { readonly floor?: number; readonly cap?: number }>>;
  };
  readonly prices: {
    readonly isOwn: boolean;
    readonly date: string;
    readonly basis: 'quote' | 'catalogue' | 'assumption';
    readonly source: string;
    readonly includesVat: boolean;
    readonly includesLicences: boolean;
  };
  /** What was spent the year before, as the configuration says. */
  readonly lastYear?: { readonly year: number; readonly parts: number; readonly assets: number };
  /** What everything that is worth buying would cost, the dearest choice for each device: more money buys nothing. */
  readonly worthBuying: { readonly parts: number; readonly assets: number };
  /** The sums that the page begins with. */
  readonly first: { readonly parts: number; readonly assets: number };
  readonly devices: number;
  readonly coverage: PlanAnswerRow['coverage'];
}

/** Why there is no plan: a code with parameters, as `PlanTrouble` of `@mach/priority` has it. */
export type PlanTroubleRow = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** A plan without its lines, or why there is none. */
export interface PlanSummaryRow {
  readonly plan?: Omit<PlanAnswerRow, 'lines'> & { readonly lines: number };
  readonly trouble?: PlanTroubleRow;
}

/** Whom a line is of. */
export interface PlanDeviceRow {
  readonly device: string;
  readonly number: number;
  readonly commune: string;
  readonly label?: string;
  readonly role?: Role;
  readonly equipment?: EquipmentKind | 'line';
  readonly coverage: Coverage;
}

/** What is bought, for whom and why. */
export interface PlanLineRow extends PlanDeviceRow {
  readonly measure: string;
  readonly fund: 'parts' | 'assets';
  readonly cost: number;
  readonly costLow: number;
  readonly costHigh: number;
  readonly minutes: number;
  readonly notes: readonly string[];
  /** Of a move: the number of the device that gives its place. */
  readonly fromNumber?: number;
  readonly isMandatory: boolean;
  readonly isEstimated: boolean;
  /** What the office's register says of it; absent of a line, and of what nobody could look up. */
  readonly asset?: Omit<AssetRow, 'record'>;
  readonly reasons: readonly ReasonRow[];
}

/** Who gets nothing, and why. `excluded`: what was ruled out for it, by measure. */
export interface PlanLeftRow extends PlanDeviceRow {
  /** `exchanged`: nothing is bought for it, and it goes where a chosen line moves it. */
  readonly because: 'less-for-money' | 'does-not-fit' | 'nothing-makes-sense' | 'exchanged';
  readonly minutesPerMillion?: number;
  readonly excluded: readonly { readonly measure: string; readonly because: string }[];
}

/** The lines of a plan, and whom it leaves out; both empty where there is no plan. */
export interface PlanListAnswer {
  readonly lines: readonly PlanLineRow[];
  readonly left: readonly PlanLeftRow[];
}

/** What comes into a plan or goes out of it: how many, and the first of them. */
export interface PlanMovesRow {
  readonly count: number;
  readonly first: readonly {
    readonly device: string;
    readonly number: number;
    readonly commune: string;
    readonly measure: string;
  }[];
}

export interface PlanChangeRow {
  /** Absent where no plan keeps to the rules then. */
  readonly minutes?: number;
  readonly cost?: number;
  readonly comesIn: PlanMovesRow;
  readonly goesOut: PlanMovesRow;
}

export interface PlanWhatIfRow {
  readonly minutes?: number;
  readonly withTenthMore?: PlanChangeRow;
  readonly ifPricesRise?: PlanChangeRow;
  readonly ifPricesFall?: PlanChangeRow;
  /** Why no new PC is left in the plan when prices rise: what the cheapest costs then, and the ceiling of one, in đồng. */
  readonly aboveCeiling?: { readonly cheapest: number; readonly ceiling: number };
  readonly trouble?: PlanTroubleRow;
}

/** Minutes that a part of the sum gives back; `share` 1 is the sum itself. */
export interface PlanCurveRow {
  readonly points: readonly { readonly share: number; readonly minutes?: number; readonly cost?: number }[];
}
