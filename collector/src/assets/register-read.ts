import type { AssetKind } from '@mach/knowledge';
import type { AssetRecord, Posts } from '@mach/wire';
import type { CellTrouble } from './cell-values.ts';
import type { Column } from './columns.ts';

/** What is told of a file beside its lines: nothing of it is wrong, and a reader must know it. Cells are `Sổ!B5`. */
export type RegisterNote =
  | { readonly kind: 'sheet-empty' | 'sheet-hidden' | 'sheet-other'; readonly sheet: string }
  | {
      readonly kind: 'rows-passed';
      readonly sheet: string;
      readonly rows: readonly number[];
      readonly because: 'total' | 'heading' | 'head-again' | 'foot';
    }
  | { readonly kind: 'column-hidden'; readonly place: string; readonly head: string }
  | { readonly kind: 'rows-hidden'; readonly sheet: string; readonly rows: readonly number[] }
  | { readonly kind: 'column-of-people'; readonly sheet: string; readonly head: string }
  | { readonly kind: 'columns-strange'; readonly sheet: string; readonly heads: readonly string[] }
  | { readonly kind: 'money-unit'; readonly sheet: string; readonly unit: number }
  | { readonly kind: 'tcvn3'; readonly sheet: string; readonly cells: number; readonly example: string };

/** What is wrong with a cell, a range or the whole: `place`, what was `found`, and by its code what would be right. */
export interface RegisterProblem {
  readonly place: string;
  readonly code:
    | CellTrouble
    | 'no-table'
    | 'too-many-rows'
    | 'column-doubled'
    | 'merged-identity'
    | 'letters-vni'
    | 'unit-unknown'
    | 'unit-missing'
    | 'unit-contradicted'
    | 'no-identity'
    | 'identity-doubled'
    | 'residual-above-price'
    | 'posts-missing'
    | 'posts-doubled';
  readonly found: string;
  /** The whole is not taken up as long as this stands, whatever is left out. */
  readonly isOfWhole?: true;
}

/** A line of the register before it has an id. */
export type ReadLine = Omit<AssetRecord, 'id' | 'kind'> & { readonly kind?: AssetKind };

export interface RegisterRead {
  readonly lines: readonly ReadLine[];
  readonly posts: readonly Posts[];
  readonly problems: readonly RegisterProblem[];
  readonly notes: readonly RegisterNote[];
}

/** What a reader of registers must know of the world. `unitOf`: the code of a commune by its code or its name, if there is exactly one. */
export interface RegisterBasis {
  readonly unitOf: (text: string) => string | undefined;
  /** Of a file that names no commune. */
  readonly commune?: string;
  /** The present one. */
  readonly year: number;
  readonly serialHash: (serial: string) => string;
}

/** Says that a cell of the row is wrong; without a column the whole row, `found` unless it is the cell as it stands. */
export type Complaint = (column: Column | undefined, code: RegisterProblem['code'], found?: string) => void;

/** What is gathered while sheets are read. */
export type Found = { readonly [Key in keyof RegisterRead]: RegisterRead[Key][number][] };
