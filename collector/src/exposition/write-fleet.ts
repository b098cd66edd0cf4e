import { deviceFamilies, probeFamilies } from './device-families.ts';
import { ExpositionText } from './exposition-text.ts';
import { type Format, familyHead } from './family.ts';
import { createKindRows } from './kind-rows.ts';
import { type Snapshot, type SnapshotSource, takeSnapshot } from './snapshot.ts';
import { writeMeasured } from './write-measured.ts';
import { writeSeries } from './write-series.ts';

export interface FleetScrape extends SnapshotSource {
  readonly format: Format;
}

/**
 * The devices of a scope as UTF-8 text, chunk by chunk. The snapshot is taken when this is called, not when the first
 * chunk is asked for, and the chunks are made as the reader takes them: a slow reader costs no memory but the snapshot's.
 */
export function writeFleet({ format, ...source }: FleetScrape): Iterable<Buffer> {
  const snapshot = takeSnapshot(source);
  const { catalogue, limits } = source;
  const rowsOf = createKindRows(snapshot);
  const out = new ExpositionText(limits.chunkBytes);
  return chunks(snapshot);

  function* chunks({ devices, probes }: Snapshot): Generator<Buffer> {
    for (const family of deviceFamilies) {
      out.begin(familyHead(family, format));
      yield* eachOf(devices, (row) => writeSeries(out, family, row, row.labels));
    }
    for (const family of probeFamilies) {
      out.begin(familyHead(family, format));
      yield* eachOf(probes, (row) => writeSeries(out, family, row, row.labels, row.part));
    }
    for (const family of catalogue.families) {
      out.begin(familyHead(family, format));
      for (const source of family.sources) {
        yield* writeMeasured(out, family.name, source, rowsOf(source.plan));
      }
    }
    if (format === 'openmetrics') out.text('# EOF\n');
    for (let chunk = out.takeRest(); chunk !== undefined; chunk = out.takeRest()) yield chunk;
  }

  function* eachOf<Row>(rows: readonly Row[], write: (row: Row) => void): Generator<Buffer> {
    for (const row of rows) {
      write(row);
      const chunk = out.takeFull();
      if (chunk !== undefined) yield chunk;
    }
  }
}
