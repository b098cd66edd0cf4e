import type { Random } from '@mach/ports';
import type { Device, Site } from '@mach/wire';
import { equipmentEnrolled } from './admin/equipment-enrolled.ts';
import { gatewayOf } from './gateway-of.ts';
import { seenChanges } from './seen-devices.ts';
import { isEquipment, reportsItself } from './state/equipment.ts';
import type { FleetState, RegisteredDevice } from './state/fleet-state.ts';
import type { RegistryChange } from './state/registry-change.ts';
import { seatOf } from './state/seats.ts';

/**
 * What the last batch of a device asks to be decided: that it is a clone, or where it stands. Empty when all is as known.
 * The first report from behind a gateway makes a site; people name it.
 */
export function reactions(state: FleetState, deviceId: string, random: Random, asksRouters = false): RegistryChange[] {
  const device = state.registry.devices.get(deviceId);
  if (device === undefined) return [];
  const places = siteChanges(state, device, random);
  // Looked at once in a while and once a site: the leader's batches are enough, and the registry is long.
  const isSettled = places.length === 0 && seatOf(state.seats, device) === 'leader';
  const around = isSettled
    ? [
        ...strayChanges(state, device),
        ...(asksRouters ? routerChanges(state, device, random) : []),
        ...seenChanges(state, device),
      ]
    : [];
  return [...cloneChanges(state, device), ...places, ...around];
}

function cloneChanges(state: FleetState, device: RegisteredDevice): RegistryChange[] {
  const telemetry = state.communes.get(device.unitCode)?.devices.get(device.id);
  if (telemetry === undefined || !('cloneSuspected' in telemetry) || telemetry.cloneSuspected !== true) return [];
  if (device.flags.includes('clone-suspected')) return [];
  return [{ type: 'device-flagged', device: device.id, flag: 'clone-suspected' }];
}

function siteChanges(state: FleetState, device: RegisteredDevice, random: Random): RegistryChange[] {
  const gateway = gatewayOf(state, device);
  // Somebody said where it stands, and it stands behind the same gateway as then: their word holds.
  if (gateway === undefined || gateway === device.placedBehind) return [];
  const { sites } = state.registry;
  const current = device.siteId === undefined ? undefined : sites.get(device.siteId);
  if (current?.gateway === gateway) return [];

  const ofUnit = [...sites.values()].filter((site) => site.unitCode === device.unitCode);
  const known = ofUnit.find((site) => site.gateway === gateway);
  if (known !== undefined) return [moved(device, known.id)];
  if (current === undefined) {
    const site: Site = {
      id: Buffer.from(random.bytes(8)).toString('hex'),
      unitCode: device.unitCode,
      name: `${device.unitCode}-${ofUnit.length + 1}`,
      gateway,
    };
    return [{ type: 'site-added', site }, moved(device, site.id)];
  }
  // Named at enrolment, not seen before; or its modem was replaced, which shows in most of its devices.
  const isFirst = current.gateway === undefined;
  return isFirst || isSeenByMost(state, current, gateway)
    ? [{ type: 'site-added', site: { ...current, gateway } }]
    : [];
}

/** Equipment that was imported before any site of its commune was known stands in the one that there is. */
function strayChanges(state: FleetState, { unitCode, siteId }: RegisteredDevice): RegistryChange[] {
  const { sites, devices } = state.registry;
  const ofUnit = sites.values().filter((site) => site.unitCode === unitCode);
  if (siteId === undefined || [...ofUnit].length !== 1) return [];
  const stray = devices
    .values()
    .filter((each) => isEquipment(each) && each.unitCode === unitCode && each.siteId === undefined);
  return Array.from(stray, (each) => moved(each, siteId));
}

/** A site's router is a device of its own once somebody can ask it. Each site has one; what it is, its own answers say. */
function routerChanges(state: FleetState, { unitCode, siteId }: RegisteredDevice, random: Random): RegistryChange[] {
  const { registry } = state;
  if (siteId === undefined || registry.sites.get(siteId)?.gateway === undefined) return [];
  const isRouter = (each: RegisteredDevice) => each.siteId === siteId && isGateway(each);
  if (registry.devices.values().some(isRouter)) return [];
  const device: Device = {
    id: Buffer.from(random.bytes(16)).toString('hex'),
    number: registry.lastDeviceNumber + 1,
    unitCode,
    siteId,
    role: 'office',
    coverage: 'seen',
    equipment: { kind: 'router', address: 'gateway', checks: ['ping'] },
    enrolledAt: state.time,
  };
  return [equipmentEnrolled(device)];
}

/** A router that has an agent of its own needs no second device that PCs ask. */
const isGateway = (device: RegisteredDevice): boolean =>
  device.equipment?.address === 'gateway' || (device.equipment?.kind === 'router' && reportsItself(device));

function isSeenByMost(state: FleetState, site: Site, gateway: string): boolean {
  const devices = [...state.registry.devices.values()].filter(
    (device) => device.siteId === site.id && device.revokedAt === undefined && gatewayOf(state, device) !== undefined,
  );
  const behind = devices.filter((device) => gatewayOf(state, device) === gateway);
  return behind.length * 2 > devices.length;
}

function moved(device: RegisteredDevice, siteId: string): RegistryChange {
  return { type: 'device-moved', device: device.id, unitCode: device.unitCode, siteId };
}
