/** Access to JSON of unknown shape by path: what is not there, or of another type, is undefined. */

export function valueAt(json: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    json,
  );
}

/** A whole number that is not negative and that JavaScript holds exactly. */
export function countAt(json: unknown, ...path: readonly (string | number)[]): number | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export function numberAt(json: unknown, ...path: readonly (string | number)[]): number | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function textAt(json: unknown, ...path: readonly (string | number)[]): string | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'string' ? value : undefined;
}

export function flagAt(json: unknown, ...path: readonly (string | number)[]): boolean | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'boolean' ? value : undefined;
}

/** Most entries of a list that are looked at: a disk has at most 30 attributes. */
const ENTRIES_MAX = 256;

export function listAt(json: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = valueAt(json, ...path);
  return Array.isArray(value) ? value.slice(0, ENTRIES_MAX) : [];
}
