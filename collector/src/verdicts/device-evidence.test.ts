import type { LatestReading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { DeviceTelemetry } from '../state/fleet-state.ts';
import { type DeviceTrace, type Turn, turnOf } from '../state/traces/trace.ts';
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

describe('what a device tells of a window', () => {
  const TO = FROM + 5 * MINUTE_MS;
  const at = (minute: number) => FROM + minute * MINUTE_MS;
  const attempts = (...minutes: number[]) => minutes.map((minute) => ({ at: at(minute), sent: 1, lost: 0, wayMs: 20 }));
  const turns = (kind: string, name: string | undefined, value: string, ...told: Turn[]) =>
    [turnOf(kind, name, value), told] as const;
  const tracedBy = (given: Partial<DeviceTrace>): DeviceTrace => ({
    minutes: [0, 1, 2, 3, 4].map((minute) => at(minute) / MINUTE_MS),
    bootedAt: FROM - 3_600_000,
    paths: new Map(),
    turns: new Map(),
    ...given,
  });
  const told = (
    given: Partial<DeviceTrace>,
    { isPast = false, standsFrom = FROM, telemetry = telemetryWith([]) } = {},
  ) => {
    const look = { span: { from: FROM, to: TO }, standsFrom, isPast };
    const paths = (key: string) => (key === 'names' || key === 'collector' ? ({ path: key } as const) : undefined);
    return deviceEvidence('pc', tracedBy(given), telemetry, { ...look, paths });
  };

  it('is until when it told: the last answer of any path, and the end of its last minute where no path was asked', () => {
    const paths = new Map([
      ['names', { answeredAt: 0, attempts: attempts(1, 2) }],
      ['collector', { answeredAt: 0, attempts: attempts(1, 3, 7) }],
      ['gone', { answeredAt: 0, attempts: attempts(-9) }],
    ]);
    expect(told({ paths })).toMatchObject({ life: 'running', reportedUntil: at(3) });
    expect(told({})).toMatchObject({ life: 'running', reportedUntil: TO, results: [] });
    expect(told({ minutes: [at(0) / MINUTE_MS] })).toMatchObject({ reportedUntil: at(1) });
  });

  it('is what each path found in it, and what was told before as long as that stands', () => {
    const paths = new Map([
      ['names', { answeredAt: 0, attempts: attempts(1, 2) }],
      ['collector', { answeredAt: 0, attempts: attempts(-4) }],
      ['a check of no path', { answeredAt: 0, attempts: attempts(1) }],
    ]);
    const found = (standsFrom: number) =>
      told({ paths }, { standsFrom }).results.map(({ path, attempts }) => [path, attempts]);
    expect(found(at(-5))).toEqual([
      ['names', 2],
      ['collector', 1],
    ]);
    expect(found(at(-3))).toEqual([['names', 2]]);
  });

  it('is nothing of one that made no report then', () => {
    expect(told({ minutes: [at(-2) / MINUTE_MS, at(5) / MINUTE_MS] })).toEqual({
      device: 'pc',
      life: 'unknown',
      results: [],
    });
  });

  it('is that it was shut down where it took its leave before, and that it ran where it left later', () => {
    const leftAt = (lastReceivedAt: number) => ({ telemetry: { ...telemetryWith([]), hasLeft: true, lastReceivedAt } });
    expect(told({}, leftAt(at(2)))).toMatchObject({ life: 'off', stop: 'clean', lastSeenAt: at(2) });
    expect(told({}, leftAt(at(6)))).toMatchObject({ life: 'running' });
    expect(told({}, { ...leftAt(at(2)), isPast: true })).toMatchObject({ life: 'running' });
  });

  describe('of a silence that is over', () => {
    const past = { isPast: true };
    const stopped = (...counts: (readonly [string, Turn[]])[]) => new Map(counts);
    const counter = (value: string, ...told: Turn[]) => [turnOf('boots', undefined, value), told] as [string, Turn[]];
    const grown = [
      { at: at(-600), value: 3 },
      { at: at(9), value: 4 },
    ];
    const still = [{ at: at(-600), value: 3 }];
    const cut = (map: ReadonlyMap<string, readonly Turn[]>) =>
      told({ minutes: [at(-2) / MINUTE_MS], bootedAt: at(8), turns: map }, past);

    it('is that it was off, since when, and how it stopped', () => {
      expect(cut(stopped(counter('uncleanStops', ...grown), counter('cleanStops', ...still)))).toEqual({
        ...{ device: 'pc', life: 'off', stop: 'unclean', lastSeenAt: at(-1), results: [] },
      });
      expect(cut(stopped(counter('cleanStops', ...grown)))).toMatchObject({ stop: 'clean' });
    });

    it('is not how it stopped where both counts grew, neither did, or it crashed', () => {
      const both = stopped(counter('uncleanStops', ...grown), counter('cleanStops', ...grown));
      const crashed = stopped(counter('uncleanStops', ...grown), counter('crashes', ...grown));
      for (const map of [both, crashed, stopped(counter('uncleanStops', ...still)), stopped()]) {
        expect(cut(map)).not.toHaveProperty('stop');
        expect(cut(map)).toMatchObject({ life: 'off' });
      }
    });

    it('is that it ran where it made reports to the end, though it was started anew since', () => {
      expect(told({ bootedAt: at(8) }, past)).toMatchObject({ life: 'running', isLive: false });
    });
  });

  it('is whether the card that leads to the gateway had a link by the end of the window, else whether any had', () => {
    const card: LatestReading = { kind: 'gateway', at: FROM, ok: true, values: { interface: 'eth0' } };
    const withCard = { telemetry: telemetryWith([card]) };
    const link = (name: string, ...told: Turn[]) => turns('network', name, 'linkUp', ...told);
    const map = new Map([
      link('eth0', { at: at(-60), value: true }, { at: at(2), value: false }, { at: at(9), value: true }),
      link('wlan0', { at: at(-60), value: true }),
    ]);
    expect(told({ turns: map }, withCard).hasCarrier).toBe(false);
    expect(told({ turns: map }).hasCarrier).toBe(true);
    expect(told({ turns: new Map([link('eth0', { at: at(1), value: false })]) }).hasCarrier).toBe(false);
    expect(told({})).not.toHaveProperty('hasCarrier');
  });
});
