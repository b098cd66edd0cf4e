import type { LatestReading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { DeviceTelemetry } from '../state/fleet-state.ts';
import { deviceEvidence } from './device-evidence.ts';

const FROM = Date.UTC(2026, 10, 3, 2);
const MINUTE_MS = 60_000;
const trace = { minutes: [FROM / MINUTE_MS + 1], bootedAt: 0, paths: new Map(), turns: new Map() };
const telemetryWith = (readings: readonly LatestReading[]): DeviceTelemetry => ({
  lastReceivedAt: FROM,
  up: true,
  hasLeft: false,
  sendEveryS: 300,
  bootId: 'b',
  agentVersion: '1.0.0',
  machine: 'm',
  clockOffsetMs: 0,
  clockWrong: false,
  reports: 1,
  readings: new Map(readings.map((reading, index) => [String(index), reading])),
  changes: [],
});
const battery = (given: Partial<LatestReading>): LatestReading => ({
  kind: 'battery',
  at: FROM,
  ok: true,
  since: FROM,
  values: {},
  ...given,
});
const evidenceOf = (readings: readonly LatestReading[]) =>
  deviceEvidence('pc', trace, telemetryWith(readings), {
    span: { from: FROM, to: FROM + 5 * MINUTE_MS },
    standsFrom: FROM,
    isPast: false,
    paths: () => undefined,
  });

describe('what carries a PC on when the mains are lost', () => {
  it('is the battery of a notebook, or a UPS at its own cable', () => {
    expect(evidenceOf([battery({ target: 'BAT0', values: { supply: 'battery' } })]).hasBattery).toBe(true);
    expect(evidenceOf([battery({ target: 'ups', values: { supply: 'ups' } })]).hasBattery).toBe(true);
  });

  it('is nothing where its inventory found none, and unknown where no inventory came', () => {
    expect(evidenceOf([battery({ ok: false, failure: 'unsupported' })]).hasBattery).toBe(false);
    expect(evidenceOf([])).not.toHaveProperty('hasBattery');
  });

  it('is unknown where the battery could not be read', () => {
    expect(evidenceOf([battery({ ok: false, failure: 'denied' })])).not.toHaveProperty('hasBattery');
  });
});
