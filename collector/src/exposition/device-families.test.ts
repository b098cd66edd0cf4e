import { describe, expect, it } from 'vitest';
import { blankTelemetry } from '../state/blank-telemetry.ts';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { deviceFamilies } from './device-families.ts';
import { failingRows } from './failing-rows.ts';
import type { DeviceSeries } from './snapshot.ts';

const device: RegisteredDevice = {
  id: 'c'.repeat(32),
  number: 2,
  unitCode: '99001',
  role: 'office',
  coverage: 'declared',
  equipment: { kind: 'printer', address: '192.168.1.9', checks: ['ping'] },
  enrolledAt: 0,
  secretSha256: '',
  machine: '',
  flags: [],
};
const asked = { at: 1, isRecent: true, reporters: [] };
const blank = blankTelemetry({ sendEveryS: 300, bootId: '', agentVersion: '', machine: '' });
const series = (state: DeviceSeries['state']): DeviceSeries => ({
  labels: Buffer.from(''),
  device,
  state,
  telemetry: { ...blank, asked, reports: 7 },
  findings: undefined,
  heartbeat: undefined,
  failedChecks: 0,
  readingsLeftOut: 0,
});

function told(name: string, state: DeviceSeries['state']): number | undefined {
  const family = deviceFamilies.find((each) => each.name === name);
  if (family === undefined || !('value' in family)) throw new Error(`${name} has no value`);
  return family.value(series(state));
}

describe('what is said of equipment', () => {
  it.each([
    ['up', 1],
    ['down', 0],
    ['no-data', undefined],
    ['never-reported', undefined],
  ] as const)('whether it is up, where somebody asks it: %s is %s', (state, expected) => {
    expect(told('mach_device_up', state)).toBe(expected);
  });

  it('is nothing of a clock and of reports that it does not have', () => {
    expect(told('mach_device_clock_offset_seconds', 'up')).toBeUndefined();
    expect(told('mach_device_reports_total', 'up')).toBeUndefined();
  });
});

it('the metric of what fails and the list of it are of the same conditions', () => {
  const told = [
    ...(['disk-failing', 'disk-health-unknown', 'disk-nearly-full', 'fan-failing', 'wifi-weak'] as const),
    ...(['end-of-support', 'too-little-memory', 'old-processor', 'overheating', 'unclean-stops'] as const),
    ...(['lan-loss', 'second-dhcp-server', 'network-errors', 'ups-battery', 'ups-on-battery', 'tomorrow'] as const),
  ];
  const levels = ['failing', 'at-risk', 'ageing', 'unknown'] as const;
  const conditions = told.flatMap((code) =>
    levels.map((level) => ({ code, level, component: `of ${code}`, parameters: {} })),
  );
  const family = deviceFamilies.find(({ name }) => name === 'mach_device_failing');
  if (family === undefined || !('labels' in family)) throw new Error('no such family');
  const metric = family.labels({ ...series('up'), findings: { conditions } });
  const rows = failingRows({
    ...{ conditions: new Map([['a', conditions]]), priorities: [], priorityOf: new Map(), valued: [], equipment: [] },
  }).filter(({ level }) => level !== 'unknown');
  const listed = rows.map(({ component, reasons }) => `${component} ${reasons.join()}`);
  expect(listed).toHaveLength(7);
  const labelled = metric.map((labels) => /component="(.*?)",reason="(.*?)"/.exec(labels)?.slice(1).join(' '));
  expect(new Set(labelled)).toEqual(new Set(listed));
});
