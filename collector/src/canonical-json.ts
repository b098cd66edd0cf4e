/** Nesting beyond which two values are no longer told apart: what a device sends may be nested a million deep. */
const DEPTH_MAX = 100;

/**
 * JSON with the keys of every object, and the entries of every Map, sorted: equal values give equal text, in whatever order
 * they were made. Keys with the value `undefined` are left out, as JSON does. Beyond a depth of 100 stands `"…"`.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEPTH_MAX) return '"…"';
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each, depth + 1)).join(',')}]`;
  if (value instanceof Map) return canonicalJson([...value].sort(byKey), depth);
  // Whole numbers are most of it, and JSON writes them as a template does.
  if (Number.isSafeInteger(value)) return `${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const each: unknown = (value as Record<string, unknown>)[key];
    if (each !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(each, depth + 1)}`);
  }
  return `{${parts.join(',')}}`;
}

/** By code units, for a locale's order differs from machine to machine. */
function byKey([a]: readonly [unknown, unknown], [b]: readonly [unknown, unknown]): number {
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
