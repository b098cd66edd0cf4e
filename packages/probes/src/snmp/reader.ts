import type { Clock } from '@mach/ports';
import type { SnmpLimits } from './limits.ts';
import { compareOids, indexUnder, isUnder } from './oid.ts';
import type { SnmpAnswer, SnmpFailure, SnmpSession, SnmpValue, Varbind } from './session.ts';

/** Values of columns by row, and why that is not all where it is not. */
export interface Walked {
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, SnmpValue>>;
  readonly cut?: string;
  readonly failure?: SnmpFailure;
}

/** Reads objects of one device within the bounds of a round, politely: one question at a time, with a pause in between. */
export interface SnmpReader {
  /** Objects that are there, by name; those that are not are left out. */
  get(
    oids: readonly string[],
  ): Promise<{ readonly values: ReadonlyMap<string, SnmpValue>; readonly failure?: SnmpFailure }>;
  /** Of each root the first object under it, where there is one. */
  first(roots: readonly string[]): Promise<{ readonly found: ReadonlySet<string>; readonly failure?: SnmpFailure }>;
  walk(columns: readonly string[], rowsMax: number): Promise<Walked>;
  objects(): number;
}

interface ReaderPorts {
  readonly session: SnmpSession;
  readonly clock: Clock;
  readonly limits: SnmpLimits;
  /** By uptime: no question begins after it. */
  readonly endsAtMs: number;
  readonly signal: AbortSignal;
}

