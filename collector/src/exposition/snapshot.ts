import type { DeviceState, LatestReading } from '@mach/wire';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { Catalogue, KindPlan } from './catalogue.ts';
import { deviceState, telemetryOf } from './device-state.ts';
import { label } from './family.ts';

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
  /** Text put together at once. Short, for the engine takes half as long again to join long ones. */
  readonly chunkCharacters: number;
}

export const EXPOSITION_LIMITS: ExpositionLimits = {
  readingAgeMsMax: 50 * 3_600_000,
  readingsPerDeviceMax: 1_000,
  chunkCharacters: 4_096,
};

/** A device at the moment of the scrape. `labels` is an open label set: `{device="…"`. */
export interface DeviceSeries {
  readonly labels: string;
  readonly device: RegisteredDevice;
  readonly state: DeviceState;
  readonly telemetry: DeviceTelemetry | undefined;
  readonly failedReadings: number;
  readonly readingsLeftOut: number;
}

/** A reading with its open label set: `{device="…",target="…"`. */
export interface ReadingSeries {
  readonly labels: string;
  readonly reading: LatestReading;
}

/** What one scrape shows, taken in one go: the state goes on changing in place while the text is being sent. */
export interface Snapshot {
  readonly devices: readonly DeviceSeries[];
  readonly byKind: ReadonlyMap<string, readonly ReadingSeries[]>;
  readonly probes: readonly ReadingSeries[];
}

/**
 * Takes the devices of a scope with the readings of those that are up. Revoked devices are left out.
 * Two checks may put different questions to one target (packet size, resolver, text to be found), so a probe's series
 * carry `check`, the id of the check, or the kind where the agent measured unasked. A sensor reads what is there,
 * whoever asked: of several readings of one part the newest is shown. Thus no series is ever given twice.
 */
export function takeSnapshot(
  state: FleetState,
  catalogue: Catalogue,
  scope: Scope,
  limits: ExpositionLimits,
): Snapshot {
  const devices: DeviceSeries[] = [];
  const byKind = new Map<string, ReadingSeries[]>([...catalogue.kinds.keys()].map((kind) => [kind, []]));
  const probes: ReadingSeries[] = [];
  for (const device of state.registry.devices.values()) {
    if (device.revokedAt !== undefined || !isInScope(state, device, scope)) continue;
    const telemetry = telemetryOf(state, device);
    const labels = openLabels(state, device, scope);
    const { taken, leftOut } = telemetry?.up === true ? take(telemetry, labels, state.time) : NOTHING;
    let failedReadings = 0;
    for (const series of taken.values()) {
      byKind.get(series.reading.kind)?.push(series);
      if (catalogue.kinds.get(series.reading.kind)?.type === 'probe') probes.push(series);
      if (!series.reading.ok) failedReadings++;
    }
    devices.push({
      labels,
      device,
      state: deviceState(device, telemetry),
      telemetry: telemetry === undefined ? undefined : { ...telemetry },
      failedReadings,
      readingsLeftOut: leftOut,
    });
  }
  return { devices, byKind, probes };

  function take(telemetry: DeviceTelemetry, deviceLabels: string, now: number) {
    const taken = new Map<string, ReadingSeries>();
    let leftOut = 0;
    for (const reading of telemetry.readings.values()) {
      const plan = catalogue.kinds.get(reading.kind);
      if (plan === undefined || reading.at < now - limits.readingAgeMsMax) continue;
      const labels = flat(readingLabels(deviceLabels, reading, plan));
      const key = plan.type === 'probe' ? labels : `${reading.kind}\n${labels}`;
      const before = taken.get(key);
      if (before === undefined && taken.size >= limits.readingsPerDeviceMax) leftOut++;
      else if (before === undefined || before.reading.at < reading.at) taken.set(key, { labels, reading });
    }
    return { taken, leftOut };
  }
}

const NOTHING: { readonly taken: ReadonlyMap<string, ReadingSeries>; readonly leftOut: number } = {
  taken: new Map(),
  leftOut: 0,
};

function isInScope(state: FleetState, device: RegisteredDevice, scope: Scope): boolean {
  switch (scope.type) {
    case 'commune':
      return device.unitCode === scope.code;
    case 'devices':
      return true;
    case 'province':
      return isProvinces(state, device);
  }
}

/** A province's own agents belong to no commune: their unit is the province. */
export function isProvinces(state: FleetState, device: RegisteredDevice): boolean {
  return state.registry.units.get(device.unitCode)?.kind === 'province';
}

function openLabels(state: FleetState, device: RegisteredDevice, scope: Scope): string {
  const commune =
    scope.type === 'devices' && !isProvinces(state, device) ? `${label('commune_code', device.unitCode)},` : '';
  return `{${commune}${label('device', device.id)}`;
}

function readingLabels(deviceLabels: string, reading: LatestReading, plan: KindPlan): string {
  const target = reading.target === undefined ? '' : `,${label(plan.targetLabel ?? 'part', reading.target)}`;
  if (plan.type === 'sensor') return deviceLabels + target;
  return `${deviceLabels}${target},${label('check', reading.id ?? reading.kind)}`;
}

/** Has the engine put a joined text into one piece: it will be copied some ten times, and copying pieces costs twice. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}
