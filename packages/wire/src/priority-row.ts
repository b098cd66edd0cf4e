import type { AssetRow } from './assets.ts';
import type { Coverage, Role } from './entities.ts';
import type { Values } from './reading.ts';

/** A device's place in the upgrade list. Minutes of working time a month that could be recovered, as an estimate with its spread. */
export interface PriorityRow {
  readonly rank: number;
  readonly device: string;
  readonly number: number;
  readonly communeCode: string;
  readonly label?: string;
  readonly role: Role;
  readonly coverage: Coverage;
  /** What the office's register says of it: whether its life has run out and whether it is within quota. */
  readonly asset?: AssetRow;
  readonly minutesPerMonth: { readonly low: number; readonly likely: number; readonly high: number };
  readonly confidence: 'low' | 'medium' | 'high';
  readonly reasons: readonly ReasonRow[];
  /** What could not be known about this device: names of facts. */
  readonly unknown: readonly string[];
  /** Since the list that was settled last; absent where none was. */
  readonly change?: RankChange;
}

/** What became of a device since the list that was settled before. Minutes are the likely ones. */
export type RankChange =
  | { readonly kind: 'new' }
  | { readonly kind: 'held'; readonly rankBefore: number; readonly minutesBefore: number }
  | {
      readonly kind: 'moved';
      readonly rankBefore: number;
      readonly minutesBefore: number;
      /** Codes of reasons that came and that went; without any, the minutes alone moved. */
      readonly came: readonly string[];
      readonly went: readonly string[];
    };

export interface ReasonRow {
  readonly code: string;
  readonly parameters: Values;
  readonly minutesPerMonth: number;
}

/** How many PCs of the upgrade list are known by each way: what `GET /api/v1/priorities` gives beside its rows. */
export interface PrioritiesKnownBy {
  readonly coverage: Readonly<Record<Coverage, number>>;
}
