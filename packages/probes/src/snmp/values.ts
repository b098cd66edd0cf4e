import { compareOids } from './oid.ts';
import {
  type ListedFrom,
  listOf,
  type NumberFrom,
  type Objects,
  type ReasonsFrom,
  type RowFilter,
  type TextFrom,
  type ValueFrom,
  type WordFrom,
} from './profile.ts';
import type { SnmpValue } from './session.ts';

type Told = number | string | boolean;
/** What a name holds in the row that is looked at; a scalar has but one. */
export type Lookup = (object: string) => SnmpValue | undefined;
/** All that a column holds, whatever the row; undefined where it was not read. */
export type Column = (object: string) => ReadonlyMap<string, SnmpValue> | undefined;

/** One value of a reading out of what the device said, and what is true of it besides; nothing where it is not known. */
export function readValue(
  from: ValueFrom,
  at: Lookup,
  column: Column,
): { readonly value?: Told; readonly also?: Readonly<Record<string, Told>> } {
  if ('number' in from) return readNumber(from, at);
  if ('text' in from) return readText(from, at, column);
  if ('word' in from) return readWord(from, at);
  if ('listed' in from) return readListed(from, at, column);
  return readReasons(from, at, column);
}

function readNumber(from: NumberFrom, at: Lookup): ReturnType<typeof readValue> {
  const { times = 1, per, product, factors = [], unknown = [], range } = from;
  const found = firstOf(from.number, at, (value, by) => {
    const number = numberOf(value);
    return number === undefined || unknown.includes(number) ? undefined : number * by;
  });
  if (found === undefined) return {};
  const divisor = per === undefined ? 1 : numberOf(at(per));
  const multiplier = product === undefined ? 1 : numberOf(at(product));
  if (divisor === undefined || divisor <= 0 || multiplier === undefined) return {};
  let value = (found.value * times * multiplier) / divisor;
  for (const { column, by } of factors) {
    const factor = by[numberOf(at(column)) ?? Number.NaN];
    if (factor === undefined) return {};
    value *= factor;
  }
  if (!Number.isFinite(value) || (range !== undefined && (value < range[0] || value > range[1]))) return {};
  return { ...found, value: Number.isInteger(value) ? value : Number(value.toPrecision(7)) };
}

function readText({ text, pattern, where }: TextFrom, at: Lookup, column: Column): ReturnType<typeof readValue> {
  const taken = (value: SnmpValue | undefined): string | undefined => {
    const said = textOf(value);
    return said === undefined || pattern === undefined ? said : cleanText(pattern.exec(said)?.[1]);
  };
  if (where === undefined) return firstOf(text, at, taken) ?? {};
  for (const object of listOf(text)) {
    for (const [index, value] of column(object) ?? []) {
      const said = taken(value);
      if (said !== undefined && passes(where, (name) => column(name)?.get(index))) return { value: said };
    }
  }
  return {};
}

function readWord({ word, words, above }: WordFrom, at: Lookup): ReturnType<typeof readValue> {
  const found = firstOf(word, at, (value) => {
    const number = numberOf(value);
    const isAbove = above !== undefined && number !== undefined && number > above[0];
    return words[keyOf(value) ?? ''] ?? (isAbove ? above[1] : undefined);
  });
  return found ?? {};
}

function readListed(
  { listed, holds, countedBy }: ListedFrom,
  at: Lookup,
  column: Column,
): ReturnType<typeof readValue> {
  const rows = [...(column(listed)?.values() ?? [])];
  if (rows.some((value) => value.type === 'oid' && compareOids(value.text, holds) === 0)) return { value: true };
  return rows.length > 0 || numberOf(at(countedBy)) === 0 ? { value: false } : {};
}

function readReasons({ reasons }: ReasonsFrom, at: Lookup, column: Column): ReturnType<typeof readValue> {
  const found = new Set<string>();
  let isKnown = false;
  for (const reason of reasons) {
    if ('bits' in reason) {
      const value = at(reason.bits);
      if (value?.type !== 'octets') continue;
      isKnown = true;
      for (const [bit, word] of reason.words.entries()) {
        // BITS count from the highest bit of the first byte (RFC 2578, 8.1).
        if (word !== undefined && ((value.bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) found.add(word);
      }
    } else {
      for (const value of column(reason.column)?.values() ?? []) {
        isKnown = true;
        const word = reason.words[numberOf(value) ?? Number.NaN];
        if (word !== undefined) found.add(word);
      }
    }
  }
  if (!isKnown) return {};
  return { value: found.size === 0 ? 'none' : [...found].toSorted().join(' ') };
}

function firstOf<Value extends Told>(
  objects: Objects,
  at: Lookup,
  read: (value: SnmpValue | undefined, times: number) => Value | undefined,
): { readonly value: Value; readonly also?: Readonly<Record<string, Told>> } | undefined {
  for (const one of typeof objects === 'string' ? [objects] : objects) {
    const { object, also, times = 1 } = typeof one === 'string' ? { object: one } : one;
    const value = read(at(object), times);
    if (value !== undefined) return { value, ...(also !== undefined && { also }) };
  }
  return undefined;
}

/** Whether a row is one of those that are wanted. What a row does not say, it is not. */
export function passes(where: readonly RowFilter[] | undefined, at: Lookup): boolean {
  return (where ?? []).every(({ column, is, isNot }) => {
    const key = keyOf(at(column));
    const includes = (list: readonly (number | string)[]) =>
      key !== undefined && list.some((one) => String(one) === key);
    return (is === undefined || includes(is)) && !(isNot !== undefined && includes(isNot));
  });
}

/** Any of the numeric types: makers mix them up. Beyond 2^53 the last digits go, which counts of bytes can spare. */
export function numberOf(value: SnmpValue | undefined): number | undefined {
  if (value === undefined || !('number' in value)) return undefined;
  return Number(value.number);
}

const keyOf = (value: SnmpValue | undefined): string | undefined => {
  if (value === undefined) return undefined;
  return 'number' in value ? String(value.number) : 'text' in value ? value.text : textOf(value);
};

/** Octets as a text: UTF-8 where they are that, else the old Western one, which misses letters and no more. */
export function textOf(value: SnmpValue | undefined): string | undefined {
  if (value?.type !== 'octets') return undefined;
  return cleanText(decoded(value.bytes));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

const TEXT_LENGTH_MAX = 120;

/** Without what can't be printed, runs of blanks, or length. */
export function cleanText(given: string | undefined): string | undefined {
  const text = given?.replace(/[\s\p{Cc}\p{Cf}\uFFFD]+/gu, ' ').trim();
  return text === undefined || text === '' ? undefined : text.slice(0, TEXT_LENGTH_MAX).toWellFormed();
}
