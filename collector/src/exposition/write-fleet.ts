import type { FleetState } from '../state/fleet-state.ts';
import type { Catalogue } from './catalogue.ts';
import { deviceFamilies, type Findings, probeFamilies } from './device-families.ts';
import { type Family, type Format, familyHead } from './family.ts';
import { type ExpositionLimits, type Scope, type Snapshot, takeSnapshot } from './snapshot.ts';
import { writeMeasured } from './write-measured.ts';

export interface FleetScrape {
  readonly state: FleetState;
  readonly catalogue: Catalogue;
  readonly findings: Findings;
  readonly scope: Scope;
  readonly format: Format;
  readonly limits: ExpositionLimits;
}

/**
 * The devices of a scope as text, piece by piece. The snapshot is taken when this is called, not when the first piece is
 * asked for, and the pieces are made as the reader takes them: a slow reader costs no memory but the snapshot's.
 */
export function writeFleet({ state, catalogue, findings, scope, format, limits }: FleetScrape): Iterable<string> {
  const snapshot = takeSnapshot(state, catalogue, scope, limits);
  return pieces(snapshot);

  function* pieces({ devices, probes }: Snapshot): Generator<string> {
    for (const family of deviceFamilies) {
      yield* writeRows(family, devices, (series) => family.write(series, findings));
    }
    for (const family of probeFamilies) yield* writeRows(family, probes, (series) => family.write(series));
    yield* writeMeasured(catalogue.families, snapshot, format, limits.chunkCharacters);
    if (format === 'openmetrics') yield '# EOF\n';
  }

  function* writeRows<Row>(family: Family, rows: readonly Row[], write: (row: Row) => string): Generator<string> {
    let head = familyHead(family, format);
    let text = '';
    for (const row of rows) {
      const samples = write(row);
      if (samples === '') continue;
      text += head + samples;
      head = '';
      if (text.length >= limits.chunkCharacters) {
        yield text;
        text = '';
      }
    }
    if (text !== '') yield text;
  }
}
