import type { EquipmentKind } from '@mach/wire';

/**
 * How a kind of device is read, as data: a new one is a file here and a recording that proves it. Objects are named in dotted digits;
 * scalars with their `.0`, columns without the row.
 */
export interface SnmpProfile {
  readonly name: string;
  /** Read where any of these holds; of every device where it is absent. */
  readonly match?: {
    /** sysObjectID is one of these or lies under it. */
    readonly objectIds?: readonly string[];
    readonly descr?: RegExp;
    /** The device has objects under one of these. */
    readonly roots?: readonly string[];
  };
  /** What the device is then. Of several profiles that match, the one with the highest rank says it. */
  readonly device?: { readonly kind?: SnmpDeviceKind; readonly maker?: string; readonly rank: number };
  /** Of the device itself; the profile with the highest rank that knows one says it. Never a serial number or a name that people gave. */
  readonly facts?: { readonly model?: FactFrom; readonly firmware?: FactFrom };
  readonly tables?: readonly ProfileTable[];
}

/** The first of several that says something. */
export type FactFrom = TextFrom | readonly TextFrom[];

export type SnmpDeviceKind = EquipmentKind | 'server';

/** Readings of one kind. */
export interface ProfileTable {
  readonly kind: string;
  /** `each` row is a part; of `first`, each value is taken from the first row that has it; `none`: scalars. */
  readonly rows: 'each' | 'first' | 'none';
  /** Names the parts of `each` row: the first of these that says something, else the row's index. `text` names a part of a device that has but one; of several it is followed by their number. */
  readonly part?: { readonly columns?: readonly string[]; readonly text?: string };
  readonly where?: readonly RowFilter[];
  /** A row that passes all of these is left out. */
  readonly except?: readonly RowFilter[];
  readonly values: Readonly<Record<string, ValueFrom>>;
  /** A row without these is no part. */
  readonly needs?: readonly string[];
  /** Only asked where the device has something under it; by default where it has something under the table's own columns. */
  readonly root?: string;
}

export interface RowFilter {
  readonly column: string;
  readonly isNot?: readonly (number | string)[];
  readonly is?: readonly (number | string)[];
}

/** The first of these objects that has a value; it may be in another unit, and what is `also` true of the reading then is told with it. */
export type Objects = string | readonly (string | OneObject)[];
interface OneObject {
  readonly object: string;
  readonly also?: ConstantValues;
  readonly times?: number;
}
type ConstantValues = Readonly<Record<string, number | string | boolean>>;

export interface NumberFrom {
  readonly number: Objects;
  readonly times?: number;
  /** Multiplied by this object, such as the size of a unit. */
  readonly product?: string;
  /** Divided by this object. A device that gives a percentage has 100 here by itself, as `times`. */
  readonly per?: string;
  /** Factors by what another column says, such as a unit's power of ten. */
  readonly factors?: readonly { readonly column: string; readonly by: Readonly<Record<number, number>> }[];
  /** What the device says when it does not know. */
  readonly unknown?: readonly number[];
  /** Anything else is unknown too; after `times`. */
  readonly range?: readonly [from: number, to: number];
}
export interface TextFrom {
  readonly text: Objects;
  /** Its first group is taken; without a match there is none. */
  readonly pattern?: RegExp;
  /** Of a column: the first row that passes. */
  readonly where?: readonly RowFilter[];
}
/** A number that stands for something. One without a word is unknown. */
export interface WordFrom {
  readonly word: Objects;
  readonly words: Readonly<Record<number | string, string | number | boolean>>;
  /** What every number above one stands for. */
  readonly above?: readonly [number: number, word: string | number | boolean];
}
/** Words for all bits that are set and all numbers that a column holds, sorted, apart by spaces; `none` where the device says that there are none. */
export interface ReasonsFrom {
  readonly reasons: readonly (
    | { readonly bits: string; readonly words: readonly (string | undefined)[] }
    | { readonly column: string; readonly words: Readonly<Record<number, string>> }
  )[];
}
/** Whether a column lists an object. `countedBy` tells an empty list from one that can't be read. */
export interface ListedFrom {
  readonly listed: string;
  readonly holds: string;
  readonly countedBy: string;
}
export type ValueFrom = NumberFrom | TextFrom | WordFrom | ReasonsFrom | ListedFrom;

/** Names of all objects that a value is made from. */
export function objectsOf(from: ValueFrom): readonly string[] {
  if ('number' in from) {
    const factors = from.factors?.map(({ column }) => column) ?? [];
    return [...listOf(from.number), ...[from.per, from.product].filter((one) => one !== undefined), ...factors];
  }
  if ('text' in from) return [...listOf(from.text), ...(from.where?.map(({ column }) => column) ?? [])];
  if ('word' in from) return listOf(from.word);
  if ('listed' in from) return [from.listed, from.countedBy];
  return from.reasons.map((reason) => ('bits' in reason ? reason.bits : reason.column));
}

export const listOf = (objects: Objects): readonly string[] =>
  typeof objects === 'string' ? [objects] : objects.map((one) => (typeof one === 'string' ? one : one.object));
