import type { FleetState } from '../state/fleet-state.ts';
import { alertFamilies } from './alert-families.ts';
import { communeFamilies } from './commune-families.ts';
import type { CommuneSummary } from './commune-rows.ts';
import { numberText } from './exposition-text.ts';
import { type Family, type Format, familyHead, label } from './family.ts';
import { incidentFamilies } from './incident-families.ts';
import type { CollectedFamily, Labels } from './own-metrics.ts';
import { siteFamilies } from './site-families.ts';

/** The collector's own metrics, one set of aggregates a commune and what its sites are, as UTF-8 text, a family a chunk. */
export function* writeOwn(
  own: readonly CollectedFamily[],
  communes: readonly CommuneSummary[],
  state: Pick<FleetState, 'registry' | 'incidents'>,
  format: Format,
): Generator<Buffer> {
  for (const family of own) {
    if (family.samples.length > 0) yield Buffer.from(familyHead(family, format) + samplesOf(family, format));
  }
  for (const family of communeFamilies) yield Buffer.from(textOf(family, communes, format));
  for (const family of siteFamilies) yield Buffer.from(textOf(family, state.registry.sites.values(), format));
  for (const family of [...incidentFamilies, ...alertFamilies]) yield Buffer.from(textOf(family, [state], format));
  if (format === 'openmetrics') yield Buffer.from('# EOF\n');
}

function textOf<Row>(family: Family & { write(row: Row): string }, rows: Iterable<Row>, format: Format): string {
  const samples = Array.from(rows, (row) => family.write(row)).join('');
  return samples === '' ? '' : familyHead(family, format) + samples;
}

function samplesOf({ samples }: CollectedFamily, format: Format): string {
  return samples.map(({ name, labels, value }) => `${name}${labelSet(labels, format)} ${numberText(value)}\n`).join('');
}

function labelSet(labels: Labels, format: Format): string {
  const pairs = Object.entries(labels).map(([name, value]) =>
    label(name, name === 'le' ? bound(value, format) : String(value)),
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** OpenMetrics wants the bounds of a histogram as floats, `5.0`: elsewhere it would be another series. */
function bound(value: string | number, format: Format): string {
  return format === 'openmetrics' && Number.isInteger(value) ? `${value}.0` : String(value);
}
