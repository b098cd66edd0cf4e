import { foldedMatcher, searchFold } from '@mach/messages';

/** What one filter looks at: the codes that a row has there; a row may have several, as reasons. */
export interface Facet<Row> {
  readonly name: string;
  readonly codesOf: (row: Row) => readonly string[];
}

/** What is chosen: a code by facet, '' or absent for all; and a search. */
export type Chosen = Readonly<Record<string, string>>;

/** The rows of a list with what is searched in them, folded once. */
export interface FilteredList<Row> {
  readonly rows: (chosen: Chosen, search: string) => readonly Row[];
  /** The codes that there are, with how many rows have each, the most frequent first. */
  readonly codes: (facet: string) => readonly (readonly [code: string, count: number])[];
}

/** A list that can be narrowed. `textOf`: what a search looks in. */
export function filteredList<Row>(
  all: readonly Row[],
  facets: readonly Facet<Row>[],
  textOf: (row: Row) => string,
): FilteredList<Row> {
  const texts = new Map<Row, string>();
  const folded = (row: Row) => {
    const known = texts.get(row) ?? searchFold(textOf(row));
    texts.set(row, known);
    return known;
  };
  return {
    rows(chosen, search) {
      const wanted = facets.filter(({ name }) => (chosen[name] ?? '') !== '');
      const asked = searchFold(search);
      if (wanted.length === 0 && asked === '') return all;
      const matches = foldedMatcher(search);
      return all.filter(
        (row) =>
          wanted.every(({ name, codesOf }) => codesOf(row).includes(chosen[name] ?? '')) &&
          (asked === '' || matches(folded(row))),
      );
    },
    codes(name) {
      const counts = new Map<string, number>();
      const facet = facets.find((each) => each.name === name);
      for (const row of all) {
        for (const code of new Set(facet?.codesOf(row))) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
      return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    },
  };
}
