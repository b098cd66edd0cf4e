import { accepts, describe, expectation, type Option, type Problem, type ValueOf } from './option.ts';

/**
 * The form of a message as data: scalars from `option.ts`, put together into objects, lists and records. From one shape
 * come the TypeScript type, the checker of the hot route and the zod schema of the OpenAPI document.
 */
export type Shape = Option | ObjectShape | ListShape | RecordShape | PairShape | ScalarShape | AnythingShape;

export interface ObjectShape {
  readonly type: 'object';
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional: Readonly<Record<string, Shape>>;
}
export interface ListShape {
  readonly type: 'list';
  readonly of: Shape;
  readonly lengthMax: number;
}
export interface RecordShape {
  readonly type: 'record';
  readonly of: Shape;
  readonly keysMax: number;
}
/** Two numbers, the first not above the second: a range, both ends included. */
export interface PairShape {
  readonly type: 'pair';
}
/** A finite number, a string of at most `lengthMax`, or a boolean. */
export interface ScalarShape {
  readonly type: 'scalar';
  readonly lengthMax: number;
}

/** Not looked at here. */
export interface AnythingShape {
  readonly type: 'anything';
}

export type Infer<S extends Shape> = S extends {
  readonly type: 'object';
  readonly required: infer R extends Readonly<Record<string, Shape>>;
  readonly optional: infer O extends Readonly<Record<string, Shape>>;
}
  ? { readonly [K in keyof R]: Infer<R[K]> } & { readonly [K in keyof O]?: Infer<O[K]> }
  : S extends { readonly type: 'list'; readonly of: infer E extends Shape }
    ? readonly Infer<E>[]
    : S extends { readonly type: 'record'; readonly of: infer E extends Shape }
      ? Readonly<Record<string, Infer<E>>>
      : S extends PairShape
        ? readonly [from: number, to: number]
        : S extends ScalarShape
          ? number | string | boolean
          : S extends AnythingShape
            ? unknown
            : S extends Option
              ? ValueOf<S>
              : never;

export const object = <
  const R extends Readonly<Record<string, Shape>>,
  const O extends Readonly<Record<string, Shape>> = Record<never, never>,
>(
  required: R,
  optional?: O,
) => ({ type: 'object', required, optional: (optional ?? {}) as O }) as const;
export const list = <const S extends Shape>(of: S, lengthMax: number) => ({ type: 'list', of, lengthMax }) as const;
export const record = <const S extends Shape>(of: S, keysMax: number) => ({ type: 'record', of, keysMax }) as const;
export const pair = { type: 'pair' } as const;
export const scalar = (lengthMax: number) => ({ type: 'scalar', lengthMax }) as const;

export const anything = { type: 'anything' } as const;

/** Where a checker writes what it finds. Unknown keys are noted by their path without indexes, and are no problem. */
export interface Findings {
  readonly problems: Problem[];
  readonly unknownKeys: Set<string>;
}

/** Adds to the findings; the paths of its problems begin where the value itself is. */
type Check = (found: unknown, findings: Findings) => void;

/** Problems kept for one message; the rest of a hopeless message says nothing new. */
const PROBLEMS_MAX = 20;
/** Different unknown keys noted for one message. */
const UNKNOWN_KEYS_MAX = 50;
/** Longest path noted for an unknown key. */
const UNKNOWN_KEY_LENGTH_MAX = 100;

/** Makes the checker of a shape: call it with a value, read problems and unknown keys from what it returns. */
export function checker(shape: Shape): (found: unknown, path?: string) => Findings {
  const check = compile(shape, '');
  return (found, path = '') => {
    const findings: Findings = { problems: [], unknownKeys: new Set() };
    check(found, findings);
    return findings.problems.length === 0
      ? findings
      : { ...findings, problems: findings.problems.map((problem) => ({ ...problem, path: join(path, problem.path) })) };
  };
}

/** `place` is the path without indexes: what an unknown key is counted under. */
function compile(shape: Shape, place: string): Check {
  switch (shape.type) {
    case 'object':
      return compileObject(shape, place);
    case 'list': {
      const checkElement = compile(shape.of, `${place}[]`);
      return (found, findings) => {
        if (!Array.isArray(found) || found.length > shape.lengthMax) {
          return complain(findings, found, `a list of at most ${shape.lengthMax}`);
        }
        for (let i = 0; i < found.length; i++) {
          const before = findings.problems.length;
          checkElement(found[i], findings);
          if (findings.problems.length > before) placeSince(before, `[${i}]`, findings);
        }
      };
    }
    case 'record': {
      const checkValue = compile(shape.of, join(place, '*'));
      return (found, findings) => {
        if (!isPlainObject(found)) return complain(findings, found, 'an object');
        let keys = 0;
        for (const key in found) {
          if (++keys > shape.keysMax) return complain(findings, found, `at most ${shape.keysMax} keys`);
          const before = findings.problems.length;
          checkValue(found[key], findings);
          if (findings.problems.length > before) placeSince(before, key, findings);
        }
      };
    }
    case 'pair':
      return (found, findings) => {
        if (!Array.isArray(found) || found.length !== 2 || !found.every(Number.isSafeInteger) || found[0] > found[1]) {
          complain(findings, found, 'a pair [from, to] of integers, from ≤ to');
        }
      };
    case 'scalar':
      return (found, findings) => {
        if (typeof found === 'number' ? Number.isFinite(found) : typeof found === 'boolean') return;
        if (typeof found === 'string' && found.length <= shape.lengthMax) return;
        complain(findings, found, `a finite number, true, false or a text of at most ${shape.lengthMax} characters`);
      };
    case 'anything':
      return () => {};
    default:
      return (found, findings) => {
        if (accepts(shape, found)) return;
        complain(findings, found, expectation(shape), '', shape.type === 'text' && shape.isSecret);
      };
  }
}

function compileObject(shape: ObjectShape, place: string): Check {
  const checks = new Map<string, Check>();
  for (const [key, of] of Object.entries({ ...shape.required, ...shape.optional })) {
    checks.set(key, compile(of, join(place, key)));
  }
  const required = Object.keys(shape.required);
  return (found, findings) => {
    if (!isPlainObject(found)) return complain(findings, found, 'an object');
    for (const key in found) {
      const check = checks.get(key);
      if (check !== undefined) {
        const before = findings.problems.length;
        check(found[key], findings);
        if (findings.problems.length > before) placeSince(before, key, findings);
      } else if (findings.unknownKeys.size < UNKNOWN_KEYS_MAX) {
        findings.unknownKeys.add(join(place, key).slice(0, UNKNOWN_KEY_LENGTH_MAX));
      }
    }
    for (const key of required) {
      if (!(key in found)) complain(findings, undefined, 'this key', key);
    }
  };
}

function complain({ problems }: Findings, found: unknown, expected: string, path = '', isSecret = false): void {
  if (problems.length >= PROBLEMS_MAX) return;
  problems.push({ path, found: isSecret ? 'something else (not shown)' : describe(found), expected });
}

/** Puts one step before the paths of the newest problems. Paths are built on the way out, so that good input costs none. */
function placeSince(before: number, step: string, { problems }: Findings): void {
  for (let i = before; i < problems.length; i++) {
    const problem = problems[i] as Problem;
    problems[i] = { ...problem, path: join(step, problem.path) };
  }
}

/** `a` and `b` → `a.b`; `a` and `[3]` → `a[3]`. */
function join(path: string, step: string): string {
  return path === '' || step === '' || step.startsWith('[') ? path + step : `${path}.${step}`;
}

function isPlainObject(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}
