import type { Equipment } from '@mach/wire';
import type { RegisteredDevice, Registry } from './fleet-state.ts';

export interface EquipmentDevice extends RegisteredDevice {
  readonly equipment: Equipment;
}

/** Whether a device is no PC. Most such run no agent and are asked by the PCs of their site. */
export const isEquipment = (device: RegisteredDevice): device is EquipmentDevice => device.equipment !== undefined;

/** Whether a device is known by nothing but a look around the network of its site. */
export const isOnlySeen = (device: Pick<RegisteredDevice, 'coverage' | 'macHash'> | undefined): boolean =>
  device?.coverage === 'seen' && device.macHash !== undefined;

/** Whether a device reports for itself: of equipment only a router whose agent has joined. */
export const reportsItself = ({ coverage }: Pick<RegisteredDevice, 'coverage'>): boolean => coverage === 'measured';

/**
 * The equipment that a reporter may speak of: in service, of its own commune, of its own site as far as sites are known, and
 * with no agent that speaks for it. Undefined for whatever else: no PC writes into the data of another, nor of another commune's devices.
 */
export function equipmentOf(
  { devices }: Pick<Registry, 'devices'>,
  reporter: RegisteredDevice,
  about: string | undefined,
): EquipmentDevice | undefined {
  const device = devices.get(about ?? '');
  if (device === undefined || !isEquipment(device) || reportsItself(device) || device.revokedAt !== undefined)
    return undefined;
  const isSameSite = device.siteId === undefined || reporter.siteId === undefined || device.siteId === reporter.siteId;
  return device.unitCode === reporter.unitCode && isSameSite ? device : undefined;
}
