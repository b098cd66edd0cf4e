import type { Source, TextPlan } from './catalogue.ts';
import type { ExpositionText } from './exposition-text.ts';
import type { KindRows } from './kind-rows.ts';
import type { ReadingSeries } from './snapshot.ts';

/** Writes what the readings of one kind give to one family; gives the chunks that are full. */
export function* writeMeasured(
  out: ExpositionText,
  name: string,
  source: Source,
  { rows, numbers }: KindRows,
): Generator<Buffer> {
  for (const { place, start } of source.columns) {
    const column = numbers[place] as Float64Array;
    for (let row = 0; row < rows.length; row++) {
      const value = column[row] as number;
      if (Number.isNaN(value)) continue;
      const { labels, part } = rows[row] as ReadingSeries;
      out.sample(start, labels, part.closed, value);
      const chunk = out.takeFull();
      if (chunk !== undefined) yield chunk;
    }
  }
  if (source.texts.length === 0) return;
  const start = Buffer.from(`${name}{`);
  for (const row of rows) {
    writeInfo(out, start, source.texts, row);
    const chunk = out.takeFull();
    if (chunk !== undefined) yield chunk;
  }
}

/** Texts become labels of one series with value 1; a text that is not known is left out, an empty set gives no series. */
function writeInfo(
  out: ExpositionText,
  start: Buffer,
  texts: readonly TextPlan[],
  { labels, part, reading: { values } }: ReadingSeries,
): void {
  let isOpen = false;
  for (const { value, prefix } of texts) {
    const found = values[value];
    if (found === undefined) continue;
    if (!isOpen) out.open(start, labels, part.open);
    isOpen = true;
    out.label(prefix, String(found));
  }
  if (isOpen) out.close();
}
