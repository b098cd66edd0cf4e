import { createFleet, devicesOf, makeProvince, NO_FAULTS } from '@mach/fleet';
import { foldBatch } from '../../collector/src/state/device.ts';
import type { FleetState, RegisteredDevice } from '../../collector/src/state/fleet-state.ts';
import { FOLD_LIMITS } from '../../collector/src/state/fold-limits.ts';
import { emptyState, type FoldedTelemetry } from '../../collector/src/state/mutable-state.ts';

const DEVICES_A_COMMUNE = 50;
/** Monday 2026-11-23, 10:00 in Việt Nam: everyone is at work. */
const WALL = Date.UTC(2026, 10, 23, 3);
const UPTIME_MS = 9_000_000;
const SEND_EVERY_S = 300;

/** A fleet in one state of a collector, and the function that has one of its devices report anew. */
export interface MadeState {
  readonly state: FleetState;
  readonly devices: number;
  /** Folds one more report of the device with this index; `round` counts from 1 and moves its values. */
  report(index: number, round: number): void;
}

/**
 * The state after one report of each device of a made province. The readings come as text and are parsed, as they are
 * from the wire: objects made another way have other shapes in the engine, and so other speeds.
 */
export function madeState(communes: number): MadeState {
  const province = makeProvince({
    seed: 'bench',
    communes,
    devicesPerCommune: [DEVICES_A_COMMUNE, DEVICES_A_COMMUNE],
  });
  const fleet = createFleet(province, NO_FAULTS);
  const made = devicesOf(province);
  const state = emptyState();
  state.position = 1;
  state.time = WALL;
  const { units, sites, devices } = state.registry;
  units.set(province.code, { code: province.code, kind: 'province', name: province.name });
  for (const commune of province.communes) {
    units.set(commune.code, { code: commune.code, kind: 'commune', name: commune.name, parent: province.code });
    state.communes.set(commune.code, { devices: new Map() });
    for (const { id, name } of commune.sites) sites.set(id, { id, unitCode: commune.code, name });
  }
  made.forEach((device, index) => {
    devices.set(device.id, {
      id: device.id,
      number: index + 1,
      unitCode: device.communeCode,
      siteId: device.siteId,
      role: device.role,
      label: device.label,
      coverage: 'measured',
      enrolledAt: WALL - 86_400_000,
      secretSha256: '',
      machine: 'bench',
      flags: [],
    } satisfies RegisteredDevice);
  });

  function report(index: number, round: number): void {
    const device = made[index];
    if (device === undefined) return;
    const uptimeMs = UPTIME_MS + round * 60_000;
    const wall = WALL + round * 60_000;
    const readings = JSON.parse(JSON.stringify(fleet.readingsAt(device, uptimeMs, wall)));
    const telemetries = state.communes.get(device.communeCode)?.devices as Map<string, FoldedTelemetry>;
    const envelope = {
      v: 1,
      device: device.id,
      epoch: device.id,
      bootId: device.id,
      sentAt: wall,
      sentUptimeMs: uptimeMs,
      machine: 'bench',
      agentVersion: '0.1.0',
      sendEveryS: SEND_EVERY_S,
    };
    const reports = [{ seq: round + 1, uptimeMs, wall, readings }];
    const { telemetry } = foldBatch(telemetries.get(device.id), envelope, reports, wall, FOLD_LIMITS);
    telemetries.set(device.id, telemetry);
    state.position++;
  }

  made.forEach((_, index) => {
    report(index, 0);
  });
  return { state, devices: made.length, report };
}
