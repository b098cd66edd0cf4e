import type { LatestReading, Values } from '@mach/wire';

/** The newest reading of each kind and part, whatever check asked for it, and typed access to its values. */
export class ReadingIndex {
  readonly #byKind = new Map<string, Map<string, LatestReading>>();

  constructor(readings: readonly LatestReading[]) {
    for (const reading of readings) {
      const parts = this.#byKind.get(reading.kind) ?? new Map<string, LatestReading>();
      this.#byKind.set(reading.kind, parts);
      const before = parts.get(reading.target ?? '');
      if (before === undefined || isNewer(reading, before)) parts.set(reading.target ?? '', reading);
    }
  }

  /** All parts of a kind, failed ones too, by target. */
  parts(kind: string): readonly LatestReading[] {
    const parts = [...(this.#byKind.get(kind)?.values() ?? [])];
    return parts.sort((a, b) => compare(a.target ?? '', b.target ?? ''));
  }

  /** The values of a kind without parts; nothing where it was not read. */
  whole(kind: string): ValueReader | undefined {
    const reading = this.parts(kind).find((part) => part.ok);
    return reading === undefined ? undefined : new ValueReader(reading.values);
  }

  /** Whether every part of a kind was read, and there is at least one. */
  isComplete(kind: string): boolean {
    const parts = this.parts(kind);
    return parts.length > 0 && parts.every((part) => part.ok);
  }

  /** The parts that were read. A failure of the whole kind (without a target) does not hide parts that were read later. */
  read(kind: string): readonly { readonly target: string; readonly values: ValueReader }[] {
    return this.parts(kind)
      .filter((part) => part.ok)
      .map((part) => ({ target: part.target ?? '', values: new ValueReader(part.values) }));
  }

  failed(): readonly LatestReading[] {
    return [...this.#byKind.keys()].sort(compare).flatMap((kind) => this.parts(kind).filter((part) => !part.ok));
  }
}

/** Values by name and type: a value of another type, an empty text or a number that makes no sense is not there. */
export class ValueReader {
  readonly #values: Values;

  constructor(values: Values) {
    this.#values = values;
  }

  /** A finite number that is not negative: every number of ours counts or measures something. */
  amount(name: string): number | undefined {
    const value = this.#values[name];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
  }

  positive(name: string): number | undefined {
    const value = this.amount(name);
    return value === 0 ? undefined : value;
  }

  number(name: string): number | undefined {
    const value = this.#values[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
    return text === '' ? undefined : text;
  }

  /** A whole number written as a text, decimal as processors give it. */
  digits(name: string): number | undefined {
    const text = this.text(name);
    return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : this.amount(name);
  }

  flag(name: string): boolean | undefined {
    const value = this.#values[name];
    return typeof value === 'boolean' ? value : undefined;
  }

  choice<const Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name);
    return choices.find((choice) => choice === text);
  }
}

/** At the same time, a reading that succeeded tells more; then the check's id decides, so that order never does. */
function isNewer(a: LatestReading, b: LatestReading): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.ok !== b.ok) return a.ok;
  return compare(a.id ?? '', b.id ?? '') < 0;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
