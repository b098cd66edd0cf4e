import type { CoverageCounts } from '@mach/wire';
import { deviceState, neighbourOf, telemetryOf } from '../state/device-state.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';

/** How the devices of the province are known, PCs and equipment apart; those out of service or gone are in no count. */
export function coverage(state: FleetState): CoverageCounts {
  const none = { measured: 0, inventory: 0, seen: 0, declared: 0 };
  const counts = { pcs: { ...none }, equipment: { ...none } };
  for (const device of state.registry.devices.values()) {
    const found = deviceState(device, telemetryOf(state, device), neighbourOf(state, device));
    if (found === 'superseded' || found === 'revoked' || found === 'gone') continue;
    counts[isEquipment(device) ? 'equipment' : 'pcs'][device.coverage] += 1;
  }
  return counts;
}
