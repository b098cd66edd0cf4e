import type { SnmpPart } from '@mach/ports';
import { compareOids } from './oid.ts';
import { partName } from './part-name.ts';
import { objectsOf, type ProfileTable } from './profile.ts';
import type { SnmpValue } from './session.ts';
import { type Column, type Lookup, passes, readValue } from './values.ts';

type Values = Record<string, number | string | boolean>;
export type Rows = ReadonlyMap<string, ReadonlyMap<string, SnmpValue>>;

/** Names of the columns that a table is read from, in the order in which it names them. */
export function columnsOf(table: ProfileTable): readonly string[] {
  const named = [
    ...(table.part?.columns ?? []),
    ...[...(table.where ?? []), ...(table.except ?? [])].map(({ column }) => column),
  ];
  return [...new Set([...named, ...Object.values(table.values).flatMap(objectsOf)])];
}

/** Scalars end in `.0`, and rows that a profile names are as good. Columns of a list are walked though all else are scalars. */
export function scalarsOf(table: ProfileTable): readonly string[] {
  if (table.rows !== 'none') return columnsOf(table).filter(isScalar);
  const lists = new Set(listsOf(table));
  return columnsOf(table).filter((object) => !lists.has(object));
}

/** Instances of scalars end so, and columns never do. */
const isScalar = (object: string) => object.endsWith('.0');

export function listsOf(table: ProfileTable): readonly string[] {
  if (table.rows !== 'none') return columnsOf(table).filter((object) => !isScalar(object));
  return Object.values(table.values).flatMap((from) => {
    if ('listed' in from) return [from.listed];
    if ('reasons' in from) return from.reasons.flatMap((one) => ('column' in one ? [one.column] : []));
    return 'text' in from && from.where !== undefined ? objectsOf(from) : [];
  });
}

/** The readings that a table gives. What the device did not say is left out of their values; a row that says nothing is none. */
export function partsOf(table: ProfileTable, scalars: ReadonlyMap<string, SnmpValue>, rows: Rows): readonly SnmpPart[] {
  const column: Column = (object) => rows.get(object);
  if (table.rows !== 'each') {
    const first = (object: string) => {
      const [index] = [...(rows.get(object)?.keys() ?? [])].sort(compareOids);
      return index === undefined ? undefined : rows.get(object)?.get(index);
    };
    const at: Lookup = (object) => scalars.get(object) ?? first(object);
    return made(table, table.part?.text, valuesAt(table, at, column));
  }
  const indexes = [...new Set([...rows.values()].flatMap((cells) => [...cells.keys()]))].sort(compareOids);
  const taken = new Set<string>();
  return indexes.flatMap((index) => {
    const at: Lookup = (object) => rows.get(object)?.get(index) ?? scalars.get(object);
    if (!passes(table.where, at) || (table.except !== undefined && passes(table.except, at))) return [];
    const values = valuesAt(table, at, column);
    const name = nameOf(table, at, index, taken.size + 1);
    // Two rows of one name would be one series: the second is called by its row too.
    const unique = taken.has(name) ? `${name} (${index})` : name;
    const parts = made(table, unique, values);
    if (parts.length > 0) taken.add(unique);
    return parts;
  });
}

function made({ kind, needs = [] }: ProfileTable, target: string | undefined, values: Values): readonly SnmpPart[] {
  if (Object.keys(values).length === 0 || needs.some((name) => values[name] === undefined)) return [];
  return [{ kind, ...(target !== undefined && { target }), ok: true, values }];
}

function nameOf({ part }: ProfileTable, at: Lookup, index: string, number: number): string {
  const name = part?.columns?.map((column) => partName(at(column))).find((found) => found !== undefined);
  return name ?? (part?.text === undefined ? index : `${part.text} ${number}`);
}

function valuesAt(table: ProfileTable, at: Lookup, column: Column): Values {
  const values: Values = {};
  for (const [name, from] of Object.entries(table.values)) {
    const { value, also } = readValue(from, at, column);
    if (value !== undefined) Object.assign(values, { [name]: value }, also);
  }
  return values;
}
