import type { MetricSpec } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { kinds, polls, probes, sensors, toldKinds } from './registry.ts';

const measures = [...probes, ...sensors, ...polls, ...toldKinds];
const exposedOf = (metrics: readonly MetricSpec[]) => metrics.flatMap(({ exposed }) => exposed ?? []);
/** Objects of MIBs, under which snmp_exporter made them known: neither in snake case nor with units. */
const ofMibs = new Set([
  'dot3StatsFCSErrors',
  'ifAdminStatus',
  'ifHCInOctets',
  'ifHCOutOctets',
  'ifHighSpeed',
  'ifInDiscards',
  'ifInErrors',
  'ifOperStatus',
  'ifOutDiscards',
  'ifOutErrors',
  'ifType',
]);
/** The names of blackbox_exporter and smartctl_exporter that existing dashboards read; everything else is ours. */
const borrowed = new Set([
  'probe_http_duration_seconds',
  'probe_http_status_code',
  'probe_icmp_duration_seconds',
  'probe_dns_lookup_time_seconds',
  'probe_ssl_earliest_cert_expiry',
  'smartctl_device_attribute',
  'smartctl_device_critical_warning',
  'smartctl_device_media_errors',
  'smartctl_device_power_cycle_count',
  'smartctl_device_power_on_seconds',
  'smartctl_device_smart_status',
  'smartctl_device_smartctl_exit_status',
  'smartctl_device_temperature',
  'smartctl_read_total_uncorrected_errors',
  'smartctl_scsi_grown_defect_list',
  'smartctl_write_total_uncorrected_errors',
]);

it('holds each kind once', () => {
  expect(kinds.size).toBe(measures.length);
});

it('gives a metric name that several kinds share one type, one unit and one help', () => {
  const told = measures.flatMap(({ metrics }) =>
    metrics.flatMap(({ unit, exposed }) => (exposed === undefined ? [] : [{ unit, ...exposed }])),
  );
  for (const [name, sharing] of Map.groupBy(told, (one) => one.name)) {
    const meanings = new Set(sharing.map(({ type, unit, help }) => `${name} ${type} ${unit} ${help}`));
    expect([...meanings]).toHaveLength(1);
  }
});

it.each([...probes, ...polls].map((asking) => [asking.name, asking] as const))(
  'knows how long a run of %s may take',
  (_, asking) => {
    expect('timeoutMs' in asking.options || asking.longestMs !== undefined).toBe(true);
  },
);

it.each(sensors.map(({ name, onWindows }) => [name, onWindows]))(
  'says of %s how it reads on Windows, and on what PC that was seen, if on any',
  (_, onWindows) => {
    expect(onWindows).toMatch(/^unsupported there, |never run on a real PC$|\bcaptured on \S/);
  },
);

it('gives a train of pings the time of all its packets, of the last reply and of resolving', () => {
  const ping = probes.find(({ name }) => name === 'ping');
  const options = { packets: 50, intervalMs: 1_000, replyTimeoutMs: 2_000, payloadBytes: 56 };
  expect(ping?.longestMs?.(options)).toBe(57_000);
});

describe.each(measures.map((measure) => [measure.name, measure] as const))('%s', (_, measure) => {
  it('declares each value once, and each exposed series once', () => {
    const values = measure.metrics.map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
    const series = exposedOf(measure.metrics).map(({ name, labels, label }) => JSON.stringify([name, labels, label]));
    expect(new Set(series).size).toBe(series.length);
  });

  it('names its metrics as Prometheus has it', () => {
    for (const { kind, unit, exposed } of measure.metrics) {
      if (exposed === undefined) continue;
      expect(exposed.help).toMatch(/^[A-Z].*\.$/);
      if (ofMibs.has(exposed.name)) continue;
      expect(exposed.name).toMatch(/^(mach_(device|probe|vc|agent)_[a-z0-9_]+|(probe|smartctl)_[a-z_]+)$/);
      if (!exposed.name.startsWith('mach_')) expect(borrowed).toContain(exposed.name);
      expect(exposed.name.endsWith('_total')).toBe(kind === 'counter');
      expect(exposed.name.endsWith('_info')).toBe(exposed.type === 'info');
      if (['ms', 's', 'us'].includes(unit)) expect(exposed.name).toMatch(/_seconds(_total)?$/);
      if (unit === 'bytes') expect(exposed.name).toMatch(/_bytes(_total)?$/);
    }
  });

  it('gives one help for each metric', () => {
    const helps = new Set(exposedOf(measure.metrics).map(({ name, help }) => `${name} ${help}`));
    expect(helps.size).toBe(new Set(exposedOf(measure.metrics).map(({ name }) => name)).size);
  });

  it('tells what every option is for', () => {
    const options = 'options' in measure ? measure.options : {};
    for (const option of Object.values(options)) expect(option.help).toMatch(/\S/);
  });
});
