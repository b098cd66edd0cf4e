import type { Cure } from './cure.ts';

/**
 * Options as data. One declaration gives the type, the small check that a resident agent can afford, the zod schema,
 * the command line's help and the catalogue's text.
 */

interface Described {
  readonly help?: string;
  readonly unit?: string;
}

export interface IntegerOption extends Described {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}

export interface NumberOption extends Described {
  readonly type: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly default?: number;
}

export interface TextOption extends Described {
  readonly type: 'text';
  /** Longest text accepted, in UTF-16 units. */
  readonly lengthMax: number;
  readonly pattern?: RegExp;
  /** Never shown in a message, not even when it is wrong. */
  readonly isSecret?: boolean;
  readonly default?: string;
}

export interface FlagOption extends Described {
  readonly type: 'flag';
  readonly default?: boolean;
}

export interface ChoiceOption<Choice extends string = string> extends Described {
  readonly type: 'choice';
  readonly choices: readonly Choice[];
  readonly default?: Choice;
}

export type Option = IntegerOption | NumberOption | TextOption | FlagOption | ChoiceOption;
export type Options = Readonly<Record<string, Option>>;

/** The value that an option takes: number, string, boolean, or one of its choices. */
export type ValueOf<O extends Option> = O extends IntegerOption | NumberOption
  ? number
  : O extends FlagOption
    ? boolean
    : O extends ChoiceOption<infer Choice>
      ? Choice
      : string;

/** The values of a whole declaration. An option without a default may be absent. */
export type ValuesOf<Declared extends Options> = {
  readonly [Key in keyof Declared as Declared[Key] extends { readonly default: unknown } ? Key : never]: ValueOf<
    Declared[Key]
  >;
} & {
  readonly [Key in keyof Declared as Declared[Key] extends { readonly default: unknown } ? never : Key]?: ValueOf<
    Declared[Key]
  >;
};

/**
 * What is wrong with an input, where, and what would be right. `path` is like `reports[3].seq`; empty for the whole. `cure` says the same
 * as `expected` by code, where a page is to say it in its reader's language.
 */
export interface Problem {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  readonly cure?: Cure;
}

export const integer = <const O extends Omit<IntegerOption, 'type'>>(declared: O) =>
  ({ type: 'integer', ...declared }) as const;
export const number = <const O extends Omit<NumberOption, 'type'>>(declared: O) =>
  ({ type: 'number', ...declared }) as const;
export const text = <const O extends Omit<TextOption, 'type'>>(declared: O) => ({ type: 'text', ...declared }) as const;
export const flag = <const O extends Omit<FlagOption, 'type'>>(declared: O) => ({ type: 'flag', ...declared }) as const;
export const choice = <const C extends string, const O extends Omit<ChoiceOption<C>, 'type'>>(
  declared: O & { readonly choices: readonly C[] },
) => ({ type: 'choice', ...declared }) as const;

/**
 * Checks values against their declaration and fills in defaults. Strict: an unknown key is a problem.
 * Gives every problem at once, each with `path` = the option's name.
 */
export function checkOptions<const Declared extends Options>(
  declared: Declared,
  input: Readonly<Record<string, unknown>>,
): { readonly ok: true; readonly values: ValuesOf<Declared> } | { readonly ok: false; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, found] of Object.entries(input)) {
    const option = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (option === undefined) {
      problems.push({ path: name, found: 'an unknown option', expected: oneOf(Object.keys(declared)) });
    } else if (accepts(option, found)) {
      values[name] = found;
    } else {
      problems.push({ path: name, found: describe(found), expected: expectation(option) });
    }
  }
  for (const [name, option] of Object.entries(declared)) {
    if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values: values as ValuesOf<Declared> };
}

/** Reads an option's value from text, as a command line or an environment variable gives it. Unreadable text stays text. */
export function parseOptionText(option: Option, given: string): unknown {
  switch (option.type) {
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
    case 'flag':
      return given === 'true' ? true : given === 'false' ? false : given;
    case 'text':
    case 'choice':
      return given;
  }
}

/** Whether a value is one that the option takes. */
export function accepts(option: Option, found: unknown): boolean {
  switch (option.type) {
    case 'integer':
      return Number.isSafeInteger(found) && (found as number) >= option.min && (found as number) <= option.max;
    case 'number':
      return (
        typeof found === 'number' &&
        Number.isFinite(found) &&
        found >= (option.min ?? -Infinity) &&
        found <= (option.max ?? Infinity)
      );
    case 'text':
      return typeof found === 'string' && found.length <= option.lengthMax && (option.pattern?.test(found) ?? true);
    case 'flag':
      return typeof found === 'boolean';
    case 'choice':
      return typeof found === 'string' && option.choices.includes(found);
  }
}

/** What would be right, in words: `an integer from 1 to 200 packets`. */
export function expectation(option: Option): string {
  const unit = option.unit === undefined ? '' : ` ${option.unit}`;
  switch (option.type) {
    case 'integer':
      return `an integer from ${option.min} to ${option.max}${unit}`;
    case 'number': {
      const from = option.min === undefined ? '' : ` from ${option.min}`;
      const to = option.max === undefined ? '' : ` to ${option.max}`;
      return `a finite number${from}${to}${unit}`;
    }
    case 'text': {
      const like = option.pattern === undefined ? '' : ` matching ${option.pattern.source}`;
      return `a text of at most ${option.lengthMax} characters${like}`;
    }
    case 'flag':
      return 'true or false';
    case 'choice':
      return oneOf(option.choices);
  }
}

/** What was found, short enough for a message and never more than 60 characters of somebody's data. */
export function describe(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (found === null) return 'null';
  if (Array.isArray(found)) return `a list of ${found.length}`;
  if (typeof found === 'object') return 'an object';
  const shown = typeof found === 'string' ? JSON.stringify(found) : String(found);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

function oneOf(choices: readonly string[]): string {
  return choices.length === 0 ? 'no options at all' : `one of ${choices.join(', ')}`;
}
