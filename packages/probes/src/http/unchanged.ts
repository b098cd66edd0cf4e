/**
 * How long a page had not been changed when it was sent, in ms: `Last-Modified` against `Date` (RFC 9110), both by the server's own clock, so
 * that a wrong one does no harm. Undefined where the server tells not both, or tells of the future.
 */
export function unchangedMs({ date, 'last-modified': changed }: Readonly<Record<string, string>>): number | undefined {
  const age = Date.parse(date ?? '') - Date.parse(changed ?? '');
  return Number.isFinite(age) && age >= 0 ? age : undefined;
}
