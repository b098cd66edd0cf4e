import type { DeviceState, LatestReading } from '@mach/wire';
import { deviceState, isProvinces, neighbourOf, telemetryOf } from '../state/device-state.ts';
import type { DeviceTelemetry, FleetState, Heartbeat, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import type { Catalogue, KindPlan } from './catalogue.ts';
import type { DevicesByUnit } from './devices-by-unit.ts';
import { isFailedCheck } from './failed-check.ts';
import { label } from './family.ts';
import type { DeviceFindings, Findings } from './findings.ts';
import { createPartLabels, type PartLabels } from './part-labels.ts';

/** Which devices a scrape shows: those of one commune, of all the fleet (told apart by `commune_code`), the province's own. */
export type Scope = { readonly type: 'commune'; readonly code: string } | { readonly type: 'devices' | 'province' };

export interface ExpositionLimits {
  /**
   * A value older than this is not shown: its check was taken away, or its part of the machine is gone. Two days and a bit,
   * so that what is read once a day stays.
   */
  readonly readingAgeMsMax: number;
  /** Readings of one device that become series; those above are counted in `left_out`. */
  readonly readingsPerDeviceMax: number;
  /** Bytes of text that are handed to the socket at once. */
  readonly chunkBytes: number;
}

export const EXPOSITION_LIMITS: ExpositionLimits = {
  readingAgeMsMax: 50 * 3_600_000,
  readingsPerDeviceMax: 1_000,
  chunkBytes: 131_072,
};

/** A device at the moment of the scrape. `labels` begin its label set: `device="…"`. */
export interface DeviceSeries {
  readonly labels: Buffer;
  readonly device: RegisteredDevice;
  readonly state: DeviceState;
  readonly telemetry: DeviceTelemetry | undefined;
  readonly findings: DeviceFindings | undefined;
  /** Of a device that watches its line, or did. */
  readonly heartbeat: Heartbeat | undefined;
  readonly failedChecks: number;
  readonly readingsLeftOut: number;
}

/** A reading with the labels of its device and of its part. */
export interface ReadingSeries {
  readonly labels: Buffer;
  readonly part: PartLabels;
  readonly reading: LatestReading;
}

/**
 * What one scrape shows, taken in one go: the state goes on changing in place while the text is being sent. Readings are
 * never changed, only replaced, so it is enough to hold them.
 */
export interface Snapshot {
  readonly devices: readonly DeviceSeries[];
  readonly byKind: ReadonlyMap<KindPlan, readonly ReadingSeries[]>;
  readonly probes: readonly ReadingSeries[];
}

/** Where a snapshot is taken from. */
export interface SnapshotSource {
  readonly state: FleetState;
  readonly byUnit: DevicesByUnit;
  readonly catalogue: Catalogue;
  readonly findings: Findings;
  readonly scope: Scope;
  readonly limits: ExpositionLimits;
}

/** Takes the devices of a scope with the readings of those that are up. Devices out of service are left out. */
export function takeSnapshot({ state, byUnit, catalogue, findings, scope, limits }: SnapshotSource): Snapshot {
  const oldest = state.time - limits.readingAgeMsMax;
  const partLabelsOf = createPartLabels(catalogue.kinds);
  const devices: DeviceSeries[] = [];
  const byKind = new Map<KindPlan, ReadingSeries[]>(catalogue.kinds.values().map((plan) => [plan, []]));
  const probes: ReadingSeries[] = [];
  for (const device of devicesOf(scope, state, byUnit)) {
    if (!isInService(device)) continue;
    const telemetry = telemetryOf(state, device);
    const labels = labelsOf(state, device, scope);
    const { taken, leftOut } = telemetry?.up === true ? take(telemetry, labels) : NOTHING;
    let failedChecks = 0;
    for (const series of taken) {
      byKind.get(series.part.plan)?.push(series);
      if (!series.part.plan.hasCheck) continue;
      probes.push(series);
      if (isFailedCheck(series.reading)) failedChecks++;
    }
    devices.push({
      labels,
      device,
      state: deviceState(device, telemetry, neighbourOf(state, device)),
      telemetry: telemetry === undefined ? undefined : { ...telemetry },
      findings: findings(device.id),
      heartbeat: state.heartbeats.get(device.id),
      failedChecks,
      readingsLeftOut: leftOut,
    });
  }
  return { devices, byKind, probes };

  /** Of several readings of one part the newest is shown: no series is ever given twice. */
  function take(telemetry: DeviceTelemetry, labels: Buffer) {
    const taken: ReadingSeries[] = [];
    let leftOut = 0;
    for (const [key, reading] of telemetry.readings) {
      const part = partLabelsOf(key, reading);
      if (part === undefined || reading.at < oldest) continue;
      const { series } = part;
      const before = series.device === devices.length ? taken[series.place] : undefined;
      if (before !== undefined) {
        if (before.reading.at < reading.at) taken[series.place] = { labels, part, reading };
      } else if (taken.length >= limits.readingsPerDeviceMax) {
        leftOut++;
      } else {
        series.device = devices.length;
        series.place = taken.length;
        taken.push({ labels, part, reading });
      }
    }
    return { taken, leftOut };
  }
}

const NOTHING: { readonly taken: readonly ReadingSeries[]; readonly leftOut: number } = { taken: [], leftOut: 0 };

function devicesOf(scope: Scope, { registry }: FleetState, byUnit: DevicesByUnit): Iterable<RegisteredDevice> {
  switch (scope.type) {
    case 'commune':
      return byUnit.get(scope.code) ?? [];
    case 'devices':
      return registry.devices.values();
    case 'province':
      return [...registry.units.values()]
        .filter(({ kind }) => kind === 'province')
        .flatMap(({ code }) => byUnit.get(code) ?? []);
  }
}

function labelsOf(state: FleetState, device: RegisteredDevice, scope: Scope): Buffer {
  const isNamed = scope.type === 'devices' && !isProvinces(state, device);
  const commune = isNamed ? `${label('commune_code', device.unitCode)},` : '';
  return Buffer.from(`${commune}${label('device', device.id)}`);
}
