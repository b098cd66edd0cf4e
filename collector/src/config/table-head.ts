import { describe, type Problem } from '@mach/wire';

/** The names in the first line of a table, in small letters, and what is wrong with them: strange ones and those that are missing. */
export function readHead(
  head: readonly string[],
  { known, required }: { readonly known: readonly string[]; readonly required: readonly string[] },
): { readonly columns: readonly string[]; readonly problems: readonly Problem[] } {
  const columns = head.map((name) => name.trim().toLowerCase());
  const missing = required.filter((name) => !columns.includes(name)).map((name) => `no column ${name}`);
  const strange = columns.filter((name) => !known.includes(name)).map((name) => `a column ${describe(name)}`);
  const expected = `the columns ${known.join(', ')}; ${required.join(', ')} at least`;
  return { columns, problems: [...missing, ...strange].map((found) => ({ path: 'line 1', found, expected })) };
}
