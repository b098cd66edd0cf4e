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

type Check = (found: unknown, path: string, findings: Findings) => void;

/** Problems kept for one message; the rest of a hopeless message says nothing new. */
const PROBLEMS_MAX = 20;
/** Different unknown keys noted for one message. */
const UNKNOWN_KEYS_MAX = 50;

/** Makes the checker of a shape: call it with a value, read problems and unknown keys from what it returns. */
export function checker(shape: Shape): (found: unknown, path?: string) => Findings {
  const check = compile(shape, '');
  return (found, path = '') => {
    const findings: Findings = { problems: [], unknownKeys: new Set() };
    check(found, path, findings);
    return findings;
  };
}

/** `place` is the path without indexes: what an unknown key is counted under. */
function compile(shape: Shape, place: string): Check {
  switch (shape.type) {
    case 'object':
      return compileObject(shape, place);
    case 'list': {
      const checkElement = compile(shape.of, `${place}[]`);
      return (found, path, findings) => {
        if (!Array.isArray(found) || found.length > shape.lengthMax) {
          return complain(findings, path, found, `a list of at most ${shape.lengthMax}`);
        }
        for (let i = 0; i < found.length; i++) checkElement(found[i], `${path}[${i}]`, findings);
      };
    }
    case 'record': {
      const checkValue = compile(shape.of, `${place}.*`);
      return (found, path, findings) => {
        if (!isPlainObject(found)) return complain(findings, path, found, 'an object');
        let keys = 0;
        for (const key in found) {
          if (++keys > shape.keysMax) return complain(findings, path, found, `at most ${shape.keysMax} keys`);
          checkValue(found[key], `${path}.${key}`, findings);
        }
      };
    }
    case 'pair':
      return (found, path, findings) => {
        if (!Array.isArray(found) || found.length !== 2 || !found.every(Number.isSafeInteger) || found[0] > found[1]) {
          complain(findings, path, found, 'a pair [from, to] of integers, from ≤ to');
        }
      };
    case 'scalar':
      return (found, path, findings) => {
        if (typeof found === 'number' ? Number.isFinite(found) : typeof found === 'boolean') return;
        if (typeof found === 'string' && found.length <= shape.lengthMax) return;
        complain(
          findings,
          path,
          found,
          `a finite number, true, false or a text of at most ${shape.lengthMax} characters`,
        );
      };
    case 'anything':
      return () => {};
    default:
      return (found, path, findings) => {
        if (!accepts(shape, found)) complain(findings, path, found, expectation(shape));
      };
  }
}

function compileObject(shape: ObjectShape, place: string): Check {
  const checks = new Map<string, Check>();
  for (const [key, of] of Object.entries({ ...shape.required, ...shape.optional })) {
    checks.set(key, compile(of, `${place}.${key}`));
  }
  const required = Object.keys(shape.required);
  return (found, path, findings) => {
    if (!isPlainObject(found)) return complain(findings, path, found, 'an object');
    const prefix = path === '' ? '' : `${path}.`;
    for (const key in found) {
      const check = checks.get(key);
      if (check !== undefined) check(found[key], prefix + key, findings);
      else if (findings.unknownKeys.size < UNKNOWN_KEYS_MAX) {
        findings.unknownKeys.add(`${place}.${key}`.slice(1, 101));
      }
    }
    for (const key of required) {
      if (found[key] === undefined) complain(findings, prefix + key, undefined, 'this key');
    }
  };
}

function complain(findings: Findings, path: string, found: unknown, expected: string): void {
  if (findings.problems.length < PROBLEMS_MAX) findings.problems.push({ path, found: describe(found), expected });
}

function isPlainObject(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}
