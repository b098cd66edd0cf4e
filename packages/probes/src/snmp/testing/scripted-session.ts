import { compareOids } from '../oid.ts';
import type { SnmpAnswer, SnmpSession, SnmpValue, Varbind } from '../session.ts';

/** Objects of a made device, by their names. */
export type MadeObjects = Readonly<Record<string, SnmpValue>>;

export interface ScriptedSession extends SnmpSession {
  /** Questions so far, with the names that were asked. */
  readonly asked: readonly (readonly string[])[];
}

export interface ScriptedHow {
  readonly version?: '1' | '2c';
  /** Stands in for an answer, by the number of the question; undefined: the device answers. */
  readonly instead?: (question: number, names: readonly string[]) => SnmpAnswer | undefined;
  /** Objects that fit into one answer; what is more is cut off. */
  readonly fits?: number;
}

/** A device in memory that answers as RFC 3416 has it, or version 1's RFC 1157. */
export function scriptedSession(
  objects: MadeObjects,
  { version = '2c', instead, fits }: ScriptedHow = {},
): ScriptedSession {
  const names = Object.keys(objects).sort(compareOids);
  const asked: (readonly string[])[] = [];

  const next = (oid: string): Varbind => {
    const found = names[placeAfter(names, oid)];
    const value = found === undefined ? undefined : objects[found];
    return found === undefined || value === undefined ? { oid, value: { type: 'end' } } : { oid: found, value };
  };
  const answer = async (about: readonly string[], make: () => readonly Varbind[]): Promise<SnmpAnswer> => {
    asked.push(about);
    const given = instead?.(asked.length, about);
    if (given !== undefined) return given;
    const varbinds = make();
    const isMissing = varbinds.some(({ value }) => value.type === 'absent' || value.type === 'end');
    if (version === '1' && isMissing) {
      return { ok: false, failure: 'bad-reply', detail: 'noSuchName', status: 'no-such-name' };
    }
    return { ok: true, varbinds: varbinds.slice(0, fits) };
  };
  return {
    asked,
    hasBulk: version !== '1',
    sent: () => asked.length,
    get: (oids) => answer(oids, () => oids.map((oid) => ({ oid, value: objects[oid] ?? { type: 'absent' } }))),
    getNext: (oids) => answer(oids, () => oids.map(next)),
    getBulk: (oids, repetitions) =>
      answer(oids, () => {
        const rows: Varbind[][] = [];
        let heads = oids;
        for (let row = 0; row < repetitions; row++) {
          const found = heads.map(next);
          rows.push(found);
          heads = found.map(({ oid }) => oid);
        }
        return rows.flat();
      }),
  };
}

export const integer = (number: number): SnmpValue => ({ type: 'integer', number });
export const gauge = (number: number): SnmpValue => ({ type: 'gauge', number });
export const counter = (number: number): SnmpValue => ({ type: 'counter32', number });
export const octets = (text: string): SnmpValue => ({ type: 'octets', bytes: new TextEncoder().encode(text) });
export const bytes = (...given: readonly number[]): SnmpValue => ({ type: 'octets', bytes: Uint8Array.from(given) });
export const oid = (text: string): SnmpValue => ({ type: 'oid', text });

/** Rows of a table: by column, then by row. */
export function table(root: string, columns: Readonly<Record<number, readonly SnmpValue[]>>): MadeObjects {
  const entries = Object.entries(columns).flatMap(([column, values]) =>
    values.map((value, row) => [`${root}.${column}.${row + 1}`, value] as const),
  );
  return Object.fromEntries(entries);
}

/** The place of the first name that comes after this one. */
function placeAfter(names: readonly string[], oid: string): number {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareOids(names[middle] ?? '', oid) > 0) to = middle;
    else from = middle + 1;
  }
  return from;
}
