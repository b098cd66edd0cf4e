import { factsOf } from '@mach/diagnosis';
import type { UpgradeSeen } from '@mach/priority';
import { isInRanges } from '@mach/wire';
import { type DaySummary, mergeDays, summariseDays } from '../../history/day-summary.ts';
import { readJournaled } from '../../ingest/read-journaled.ts';
import type { JournalStore } from '../../journal/store.ts';
import { COLLECTOR_LIMITS } from '../../limits.ts';
import { upgradesSeen } from '../../planning/upgrades-seen.ts';
import { foldBatch } from '../../state/device.ts';
import { telemetryOf } from '../../state/device-state.ts';
import { isEquipment } from '../../state/equipment.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { isInService } from '../../state/in-service.ts';
import type { PlacedReading } from '../../state/placed-reading.ts';

/** What was done to the PCs of a fleet, with the minutes that were watched on both sides: out of their summaries of days and of what is not summed up yet. */
export function readUpgrades(store: JournalStore, state: FleetState): readonly UpgradeSeen[] {
  return [...state.registry.devices.values()].flatMap((device) => {
    if (!isInService(device) || isEquipment(device) || device.coverage !== 'measured') return [];
    const telemetry = telemetryOf(state, device);
    if (telemetry === undefined || !telemetry.changes.some(({ kind }) => KINDS.has(kind))) return [];
    const facts = factsOf([...telemetry.readings.values()]);
    const known = { device: device.id, number: device.number, communeCode: device.unitCode };
    return upgradesSeen(known, telemetry.changes, facts.systemDisk?.kind === 'ssd', daysOf(store, device.id));
  });
}

const KINDS: ReadonlySet<string> = new Set(['memory-module', 'disk']);

function daysOf(store: JournalStore, device: string): readonly DaySummary[] {
  const days = new Map(store.readDays(device).map((day) => [day.day, day]));
  for (const day of summariseDays(readingsOf(store, device))) {
    const known = days.get(day.day);
    days.set(day.day, known === undefined ? day : mergeDays(known, day));
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Only what watches minutes: of everything else a day is a thousand readings. */
function readingsOf(store: JournalStore, device: string): readonly PlacedReading[] {
  const found: PlacedReading[] = [];
  let telemetry: Parameters<typeof foldBatch>[0];
  for (const entry of store.readDevice(device, 0)) {
    if (entry.kind !== 'batch') continue;
    const checked = readJournaled(entry);
    if (checked === undefined) continue;
    const reports = checked.reports.filter(({ seq }) => isInRanges(entry.fresh, seq)).map(({ report }) => report);
    const step = foldBatch(telemetry, checked.envelope, reports, entry.receivedAt, COLLECTOR_LIMITS.fold);
    telemetry = step.telemetry;
    found.push(...step.folded.readings.filter(({ reading }) => reading.kind === 'slow-minutes' && reading.ok));
  }
  return found;
}
