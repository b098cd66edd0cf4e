/** A whole number as it is typed; undefined where it is none of these. */
export function countOf(typed: string, min: number, max: number): number | undefined {
  const text = typed.trim().replaceAll('.', '');
  return /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined;
}
