import type { MetricSpec, Reading } from '@mach/wire';
import { dayOf, isPc } from '../exposition/attendance.ts';
import { hasCheck, type Measured, snakeCase } from '../exposition/catalogue.ts';
import type { FleetState } from '../state/fleet-state.ts';
import type { FoldedBatch } from '../state/folded.ts';
import { placeKinds } from '../state/place-kinds.ts';
import type { PcPoints } from './influx-config.ts';

/** One point of InfluxDB: tags say whose and of what, fields keep the names and units of the wire in snake_case. */
export interface Point {
  readonly measurement: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, number | boolean>>;
  /** Event time, ms since 1970. */
  readonly timestamp: number;
}

/** Longest value of a tag, in UTF-16 units. */
const TAG_CHARACTERS_MAX = 200;

/**
 * The readings of a batch as points, one a reading: `mach_ping`, tags `device`, `commune_code`, `target` and, of a
 * probe, `check`. Only declared values of their declared form are taken: InfluxDB refuses a field that changes its type.
 * The same reading always gives the same point, so a point written twice is one point. Of a PC, which is one official, `days` gives one
 * point a day of what it says of itself, the last one standing, and what it asks of others under its site, without its id.
 */
export function pointsOf(
  batch: FoldedBatch,
  state: FleetState,
  measured: ReadonlyMap<string, Measured>,
  pcs: PcPoints,
): readonly Point[] {
  const device = state.registry.devices.get(batch.device);
  if (device === undefined) return [];
  const { unitCode } = device;
  const isHidden = isPc(device) && pcs !== 'readings';
  const isProvince = state.registry.units.get(unitCode)?.kind === 'province';
  const points: Point[] = [];
  for (const { reading, at } of batch.readings) {
    const kind = measured.get(reading.kind);
    // When somebody's laptop was there is for nobody to keep: a neighbour is known by day, and here it would be by second.
    if (kind === undefined || placeKinds.has(reading.kind)) continue;
    const isOwn = reading.about === undefined;
    if (isHidden && isOwn && pcs === 'none') continue;
    // What a PC says of itself is told by day; what it finds on the way out is its site's, and to the second.
    const ofPc = isHidden && isOwn;
    const ofItself = ofPc && !hasCheck(kind);
    points.push({
      measurement: `mach_${snakeCase(reading.kind)}`,
      tags: {
        ...(ofPc && !ofItself ? tag('site', device.siteId) : { device: reading.about ?? batch.device }),
        [isProvince ? 'province_code' : 'commune_code']: unitCode,
        ...tag('target', reading.target),
        ...(hasCheck(kind) ? tag('check', reading.id ?? reading.kind) : {}),
      },
      fields: fieldsOf(reading, kind.metrics),
      timestamp: ofItself ? dayOf(at) : Math.round(at),
    });
  }
  return points;
}

function fieldsOf(reading: Reading, metrics: readonly MetricSpec[]): Point['fields'] {
  const fields: Record<string, number | boolean> = { success: reading.ok };
  if (reading.durationMs !== undefined) fields['duration_ms'] = reading.durationMs;
  for (const { value, kind } of metrics) {
    const found = reading.values[value];
    if (kind === 'flag' ? typeof found === 'boolean' : kind !== 'text' && typeof found === 'number') {
      fields[snakeCase(value)] = found as number | boolean;
    }
  }
  return fields;
}

/** Line protocol has no way to write a line's end in a tag, and a backslash at the end of one would swallow what follows. */
function tag(name: string, value: string | undefined): Readonly<Record<string, string>> {
  const text = value
    ?.slice(0, TAG_CHARACTERS_MAX)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .replace(/\\+$/, '/')
    .trim();
  return text === undefined || text === '' ? {} : { [name]: text };
}
