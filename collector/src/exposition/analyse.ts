import { conditionsFrom, factsOf } from '@mach/diagnosis';
import { defaultPolicy, type RankedDevice, rankDevices } from '@mach/priority';
import type { ConditionRow } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Analysis } from './analysis.ts';
import { telemetryOf } from './device-state.ts';
import { isProvinces } from './snapshot.ts';

/**
 * Diagnoses every device that is in service from its last readings, silent ones too: a PC does not get younger by being
 * off. Ranked are those of the communes; the province's own agents are in nobody's plan.
 */
export function analyse(state: FleetState, now: number): Analysis {
  const conditions = new Map<string, readonly ConditionRow[]>();
  const ranked: RankedDevice[] = [];
  for (const device of state.registry.devices.values()) {
    if (device.revokedAt !== undefined) continue;
    const facts = factsOf([...(telemetryOf(state, device)?.readings.values() ?? [])]);
    const found = conditionsFrom(facts, now);
    conditions.set(device.id, found);
    if (isProvinces(state, device)) continue;
    const { id, number, unitCode, role, label, coverage } = device;
    ranked.push({
      device: id,
      number,
      communeCode: unitCode,
      role,
      ...(label === undefined ? {} : { label }),
      coverage,
      facts,
      conditions: found,
    });
  }
  const priorities = rankDevices(ranked, defaultPolicy);
  return { conditions, priorities, priorityOf: new Map(priorities.map((row) => [row.device, row])) };
}
