import type { Coverage } from './entities.ts';

/** What a sum buys, as pages show it. Money is whole đồng; `measure`, `notes` and `warnings` are codes that `@mach/messages` has words for. */
export interface PlanAnswerRow {
  readonly lines: readonly {
    readonly device: string;
    readonly number: number;
    readonly commune: string;
    readonly measure: string;
    readonly fund: 'parts' | 'assets';
    readonly cost: number;
    readonly costLow: number;
    readonly costHigh: number;
    readonly minutes: number;
    readonly year: number;
    readonly notes: readonly string[];
    readonly isMandatory: boolean;
    /** Of a move: the device that gives its place, and its number. */
    readonly from?: string;
    readonly fromNumber?: number;
  }[];
  readonly minutes: number;
  readonly cost: { readonly parts: number; readonly assets: number };
  readonly costLow: number;
  readonly costHigh: number;
  /** No plan gives back more minutes; gap = (bound − minutes) / bound. */
  readonly bound: number;
  readonly gap: number;
  readonly leastMinutesPerMillion?: number;
  readonly communes: readonly {
    readonly commune: string;
    readonly devices: number;
    readonly lines: number;
    readonly cost: { readonly parts: number; readonly assets: number };
    readonly minutes: number;
  }[];
  readonly coverage: Readonly<Record<Coverage, number>>;
  readonly warnings: readonly string[];
  /** With the warning `more-than-everything`: so many đồng stay, for nothing more is worth buying. */
  readonly staysUnspent?: number;
}

/** A plan that was issued: whole, it is at `/api/v1/plans/issued/NUMBER`, with all that it follows from. Times are ms since 1970, money whole đồng. */
export interface IssuedPlanRow {
  readonly number: number;
  readonly issuedAt: number;
  /** As the audit log names who changed something. */
  readonly issuedBy: string;
  /** What it was issued as, such as the number of the tờ trình. */
  readonly title?: string;
  /** yyyy-MM-dd. */
  readonly madeOn: string;
  /** Of the frozen plan; `plan verify` reckons it again. */
  readonly sha256: string;
  /** The version that made it. */
  readonly program: string;
  readonly lines: number;
  readonly minutes: number;
  readonly cost: { readonly parts: number; readonly assets: number };
  /** The codes of what it is about: the policy and the prices, by version and day. */
  readonly policyVersion: string;
  readonly pricesDate: string;
}
