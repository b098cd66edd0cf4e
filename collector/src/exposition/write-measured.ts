import type { MeasuredFamily, Source } from './catalogue.ts';
import { type Format, familyHead, label, numberText } from './family.ts';
import type { ReadingSeries, Snapshot } from './snapshot.ts';

/**
 * The families that probes and sensors declare, as pieces of text of about `chunkCharacters`. The inner loop runs once
 * for each of some hundred thousand series, so it only joins strings that were made before.
 */
export function* writeMeasured(
  families: readonly MeasuredFamily[],
  snapshot: Snapshot,
  format: Format,
  chunkCharacters: number,
): Generator<string> {
  let text = '';
  for (const family of families) {
    let head = familyHead(family, format);
    for (const source of family.sources) {
      const rows = snapshot.byKind.get(source.kind) ?? [];
      for (const row of rows) {
        const samples = samplesOf(family.name, source, row);
        if (samples === '') continue;
        text += head + samples;
        head = '';
        if (text.length >= chunkCharacters) {
          yield text;
          text = '';
        }
      }
    }
  }
  if (text !== '') yield text;
}

function samplesOf(name: string, source: Source, row: ReadingSeries): string {
  const { values } = row.reading;
  const start = name + row.labels;
  let text = '';
  for (const { value, suffix, toBase } of source.columns) {
    const found = values[value];
    if (typeof found === 'number') text += `${start + suffix + numberText(toBase(found))}\n`;
    else if (typeof found === 'boolean') text += `${start + suffix + (found ? 1 : 0)}\n`;
  }
  return source.texts.length === 0 ? text : text + infoOf(name, source, row);
}

/** Texts become labels of one series with value 1; a text that is not known is left out, an empty set gives no series. */
function infoOf(name: string, source: Source, { labels, reading }: ReadingSeries): string {
  let pairs = '';
  for (const text of source.texts) {
    const found = reading.values[text.value];
    if (found !== undefined) pairs += `,${label(text.label, String(found))}`;
  }
  return pairs === '' ? '' : `${name}${labels}${pairs}} 1\n`;
}
