import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What an option of a developer's command takes. */
export type Kind = 'number' | 'text' | 'flag';

export type Options<Kinds extends Readonly<Record<string, Kind>>> = {
  readonly [Name in keyof Kinds]: { number: number | undefined; text: string | undefined; flag: boolean }[Kinds[Name]];
};

export type Read<Kinds extends Readonly<Record<string, Kind>>> =
  | { readonly isRead: true; readonly options: Options<Kinds>; readonly words: readonly string[] }
  /** What is to be said instead of doing anything, and what the process ends with: 0 for `--help`, 2 for a mistake. */
  | { readonly isRead: false; readonly said: string; readonly code: 0 | 2 };

/** Reads what was typed after a developer's command: options, all of them optional, and words. Numbers are 0 or more. */
export function readOptions<const Kinds extends Readonly<Record<string, Kind>>>(
  usage: string,
  kinds: Kinds,
  typed: readonly string[],
): Read<Kinds> {
  const shapes: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [name, kind] of Object.entries(kinds)) shapes[name] = { type: kind === 'flag' ? 'boolean' : 'string' };
  try {
    const { values, positionals } = parseArgs({ args: [...typed], allowPositionals: true, options: shapes });
    if (values['help'] === true) return { isRead: false, said: usage, code: 0 };
    const options = Object.entries(kinds).map(([name, kind]) => [name, valueAs(name, kind, values[name])]);
    return { isRead: true, options: Object.fromEntries(options) as Options<Kinds>, words: positionals };
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return { isRead: false, said: `${error.message}\n\n${usage}`, code: 2 };
  }
}

/** The same of this process, which ends here where there is nothing to do. */
export function optionsOrEnd<const Kinds extends Readonly<Record<string, Kind>>>(usage: string, kinds: Kinds) {
  const read = readOptions(usage, kinds, process.argv.slice(2));
  if (read.isRead) return read;
  (read.code === 0 ? process.stdout : process.stderr).write(read.said);
  process.exit(read.code);
}

/** Ends this process with a sentence on what was typed wrong, and the usage after it. */
export function endAsMisused(what: string, usage: string): never {
  process.stderr.write(`${what}\n\n${usage}`);
  process.exit(2);
}

function valueAs(name: string, kind: Kind, value: unknown): number | string | boolean | undefined {
  if (kind === 'flag') return value === true;
  if (kind === 'text' || value === undefined) return value as string | undefined;
  const number = value === '' ? Number.NaN : Number(value);
  if (!(number >= 0 && number < Infinity)) throw new RangeError(`--${name} ${value}: expected a number, 0 or more`);
  return number;
}