export function createReader({ session, clock, limits, endsAtMs, signal }: ReaderPorts): SnmpReader {
  let questions = 0;
  let objects = 0;
  /** A device that has fallen silent is not asked on: each question would take its whole time. */
  let silence: SnmpFailure | undefined;

  async function ask(question: () => Promise<SnmpAnswer>): Promise<SnmpAnswer> {
    if (silence !== undefined) return silence;
    if (clock.uptimeMs() >= endsAtMs) return out('timeout', 'the time of the round was over');
    if (questions >= limits.requestsMax)
      return out('bad-reply', `the round has had its ${limits.requestsMax} questions`);
    if (objects >= limits.objectsMax) return out('bad-reply', `the round has read its ${limits.objectsMax} objects`);
    if (questions > 0) await clock.sleep(limits.questionGapMs, signal);
    questions += 1;
    const answer = await question();
    if (answer.ok) objects += answer.varbinds.length;
    else if (answer.status === undefined) silence = answer;
    return answer;
  }

  /** A device that can't answer all names at once, or that knows one of them by an error, is asked for fewer. */
  async function byHalves(
    names: readonly string[],
    question: (some: readonly string[]) => Promise<SnmpAnswer>,
  ): Promise<{
    readonly varbinds: readonly (readonly [asked: string, found: Varbind])[];
    readonly failure?: SnmpFailure;
  }> {
    const answer = await ask(() => question(names));
    if (answer.ok)
      return { varbinds: answer.varbinds.slice(0, names.length).map((found, i) => [names[i] ?? '', found]) };
    if (answer.status === undefined) return { varbinds: [], failure: answer };
    if (names.length === 1) return { varbinds: [] };
    const middle = names.length >> 1;
    const left = await byHalves(names.slice(0, middle), question);
    if (left.failure !== undefined) return left;
    const right = await byHalves(names.slice(middle), question);
    return { ...right, varbinds: [...left.varbinds, ...right.varbinds] };
  }

  async function inTurn(names: readonly string[], question: (some: readonly string[]) => Promise<SnmpAnswer>) {
    const varbinds: (readonly [string, Varbind])[] = [];
    for (let from = 0; from < names.length; from += limits.namesPerQuestion) {
      const found = await byHalves(names.slice(from, from + limits.namesPerQuestion), question);
      varbinds.push(...found.varbinds);
      if (found.failure !== undefined) return { varbinds, failure: found.failure };
    }
    return { varbinds };
  }

  /** A few columns side by side: one answer then holds whole rows. */
  async function walkGroup(names: readonly string[], rowsMax: number): Promise<Walked> {
    const columns = new Map(names.map((name) => [name, new Map<string, SnmpValue>()]));
    const cursors = new Map(names.map((name) => [name, name]));
    let repetitions = session.hasBulk ? Math.max(1, Math.floor(limits.objectsPerAnswer / names.length)) : 1;
    let cut: string | undefined;
    while (cursors.size > 0) {
      const asked = [...cursors];
      const heads = asked.map(([, cursor]) => cursor);
      const answer = await ask(() => (repetitions > 1 ? session.getBulk(heads, repetitions) : session.getNext(heads)));
      if (!answer.ok) {
        if (answer.status === undefined) return { columns, failure: answer, ...(cut !== undefined && { cut }) };
        // Too large an answer, or a device that stumbles over many rows: fewer. Version 1 says by an error that nothing follows.
        if (repetitions > 1) repetitions = answer.status === 'too-big' ? repetitions >> 1 : 1;
        else if (asked.length > 1) return await oneByOne(columns, cursors, rowsMax);
        else {
          if (session.hasBulk) cut = 'the device refuses to tell more';
          cursors.clear();
        }
        continue;
      }
      if (answer.varbinds.length === 0) return { columns, cut: 'the device answers with nothing' };
      const wentOn = new Set<string>();
      // An answer may be cut off within its first row: what it did not come to is asked for again.
      for (const [i, { oid, value }] of answer.varbinds.entries()) {
        const [name, asOf] = asked[i % asked.length] ?? ['', ''];
        const cursor = cursors.get(name);
        // A later row of a column that has ended already.
        if (cursor === undefined) continue;
        if (value.type === 'end' || value.type === 'absent' || !isUnder(oid, name)) {
          cursors.delete(name);
          continue;
        }
        if (compareOids(oid, wentOn.has(name) ? cursor : asOf) <= 0) {
          cut = 'the device goes round in circles';
          cursors.delete(name);
          continue;
        }
        wentOn.add(name);
        cursors.set(name, oid);
        const rows = columns.get(name);
        rows?.set(indexUnder(oid, name), value);
        if ((rows?.size ?? 0) >= rowsMax) {
          cut = `cut off after ${rowsMax} rows`;
          cursors.delete(name);
        }
      }
    }
    return { columns, ...(cut !== undefined && { cut }) };
  }

  /** Version 1 refuses a question whole for one name that nothing follows. */
  async function oneByOne(
    columns: Map<string, Map<string, SnmpValue>>,
    cursors: ReadonlyMap<string, string>,
    rowsMax: number,
  ): Promise<Walked> {
    let cut: string | undefined;
    for (const name of cursors.keys()) {
      const alone = await walkGroup([name], rowsMax);
      for (const [index, value] of alone.columns.get(name) ?? []) columns.get(name)?.set(index, value);
      if (alone.failure !== undefined) return { columns, failure: alone.failure };
      cut = alone.cut ?? cut;
    }
    return { columns, ...(cut !== undefined && { cut }) };
  }

  return {
    get: async (oids) => {
      const { varbinds, failure } = await inTurn(oids, (some) => session.get(some));
      const there = varbinds.filter(([asked, { oid, value }]) => asked === oid && isThere(value));
      const values = new Map(there.map(([asked, { value }]) => [asked, value]));
      return { values, ...(failure !== undefined && { failure }) };
    },
    first: async (roots) => {
      const { varbinds, failure } = await inTurn(roots, (some) => session.getNext(some));
      const under = varbinds.filter(([root, { oid, value }]) => isUnder(oid, root) && value.type !== 'end');
      return { found: new Set(under.map(([root]) => root)), ...(failure !== undefined && { failure }) };
    },
    walk: async (names, rowsMax) => {
      const columns = new Map<string, ReadonlyMap<string, SnmpValue>>();
      let cut: string | undefined;
      for (let from = 0; from < names.length; from += limits.namesPerQuestion) {
        const group = await walkGroup(names.slice(from, from + limits.namesPerQuestion), rowsMax);
        for (const [name, rows] of group.columns) columns.set(name, rows);
        cut = group.cut ?? cut;
        if (group.failure !== undefined) return { columns, failure: group.failure, ...(cut !== undefined && { cut }) };
      }
      return { columns, ...(cut !== undefined && { cut }) };
    },
    objects: () => objects,
  };
}

const isThere = ({ type }: SnmpValue): boolean =>
  type !== 'absent' && type !== 'end' && type !== 'null' && type !== 'other';

const out = (failure: 'timeout' | 'bad-reply', detail: string): SnmpFailure => ({ ok: false, failure, detail });
