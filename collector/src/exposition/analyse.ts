import { defaultPolicy, type RankedDevice, rankInSlices } from '@mach/priority';
import type { ConditionRow } from '@mach/wire';
import { isEquipment } from '../state/equipment.ts';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { telemetryOf } from './device-state.ts';
import { equipmentConditions } from './equipment-conditions.ts';
import type { Analysis } from './findings.ts';
import { createJudge, type JudgeDevice } from './judge-device.ts';
import { isProvinces } from './snapshot.ts';

const DAY_MS = 86_400_000;
/** Devices judged in one go: some 0.2 ms each when nothing is remembered of them. */
const JUDGED_A_SLICE = 50;
/** Devices ranked in one go: some 0.03 ms each. */
const RANKED_A_SLICE = 250;

/**
 * Diagnoses every device that is in service from its last readings, silent ones too: a PC does not get younger by being
 * off. Ranked are the PCs of the communes; the province's own agents are in nobody's plan. Stops after each slice, so that
 * whoever runs it may do something else in between; each device is judged as it is at its turn.
 */
export function* analyseInSlices(
  state: FleetState,
  now: number,
  judge: JudgeDevice,
): Generator<undefined, Analysis, void> {
  const conditions = new Map<string, readonly ConditionRow[]>();
  const ranked: RankedDevice[] = [];
  for (const device of [...state.registry.devices.values()]) {
    if (device.revokedAt !== undefined) continue;
    const telemetry = telemetryOf(state, device);
    const { facts, conditions: found } = judge(telemetry, now);
    conditions.set(device.id, isEquipment(device) ? equipmentConditions(found) : found);
    if (conditions.size % JUDGED_A_SLICE === 0) yield;
    if (isProvinces(state, device) || isEquipment(device)) continue;
    const { id, number, unitCode, role, label, coverage } = device;
    ranked.push({
      device: id,
      number,
      communeCode: unitCode,
      role,
      ...(label === undefined ? {} : { label }),
      coverage,
      ...silence(device, telemetry, now),
      facts,
      conditions: found,
    });
  }
  const priorities = yield* rankInSlices(ranked, defaultPolicy, RANKED_A_SLICE);
  return { conditions, priorities, priorityOf: new Map(priorities.map((row) => [row.device, row])) };
}

/** Of a measured PC that spoke once. Whether it is dead, unused or only off for long is not known. */
function silence(device: RegisteredDevice, telemetry: DeviceTelemetry | undefined, now: number) {
  if (device.coverage !== 'measured' || telemetry === undefined || telemetry.lastReceivedAt === 0) return {};
  return { silentDays: Math.max(0, Math.floor((now - telemetry.lastReceivedAt) / DAY_MS)) };
}

/** The same without a stop, for commands. */
export function analyse(state: FleetState, now: number): Analysis {
  const slices = analyseInSlices(state, now, createJudge());
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}
