/** The rows of a CSV text by the names of its first line; fields with commas are quoted. */
export function csvRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...lines] = text.trimEnd().split('\n').map(fieldsOf);
  return lines.map((fields) => Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ''])));
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
