import type { Random } from '@mach/ports';
import type { LatestReading, Site } from '@mach/wire';
import type { FleetState, RegisteredDevice } from './state/fleet-state.ts';
import { readingKey } from './state/fleet-state.ts';
import type { RegistryChange } from './state/registry-change.ts';

/** The sensor that tells a device's gateway, and its value with the hashed address: what tells two sites apart. */
const GATEWAY_KIND = 'gateway';
const GATEWAY_KEY = readingKey({ kind: GATEWAY_KIND });
const GATEWAY_HASH = 'macHash';

/**
 * What the last batch of a device asks to be decided: that it is a clone, or where it stands. Empty when all is as known.
 * The first report from behind a gateway makes a site; people name it.
 */
export function reactions(state: FleetState, deviceId: string, random: Random): RegistryChange[] {
  const device = state.registry.devices.get(deviceId);
  if (device === undefined) return [];
  return [...cloneChanges(state, device), ...siteChanges(state, device, random)];
}

function cloneChanges(state: FleetState, device: RegisteredDevice): RegistryChange[] {
  const telemetry = state.communes.get(device.unitCode)?.devices.get(device.id);
  if (telemetry === undefined || !('cloneSuspected' in telemetry) || telemetry.cloneSuspected !== true) return [];
  if (device.flags.includes('clone-suspected')) return [];
  return [{ type: 'device-flagged', device: device.id, flag: 'clone-suspected' }];
}

function siteChanges(state: FleetState, device: RegisteredDevice, random: Random): RegistryChange[] {
  const gateway = gatewayOf(state, device);
  if (gateway === undefined) return [];
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

function isSeenByMost(state: FleetState, site: Site, gateway: string): boolean {
  const devices = [...state.registry.devices.values()].filter(
    (device) => device.siteId === site.id && device.revokedAt === undefined && gatewayOf(state, device) !== undefined,
  );
  const behind = devices.filter((device) => gatewayOf(state, device) === gateway);
  return behind.length * 2 > devices.length;
}

function gatewayOf(state: FleetState, device: RegisteredDevice): string | undefined {
  const reading = gatewayReading(state, device);
  const hash = reading?.ok === true ? reading.values[GATEWAY_HASH] : undefined;
  return typeof hash === 'string' && hash !== '' ? hash : undefined;
}

/** The last reading of a device about its gateway, whatever check asked for it. */
function gatewayReading(state: FleetState, device: RegisteredDevice): LatestReading | undefined {
  const readings = state.communes.get(device.unitCode)?.devices.get(device.id)?.readings;
  return readings?.get(GATEWAY_KEY) ?? readings?.values().find((reading) => reading.kind === GATEWAY_KIND);
}

function moved(device: RegisteredDevice, siteId: string): RegistryChange {
  return { type: 'device-moved', device: device.id, unitCode: device.unitCode, siteId };
}
