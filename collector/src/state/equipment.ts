import type { Equipment } from '@mach/wire';
import type { RegisteredDevice, Registry } from './fleet-state.ts';

export interface EquipmentDevice extends RegisteredDevice {
  readonly equipment: Equipment;
}

/** Whether a device runs no agent and is asked by the PCs of its site. */
export const isEquipment = (device: RegisteredDevice): device is EquipmentDevice => device.equipment !== undefined;

/**
 * The equipment that a reporter may speak of: in service, of its own commune, and of its own site as far as sites are known.
 * Undefined for whatever else: no PC writes into the data of another, nor of another commune's devices.
 */
export function equipmentOf(
  { devices }: Pick<Registry, 'devices'>,
  reporter: RegisteredDevice,
  about: string | undefined,
): EquipmentDevice | undefined {
  const device = devices.get(about ?? '');
  if (device === undefined || !isEquipment(device) || device.revokedAt !== undefined) return undefined;
  const isSameSite = device.siteId === undefined || reporter.siteId === undefined || device.siteId === reporter.siteId;
  return device.unitCode === reporter.unitCode && isSameSite ? device : undefined;
}
