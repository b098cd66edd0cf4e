import type { Collector } from '../app.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { calendarOf } from '../state/working-hours.ts';
import type { PathSigns } from './path-alive.ts';

/** An office that has just opened need not have been heard of. */
const OPEN_FOR_MS = 1_800_000;

/** Notes what comes through a collector, and tells the signs of its life. */
export function watchPath(collector: Pick<Collector, 'state' | 'now' | 'onFold' | 'judgedAt'>): {
  signs(isServing: boolean): PathSigns;
  stop(): void;
} {
  const startedAt = collector.now();
  let journaledAt = startedAt;
  let reportAt = startedAt;
  const stop = collector.onFold((folded) => {
    if (folded.type !== 'entry') return;
    journaledAt = folded.entry.receivedAt;
    if (folded.entry.kind === 'batch') reportAt = folded.entry.receivedAt;
  });
  return {
    stop,
    signs(isServing) {
      const state = collector.state();
      const now = collector.now();
      const judgedAt = Math.max(collector.judgedAt(), startedAt);
      const foldedTo = Math.max(state.time, startedAt);
      const expectsReports = isOfficeOpen(state, now) && isOfficeOpen(state, now - OPEN_FOR_MS);
      return { now, journaledAt, foldedTo, judgedAt, reportAt, isServing, expectsReports };
    },
  };
}

/** Whether some commune works at a moment that has a PC with an agent. */
function isOfficeOpen({ registry }: FleetState, at: number): boolean {
  const withPcs = new Set<string>();
  for (const device of registry.devices.values()) {
    if (device.coverage === 'measured' && !isEquipment(device) && isInService(device)) withPcs.add(device.unitCode);
  }
  return [...withPcs].some((code) => {
    const unit = registry.units.get(code);
    return unit?.kind === 'commune' && calendarOf(unit, registry.daysOff).isWorkingTime(at);
  });
}
