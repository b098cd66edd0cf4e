import { kinds } from '@mach/probes';
import { type LatestReading, MEETING_CHECK, PEER_CHECK } from '@mach/wire';
import { deviceState, telemetryOf } from '../state/device-state.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isOfOne, servicesNotApplicable } from '../state/reachable.ts';
import { hasCheck } from './catalogue.ts';

/**
 * Whether a question to the network went wrong at its last asking. A part of the machine that can't be read is no such
 * failure: it is unknown, and the device's conditions say so. Neither is a ping between two PCs of a site: the other may
 * just have been switched off, or its firewall answers none. What was tried for a meeting is told by the meeting.
 */
export function isFailedCheck({ kind, id, ok }: Pick<LatestReading, 'kind' | 'id' | 'ok'>): boolean {
  const known = kinds.get(kind);
  const isOfMeeting = id?.startsWith(MEETING_CHECK) === true;
  return !ok && id !== PEER_CHECK && !isOfMeeting && known !== undefined && hasCheck(known);
}

/**
 * The failed checks of a PC that reports now; the numbers of a commune and of the province count these and no others. Of services that its
 * commune has no path to nothing is said.
 */
export function failedChecksOf(state: FleetState, device: RegisteredDevice): readonly LatestReading[] {
  const telemetry = telemetryOf(state, device);
  if (telemetry === undefined || isEquipment(device) || deviceState(device, telemetry) !== 'up') return [];
  const notApplicable = servicesNotApplicable(state.registry, device.unitCode);
  return [...telemetry.readings.values()].filter(
    (reading) => isFailedCheck(reading) && !isOfOne(notApplicable, reading),
  );
}
