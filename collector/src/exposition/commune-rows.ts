import { isEquipmentFailure } from '@mach/diagnosis';
import type { CommuneRow, DeviceState } from '@mach/wire';
import { isCommuneNow } from '../state/commune-now.ts';
import { deviceState, neighbourOf, telemetryOf } from '../state/device-state.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { calendarOf } from '../state/working-hours.ts';
import { failedChecksOf } from './failed-check.ts';
import type { Findings } from './findings.ts';

/** A commune with its devices counted by state, equipment apart; `devices` leaves out those out of service. */
export interface CommuneSummary extends CommuneRow {
  readonly provinceName?: string;
  readonly devicesByState: Readonly<Record<CountedState, number>>;
}

/** One PC is one device: whose place another has taken is in no count. */
type CountedState = Exclude<DeviceState, 'superseded'>;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Every commune in the order of its code, also those without a device: a commune nobody has reached yet is a finding.
 * A province's own agents are not among them.
 */
export function summariseCommunes(state: FleetState, findings: Findings): readonly CommuneSummary[] {
  const { units, sites, devices } = state.registry;
  const rows = new Map<string, Mutable<CommuneSummary> & { devicesByState: Record<CountedState, number> }>();
  for (const unit of units.values()) {
    if (!isCommuneNow(unit)) continue;
    const province = unit.parent === undefined ? undefined : units.get(unit.parent);
    rows.set(unit.code, {
      code: unit.code,
      name: unit.name,
      provinceCode: unit.parent ?? '',
      ...(province === undefined ? {} : { provinceName: province.name }),
      sites: 0,
      devices: 0,
      devicesUp: 0,
      devicesWithConditions: 0,
      failedChecks: 0,
      isWorkingTime: calendarOf(unit, state.registry.daysOff).isWorkingTime(state.time),
      devicesByState: { up: 0, down: 0, 'no-data': 0, 'never-reported': 0, inventory: 0, revoked: 0, seen: 0, gone: 0 },
    });
  }
  for (const site of sites.values()) {
    const row = rows.get(site.unitCode);
    if (row !== undefined) row.sites++;
  }
  for (const device of devices.values()) {
    const row = rows.get(device.unitCode);
    if (row === undefined) continue;
    const telemetry = telemetryOf(state, device);
    const found = deviceState(device, telemetry, neighbourOf(state, device));
    if (found === 'seen') row.devicesSeen = (row.devicesSeen ?? 0) + 1;
    if (found === 'seen' || found === 'gone') continue;
    if (isEquipment(device)) {
      countEquipment(row, found);
      if (found !== 'revoked' && isFailing(findings, device.id)) row.devicesWithConditions++;
      continue;
    }
    if (found === 'superseded') continue;
    row.devicesByState[found]++;
    if (!isInService(device)) continue;
    row.devices++;
    if (found === 'inventory') row.devicesByInventory = (row.devicesByInventory ?? 0) + 1;
    if (telemetry !== undefined && found !== 'inventory')
      row.lastReportAt = Math.max(row.lastReportAt ?? 0, telemetry.lastReceivedAt);
    if (isFailing(findings, device.id)) row.devicesWithConditions++;
    if (found !== 'up') continue;
    row.devicesUp++;
    row.failedChecks += failedChecksOf(state, device).length;
  }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function countEquipment(row: Pick<Mutable<CommuneSummary>, 'equipment'>, found: DeviceState): void {
  if (found === 'revoked') return;
  const { total, up, down } = row.equipment ?? { total: 0, up: 0, down: 0 };
  row.equipment = { total: total + 1, up: up + Number(found === 'up'), down: down + Number(found === 'down') };
}

const isFailing = (findings: Findings, device: string): boolean =>
  (findings(device)?.conditions ?? []).some(isEquipmentFailure);
