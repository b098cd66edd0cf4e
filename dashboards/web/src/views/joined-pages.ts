/** The pages of a list behind one another. A row that moved between two questions, and so came twice, stands once, as it came last. */
export function joinedPages<Row extends { readonly id: string }>(pages: readonly (readonly Row[])[]): readonly Row[] {
  return [...new Map(pages.flat().map((row) => [row.id, row])).values()];
}
