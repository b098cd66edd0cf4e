import type { LatestReading, MetricSpec } from '@mach/wire';
import type { CommuneState, DeviceTelemetry, FleetState, RegisteredDevice } from '../../state/fleet-state.ts';
import { readingKey } from '../../state/fleet-state.ts';
import type { Measured } from '../catalogue.ts';
import { NOW, smallFleet } from './small-fleet.ts';

/** A fleet in which every device shows every value that is declared, `parts` times: for completeness and for figures. */
export function fullFleet(measured: Iterable<Measured>, deviceCount: number, parts = 1): FleetState {
  const kinds = [...measured];
  const state = smallFleet();
  const devices = new Map<string, RegisteredDevice>();
  const communes = new Map<string, { readonly devices: Map<string, DeviceTelemetry> } & CommuneState>();
  for (let i = 0; i < deviceCount; i++) {
    const id = (i + 1).toString(16).padStart(32, '0');
    const unitCode = i % 2 === 0 ? '00001' : '00002';
    devices.set(id, {
      id,
      number: i + 1,
      unitCode,
      role: 'office',
      coverage: 'measured',
      enrolledAt: NOW,
      secretSha256: '',
      machine: 'machine',
      flags: [],
    });
    const commune = communes.get(unitCode) ?? { devices: new Map() };
    communes.set(unitCode, commune);
    commune.devices.set(id, telemetryOf(kinds, parts, i));
  }
  return { ...state, registry: { ...state.registry, devices }, communes };
}

function telemetryOf(kinds: readonly Measured[], parts: number, seed: number): DeviceTelemetry {
  const readings = kinds.flatMap((kind) =>
    Array.from({ length: kind.targetLabel === undefined ? 1 : parts }, (_, part) => readingOf(kind, part, seed)),
  );
  return {
    lastReceivedAt: NOW - seed,
    up: true,
    hasLeft: false,
    sendEveryS: 300,
    bootId: 'b'.repeat(32),
    agentVersion: '0.1.0',
    machine: 'machine',
    clockOffsetMs: 12,
    clockWrong: false,
    reports: seed,
    changes: [],
    readings: new Map(readings.map((reading) => [readingKey(reading), reading])),
  };
}

function readingOf(kind: Measured, part: number, seed: number): LatestReading {
  return {
    kind: kind.name,
    id: `${kind.name}.${part}`,
    ...(kind.targetLabel === undefined ? {} : { target: `part-${part}` }),
    at: NOW - seed,
    ok: true,
    durationMs: 12.5 + seed,
    values: Object.fromEntries(kind.metrics.map((spec, i) => [spec.value, exampleOf(spec, seed * 31 + i * 7)])),
  };
}

function exampleOf({ kind, unit }: MetricSpec, seed: number): number | string | boolean {
  if (kind === 'text') return `text ${seed % 3}`;
  if (kind === 'flag') return seed % 2 === 0;
  if (unit === 'timestamp-ms') return NOW + seed;
  return unit === 'ratio' ? (seed % 100) / 100 : seed * 1_009 + 0.5;
}
