import type { Device } from '@mach/wire';
import type { RegistryChange } from '../state/registry-change.ts';

/** Nobody can sign in as equipment: no secret has an empty hash. */
const NO_SECRET = '';
const NO_TOKEN = '';

/** The decision that makes a device which runs no agent, or renews what is said of it. */
export const equipmentEnrolled = (device: Device): RegistryChange => ({
  type: 'device-enrolled',
  device,
  secretSha256: NO_SECRET,
  machine: device.id,
  tokenId: NO_TOKEN,
});
