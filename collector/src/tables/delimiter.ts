/** Excel writes what the country of the PC asks for: a comma, a semicolon where the comma is decimal, a tab in "Unicode text". */
const DELIMITERS = ['\t', ';', ','] as const;

/** What stands between the cells of a table, judged by its first line; a comma where none stands there. */
export function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((each) => ({ each, count: bare.split(each).length - 1 }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).count === 0
    ? ','
    : counted.reduce((most, next) => (next.count > most.count ? next : most)).each;
}
