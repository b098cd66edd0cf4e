import type { ConditionRow } from '@mach/wire';
import { flagsOf } from '../state/device-flags.ts';
import { type Family, label } from './family.ts';
import type { DeviceSeries, Snapshot } from './snapshot.ts';

/** What the analysis says of a device, as far as it is exposed. */
export interface DeviceFindings {
  readonly conditions: readonly ConditionRow[];
  /** Likely minutes of working time a month that a purchase could give back; absent when nothing can be said. */
  readonly recoverableMinutesPerMonth?: number;
}

/** Findings by device id. */
export type Findings = (device: string) => DeviceFindings | undefined;

/** A family about devices as such: `write` gives a device's samples, whole lines, or nothing. */
export interface DeviceFamily extends Family {
  write(series: DeviceSeries, findings: Findings): string;
}

/** A family about every probe, whatever its kind. */
export interface ProbeFamily extends Family {
  write(series: Snapshot['probes'][number]): string;
}

/** What is said of each device, up or not. Values that only a live device has are among the measured families. */
export const deviceFamilies: readonly DeviceFamily[] = [
  gauge(
    'mach_device_info',
    'What a device is; names and versions that change are only here.',
    (name, { labels, device, telemetry }) => {
      const known: readonly (readonly [string, string | undefined])[] = [
        ['device_number', String(device.number)],
        ['role', device.role],
        ['site', device.siteId],
        ['coverage', device.coverage],
        ['asset_tag', device.assetTag],
        ['agent_version', telemetry?.agentVersion],
      ];
      const pairs = known.flatMap(([key, value]) => (value === undefined ? [] : [label(key, value)]));
      return `${name}${labels},${pairs.join(',')}} 1\n`;
    },
  ),
  gauge('mach_device_up', 'Whether a batch came within the last three send intervals.', (name, { labels, state }) =>
    line(name, labels, state === 'up' ? 1 : 0),
  ),
  gauge(
    'mach_device_last_report_timestamp_seconds',
    'When the last batch came, by the clock of the collector.',
    (name, { labels, telemetry }) =>
      telemetry === undefined ? '' : line(name, labels, telemetry.lastReceivedAt / 1_000),
  ),
  gauge(
    'mach_device_clock_offset_seconds',
    'Clock of the collector minus clock of the device at the last live batch.',
    (name, { labels, telemetry, state }) =>
      telemetry === undefined || state !== 'up' ? '' : line(name, labels, telemetry.clockOffsetMs / 1_000),
  ),
  gauge(
    'mach_device_flag',
    'Something odd about the identity or the clock of a device; only while it is so.',
    (name, { labels, device, telemetry }) => {
      return flagsOf(device, telemetry)
        .map((flag) => `${name}${labels},${label('flag', flag)}} 1\n`)
        .join('');
    },
  ),
  {
    name: 'mach_device_reports_total',
    type: 'counter',
    help: 'Reports of a device that the collector holds.',
    write(series) {
      return series.telemetry === undefined ? '' : line(this.name, series.labels, series.telemetry.reports);
    },
  },
  gauge(
    'mach_device_failed_checks',
    'Probes and parts of the machine whose last reading failed.',
    (name, { labels, state, failedReadings }) => (state === 'up' ? line(name, labels, failedReadings) : ''),
  ),
  gauge(
    'mach_device_readings_left_out',
    'Readings that are not exposed because the device has more than are taken; only while there are any.',
    (name, { labels, readingsLeftOut }) => (readingsLeftOut > 0 ? line(name, labels, readingsLeftOut) : ''),
  ),
  gauge(
    'mach_device_failing',
    'Equipment that is failing or at risk of it, with the reason; only while it is so.',
    (name, { labels, device }, findings) => {
      const found = findings(device.id)?.conditions ?? [];
      const lines = found
        .filter(({ level }) => level === 'failing' || level === 'at-risk')
        .map(
          ({ component, code, level }) =>
            `${name}${labels},${label('component', component)},${label('reason', code)},${label('level', level)}} 1\n`,
        );
      return [...new Set(lines)].join('');
    },
  ),
  gauge(
    'mach_device_recoverable_minutes_per_month',
    'Working minutes a month that an upgrade of the device would likely give back.',
    (name, { labels, device }, findings) => {
      const minutes = findings(device.id)?.recoverableMinutesPerMonth;
      return minutes === undefined ? '' : line(name, labels, minutes);
    },
  ),
];

/** Results of every probe under the names that the blackbox_exporter made known. */
export const probeFamilies: readonly ProbeFamily[] = [
  {
    name: 'probe_success',
    type: 'gauge',
    help: 'Whether the last attempt of the probe succeeded.',
    write({ labels, reading }) {
      return line(this.name, labels, reading.ok ? 1 : 0);
    },
  },
  {
    name: 'probe_duration_seconds',
    type: 'gauge',
    help: 'How long the last attempt of the probe took.',
    write({ labels, reading }) {
      return reading.durationMs === undefined ? '' : line(this.name, labels, reading.durationMs / 1_000);
    },
  },
  {
    name: 'mach_probe_failure',
    type: 'gauge',
    help: 'Why the last attempt of the probe failed; only while it does.',
    write({ labels, reading }) {
      if (reading.ok) return '';
      return `${this.name}${labels},${label('reason', reading.failure ?? 'unknown')}} 1\n`;
    },
  },
];

function gauge(
  name: string,
  help: string,
  write: (name: string, series: DeviceSeries, findings: Findings) => string,
): DeviceFamily {
  return { name, type: 'gauge', help, write: (series, findings) => write(name, series, findings) };
}

function line(name: string, labels: string, value: number): string {
  return `${name}${labels}} ${value}\n`;
}
