import type { Device } from '@mach/wire';
import { equipmentEnrolled } from './admin/equipment-enrolled.ts';
import { isEquipment, isOnlySeen } from './state/equipment.ts';
import type { FleetState, RegisteredDevice } from './state/fleet-state.ts';
import type { Neighbour } from './state/neighbours.ts';
import type { RegistryChange } from './state/registry-change.ts';
import { whoIsWho } from './who-is-who.ts';

/**
 * How many devices of a site may be known by being seen alone. A PC that makes up neighbours, or a network full of visitors,
 * fills its own site's measure and no more.
 */
export const SEEN_LIMITS = {
  /** Not gone, at once. */
  presentMax: 300,
  /** Ever, the gone ones with them. */
  everMax: 1_000,
  /** Beyond so many one look is not enough: whoever is no more seen in a second one becomes no device. */
  atFirstSightMax: 100,
  /** Decisions made at once: the rest waits for the next batch. */
  changesAtOnceMax: 50,
} as const;

/**
 * What follows for the registry from the look that a site's leader took: devices that are new, those whose address changed, and those
 * that turned out to be known under another name. Nothing while that is switched off.
 */
export function seenChanges(state: FleetState, { unitCode, siteId }: RegisteredDevice): RegistryChange[] {
  const { registry } = state;
  const around = state.neighbours.get(siteId ?? '');
  if (siteId === undefined || around?.look === undefined || registry.sites.get(siteId)?.discovery?.isOn !== true) {
    return [];
  }
  const isKnown = whoIsWho(state, siteId);
  const changes: RegistryChange[] = [];
  let { present, ever } = countSeen(state, siteId);
  let number = registry.lastDeviceNumber;
  for (const [macHash, neighbour] of around.found) {
    if (changes.length >= SEEN_LIMITS.changesAtOnceMax) break;
    const device = registry.devices.get(neighbour.device);
    const isOther = isKnown(macHash, neighbour);
    if (device !== undefined && !isOnlySeen(device)) continue;
    if (device !== undefined && isOther && device.revokedAt === undefined) {
      changes.push({ type: 'device-forgotten', device: device.id });
    } else if (device === undefined && !isOther && isWelcome(neighbour, present, ever)) {
      const made = madeOf(neighbour, { macHash, siteId, unitCode, number: ++number, enrolledAt: state.time });
      changes.push(equipmentEnrolled(made));
      present++;
      ever++;
    } else if (device?.equipment !== undefined && device.revokedAt === undefined && !isOther) {
      const { secretSha256: _, machine: __, flags: ___, ...known } = device;
      const address = addressOf(neighbour);
      if (known.equipment?.address === address || address === undefined) continue;
      changes.push(equipmentEnrolled({ ...known, equipment: { ...device.equipment, address } }));
    }
  }
  return changes;
}

function isWelcome({ timesSeen, isGone }: Neighbour, present: number, ever: number): boolean {
  if (isGone || present >= SEEN_LIMITS.presentMax || ever >= SEEN_LIMITS.everMax) return false;
  return timesSeen > 1 || ever < SEEN_LIMITS.atFirstSightMax;
}

/** What it is nobody knows: what it calls itself is told beside it, and is no kind. */
function madeOf(
  neighbour: Neighbour,
  known: Required<Pick<Device, 'macHash' | 'siteId' | 'unitCode' | 'number' | 'enrolledAt'>>,
): Device {
  const address = addressOf(neighbour);
  const equipment = { kind: 'other', ...(address === undefined ? {} : { address }), checks: [] } as const;
  return { id: neighbour.device, ...known, role: 'office', coverage: 'seen', equipment };
}

function addressOf({ values }: Neighbour): string | undefined {
  const { address } = values;
  return typeof address === 'string' && PRIVATE.test(address) ? address : undefined;
}

/** What a device may have for its address within a site; whatever else a PC tells is no address. */
const PRIVATE = /^(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2}$/;

function countSeen(state: FleetState, siteId: string): { present: number; ever: number } {
  const found = state.neighbours.get(siteId)?.found;
  let present = 0;
  let ever = 0;
  for (const device of state.registry.devices.values()) {
    if (device.siteId !== siteId || !isEquipment(device) || !isOnlySeen(device)) continue;
    ever++;
    if (found?.get(device.macHash ?? '')?.isGone !== true) present++;
  }
  return { present, ever };
}
