import type { SeriesFamily } from './device-families.ts';
import type { ExpositionText } from './exposition-text.ts';
import type { PartLabels } from './part-labels.ts';

/** A series without a part: only its label set is to be closed. */
const WHOLE: Pick<PartLabels, 'open' | 'closed'> = { open: Buffer.alloc(0), closed: Buffer.from('} ') };

/** Writes what one device, or one reading of a probe, gives to one family. */
export function writeSeries<Row>(
  out: ExpositionText,
  family: SeriesFamily<Row>,
  row: Row,
  labels: Buffer,
  part: Pick<PartLabels, 'open' | 'closed'> = WHOLE,
): void {
  if ('value' in family) {
    const value = family.value(row);
    if (value !== undefined) out.sample(family.start, labels, part.closed, value);
    return;
  }
  for (const more of family.labels(row)) {
    out.open(family.start, labels, part.open);
    out.text(`,${more}`);
    out.close();
  }
}
