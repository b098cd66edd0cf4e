import type { IncidentView, LatestReading } from '@mach/wire';
import { expect, it } from 'vitest';
import type { DeviceTelemetry } from '../state/fleet-state.ts';
import { lastReportAt, shownChanges, shownIncident, shownReadings } from './attendance.ts';

const at = (text: string) => Date.parse(`${text}+07:00`);
const OFF = at('2026-11-25T17:03:12');
const DAY = at('2026-11-25T00:00:00');
const reading: LatestReading = { kind: 'cpu', at: OFF, ok: true, since: OFF - 1_000, values: {} };
const telemetry = (up: boolean) =>
  ({
    up,
    lastReceivedAt: OFF,
    readings: new Map([['cpu', reading]]),
    changes: [{ at: OFF, kind: 'memory-module', change: 'added' }],
  }) as unknown as DeviceTelemetry;

const PC = { role: 'counter', coverage: 'measured' } as const;
const SERVER = { role: 'server', coverage: 'measured' } as const;
const SWITCH = { role: 'office', coverage: 'declared', equipment: { kind: 'switch', checks: [] } } as const;

it('tells of a PC that is off the day, and not the hour at which it went off', () => {
  expect(lastReportAt(PC, telemetry(false))).toBe(DAY);
  expect(shownReadings(PC, telemetry(false))).toEqual([{ ...reading, at: DAY, since: DAY }]);
  expect(shownChanges(PC, telemetry(false))).toMatchObject([{ at: DAY }]);
});

it('tells of a PC that is on what it says at this moment', () => {
  expect(lastReportAt(PC, telemetry(true))).toBe(OFF);
  expect(shownReadings(PC, telemetry(true))).toEqual([{ ...reading, since: DAY }]);
  expect(shownChanges(PC, telemetry(true))).toMatchObject([{ at: DAY }]);
});

it.each([
  ['a server', SERVER],
  ['equipment', SWITCH],
])('tells of %s to the second: it is nobody’s', (_what, device) => {
  expect(lastReportAt(device, telemetry(false))).toBe(OFF);
  expect(shownReadings(device, telemetry(false))).toEqual([reading]);
  expect(shownChanges(device, telemetry(false))).toMatchObject([{ at: OFF }]);
});

it('tells of an incident of one PC the days, of all others the moments', () => {
  const view = (kind: 'device' | 'site', id: string) => ({ scope: { kind, id } }) as IncidentView;
  const step = (kind: 'device' | 'site', id: string) => ({ at: OFF, type: 'opened' as const, view: view(kind, id) });
  const devices = new Map<string, typeof PC | typeof SERVER>([
    ['pc', PC],
    ['server', SERVER],
  ]);
  const ofPc = { ...view('device', 'pc'), since: OFF, endedAt: OFF, steps: [step('device', 'pc'), step('site', 's')] };
  expect(shownIncident(ofPc, devices)).toMatchObject({ since: DAY, endedAt: DAY, steps: [{ at: DAY }, { at: OFF }] });
  const gone = { ...view('device', 'forgotten'), since: OFF, steps: [] };
  expect(shownIncident(gone, devices)).toEqual({ ...gone, since: DAY });
  for (const [kind, id] of [['site', 's'] as const, ['device', 'server'] as const]) {
    const other = { ...view(kind, id), since: OFF, endedAt: OFF, steps: [step(kind, id)] };
    expect(shownIncident(other, devices)).toEqual(other);
  }
});
