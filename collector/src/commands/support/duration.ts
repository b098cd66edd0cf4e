const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION_MAX_MS = 3_660 * UNITS_MS.d;

/** `30d`, `12h`, `15m` in ms; undefined when it is no such text, is zero or more than ten years. */
export function parseDuration(text: string): number | undefined {
  const found = /^(\d{1,6})([mhd])$/.exec(text);
  if (found === null) return undefined;
  const ms = Number(found[1]) * UNITS_MS[found[2] as keyof typeof UNITS_MS];
  return ms > 0 && ms <= DURATION_MAX_MS ? ms : undefined;
}
