import { describe, expect, it } from 'vitest';
import { readingKey } from '../state/fleet-state.ts';
import { createCatalogue } from './catalogue.ts';
import { devicesByUnit } from './devices-by-unit.ts';
import type { Format } from './family.ts';
import type { Findings } from './findings.ts';
import { EXPOSITION_LIMITS, type Scope } from './snapshot.ts';
import { COUNTER_PC, NOW, pingReading, SILENT_PC, smallFleet, smallRegistry } from './testing/small-fleet.ts';
import { writeFleet } from './write-fleet.ts';

const findings: Findings = (device) =>
  device === COUNTER_PC
    ? {
        conditions: [
          { code: 'too-little-memory', level: 'at-risk', component: 'memory', parameters: {} },
          { code: 'memory-errors', level: 'at-risk', component: 'memory', parameters: {} },
          { code: 'old-processor', level: 'ageing', component: 'processor', parameters: {} },
        ],
        recoverableMinutesPerMonth: 212.5,
      }
    : undefined;

function scrape(scope: Scope, format: Format = 'text', state = smallFleet(), limits = EXPOSITION_LIMITS): string {
  const catalogue = createCatalogue(smallRegistry);
  const byUnit = devicesByUnit(state);
  return Buffer.concat([...writeFleet({ state, byUnit, catalogue, findings, scope, format, limits })]).toString();
}

describe('the text of a scope', () => {
  it.each([
    ['commune', { type: 'commune', code: '00001' }, 'text', 'prom'],
    ['commune', { type: 'commune', code: '00001' }, 'openmetrics', 'om'],
    ['devices', { type: 'devices' }, 'text', 'prom'],
    ['province', { type: 'province' }, 'text', 'prom'],
  ] as const)('of %s is as recorded (%o as %s)', async (name, scope, format, ending) => {
    await expect(scrape(scope, format)).toMatchFileSnapshot(`testing/small-fleet.${name}.${ending}`);
  });

  it('names each family once, and never gives a series twice', () => {
    const lines = scrape({ type: 'devices' }).split('\n');
    const heads = lines.filter((line) => line.startsWith('# TYPE'));
    const series = lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.replace(/ [^ ]+$/, ''));
    expect(new Set(heads).size).toBe(heads.length);
    expect(new Set(series).size).toBe(series.length);
  });

  it('says nothing of a device that is silent but that it is', () => {
    const lines = scrape({ type: 'commune', code: '00001' })
      .split('\n')
      .filter((line) => line.includes(SILENT_PC));
    expect(lines.map((line) => line.replace(/\{.*/, ''))).toEqual([
      'mach_device_info',
      'mach_device_up',
      'mach_device_last_report_timestamp_seconds',
      'mach_device_reports_total',
    ]);
  });

  it('shows the newest reading of a part that two checks read, and both answers of two probes', () => {
    const state = withReadings([
      { kind: 'memory', id: 'a', at: NOW - 2_000, ok: true, values: { totalBytes: 1 } },
      { kind: 'memory', id: 'b', at: NOW - 1_000, ok: true, values: { totalBytes: 2 } },
      { kind: 'memory', id: 'c', at: NOW - 3_000, ok: true, values: { totalBytes: 3 } },
      pingReading('10.0.0.1', 'x'),
      pingReading('10.0.0.1', 'y'),
    ]);
    const text = scrape({ type: 'commune', code: '00001' }, 'text', state);
    expect(text.match(/^mach_device_memory_bytes.*$/gm)).toEqual([
      `mach_device_memory_bytes{device="${COUNTER_PC}"} 2`,
    ]);
    expect(text.match(/^probe_success.*$/gm)).toHaveLength(2);
  });

  it('leaves out what a device sends beyond the limit, and says how much', () => {
    const limits = { ...EXPOSITION_LIMITS, readingsPerDeviceMax: 2 };
    expect(scrape({ type: 'commune', code: '00001' }, 'text', smallFleet(), limits)).toContain(
      `mach_device_readings_left_out{device="${COUNTER_PC}"} 2\n`,
    );
  });

  it('ignores a value of another form than declared', () => {
    const state = withReadings([{ kind: 'memory', at: NOW, ok: true, values: { totalBytes: 'a lot' } }]);
    expect(scrape({ type: 'commune', code: '00001' }, 'text', state)).not.toContain('mach_device_memory_bytes');
  });

  it('is the same in however many pieces it is made', () => {
    const whole = scrape({ type: 'devices' });
    expect(scrape({ type: 'devices' }, 'text', smallFleet(), { ...EXPOSITION_LIMITS, chunkBytes: 1 })).toBe(whole);
  });
});

function withReadings(readings: readonly ReturnType<typeof pingReading>[]) {
  const state = smallFleet();
  const telemetry = state.communes.get('00001')?.devices.get(COUNTER_PC);
  if (telemetry === undefined) throw new Error('the counter PC is gone');
  const made = new Map(readings.map((reading) => [readingKey(reading), reading]));
  const devices = new Map([[COUNTER_PC, { ...telemetry, readings: made }]]);
  return { ...state, communes: new Map([['00001', { devices }]]) };
}
