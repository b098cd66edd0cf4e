import { isEquipmentFailure } from '@mach/diagnosis';
import { flagsOf } from '../state/device-flags.ts';
import { inventoryAt } from '../state/device-state.ts';
import { isEquipment, reportsItself } from '../state/equipment.ts';
import { lastReportAt } from './attendance.ts';
import { type Family, label } from './family.ts';
import type { DeviceSeries, ReadingSeries } from './snapshot.ts';

/**
 * A family about devices as such, or about every probe, whatever its kind: one sample with a `value` or none, or a sample
 * with value 1 for each set of further `labels`. `start` begins its lines, `name{`.
 */
export type SeriesFamily<Row> = Family & { readonly start: Buffer } & (
    | { value(row: Row): number | undefined }
    | { labels(row: Row): readonly string[] }
  );

/** Who reports itself and is silent is not up; of a router that PCs ask it says nothing that they are switched off. */
const isUnknown = (device: DeviceSeries['device'], state: DeviceSeries['state']): boolean =>
  state === 'inventory' || (isEquipment(device) && !reportsItself(device) && state !== 'up' && state !== 'down');

/** What is said of each device, up or not. Values that only a live device has are among the measured families. */
export const deviceFamilies: readonly SeriesFamily<DeviceSeries>[] = [
  facts(
    'mach_device_info',
    'What a device is; names and versions that change are only here.',
    ({ device, telemetry }) => {
      const known: readonly (readonly [string, string | undefined])[] = [
        ['device_number', String(device.number)],
        ['role', device.role],
        ['site', device.siteId],
        ['kind', device.equipment?.kind ?? 'pc'],
        ['coverage', device.coverage],
        ['asset_tag', device.assetTag],
        ['agent_version', device.coverage === 'measured' ? telemetry?.agentVersion : undefined],
      ];
      return [known.flatMap(([name, value]) => (value === undefined ? [] : [label(name, value)])).join(',')];
    },
  ),
  gauge(
    'mach_device_up',
    'Whether a batch came within the last three send intervals, or of equipment an answer; absent of what is known by inventory alone, and of equipment that nobody asks at the moment.',
    ({ device, state }) => (isUnknown(device, state) ? undefined : state === 'up' ? 1 : 0),
  ),
  gauge(
    'mach_device_line_heard',
    'Whether packets of the line watch of a leader or deputy reach the collector; its silence is told within a minute.',
    ({ heartbeat }) => (heartbeat === undefined ? undefined : heartbeat.isHeard ? 1 : 0),
  ),
  gauge(
    'mach_device_last_report_timestamp_seconds',
    'When the last batch came, by the clock of the collector; of a PC that is silent the beginning of that day in Việt Nam.',
    ({ device, telemetry, state }) =>
      telemetry === undefined || state === 'inventory' ? undefined : lastReportAt(device, telemetry) / 1_000,
  ),
  gauge(
    'mach_device_inventory_timestamp_seconds',
    'When the inventory was taken by hand, of a device that is known by that alone.',
    ({ device, telemetry }) => {
      const takenAt = inventoryAt(device, telemetry);
      return takenAt === undefined ? undefined : takenAt / 1_000;
    },
  ),
  gauge(
    'mach_device_clock_offset_seconds',
    'Clock of the collector minus clock of the device at the last live batch; absent of what runs no agent.',
    ({ telemetry, state }) =>
      telemetry === undefined || telemetry.asked !== undefined || state !== 'up'
        ? undefined
        : telemetry.clockOffsetMs / 1_000,
  ),
  facts(
    'mach_device_flag',
    'Something odd about the identity or the clock of a device; only while it is so.',
    ({ device, telemetry }) => flagsOf(device, telemetry).map((flag) => label('flag', flag)),
  ),
  {
    ...gauge('mach_device_reports_total', 'Reports of a device that the collector holds.', ({ telemetry }) =>
      telemetry?.asked === undefined ? telemetry?.reports : undefined,
    ),
    type: 'counter',
  },
  gauge('mach_device_failed_checks', 'Probes whose last reading failed.', ({ state, failedChecks }) =>
    state === 'up' ? failedChecks : undefined,
  ),
  gauge(
    'mach_device_readings_left_out',
    'Readings that are not exposed because the device has more than are taken; only while there are any.',
    ({ readingsLeftOut }) => (readingsLeftOut > 0 ? readingsLeftOut : undefined),
  ),
  facts(
    'mach_device_failing',
    'Equipment that is failing or at risk of it, with the reason; only while it is so.',
    ({ findings }) => {
      const found = (findings?.conditions ?? []).filter(isEquipmentFailure);
      const sets = found.map(({ component, code, level }) =>
        [label('component', component), label('reason', code), label('level', level)].join(','),
      );
      return [...new Set(sets)];
    },
  ),
  gauge(
    'mach_device_recoverable_minutes_per_month',
    'Working minutes a month that an upgrade of the device would likely give back.',
    ({ findings }) => findings?.recoverableMinutesPerMonth,
  ),
];

/** Results of every probe under the names that the blackbox_exporter made known. */
export const probeFamilies: readonly SeriesFamily<ReadingSeries>[] = [
  gauge('probe_success', 'Whether the last attempt of the probe succeeded.', ({ reading }) => (reading.ok ? 1 : 0)),
  gauge('probe_duration_seconds', 'How long the last attempt of the probe took.', ({ reading: { durationMs } }) =>
    durationMs === undefined ? undefined : durationMs / 1_000,
  ),
  facts('mach_probe_failure', 'Why the last attempt of the probe failed; only while it does.', ({ reading }) =>
    reading.ok ? [] : [label('reason', reading.failure ?? 'unknown')],
  ),
];

function gauge<Row>(name: string, help: string, value: (row: Row) => number | undefined) {
  return { name, type: 'gauge', help, start: Buffer.from(`${name}{`), value } as const;
}

function facts<Row>(name: string, help: string, labels: (row: Row) => readonly string[]) {
  return { name, type: 'gauge', help, start: Buffer.from(`${name}{`), labels } as const;
}
