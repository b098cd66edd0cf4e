import type { RegisteredDevice, SecretRenewal } from './fleet-state.ts';
import type { MutableRegistry } from './mutable-state.ts';
import type { RegistryChange } from './registry-change.ts';

export type SecretChange = Extract<
  RegistryChange,
  { readonly type: 'device-secret-wanted' | 'device-secret-offered' | 'device-secret-replaced' }
>;

const DAY_MS = 86_400_000;

/** Applies one step of a secret's replacement, in place. What a change speaks of and is not there is passed over. */
export function applySecretChange(registry: MutableRegistry, change: SecretChange): void {
  const device = registry.devices.get(change.device);
  if (device === undefined) return;
  const become = (changed: { readonly renewal: SecretRenewal; readonly secretSha256?: string }) =>
    registry.devices.set(device.id, { ...device, ...changed });
  switch (change.type) {
    case 'device-secret-wanted':
      become({ renewal: { ...device.renewal, wantedAt: change.at } });
      return;
    case 'device-secret-offered':
      become({ renewal: { ...device.renewal, offeredSha256: change.secretSha256 } });
      return;
    case 'device-secret-replaced': {
      if (device.renewal?.offeredSha256 !== change.secretSha256) return;
      const renewal = { replacedAt: change.at, beforeSha256: device.secretSha256 };
      become({ secretSha256: change.secretSha256, renewal });
      return;
    }
    default:
      change satisfies never;
  }
}

/**
 * Whether a device is to make another secret: somebody asked for it, or it has shown the same for so many days (0: never by age).
 * One that may be two, or is known under a secret that it should not have, is left to people.
 */
export function isSecretWanted(device: RegisteredDevice, now: number, daysMax: number): boolean {
  if (device.coverage !== 'measured' || device.equipment !== undefined || device.revokedAt !== undefined) return false;
  if (device.renewal?.wantedAt !== undefined) return true;
  if (daysMax === 0 || device.flags.length > 0) return false;
  return now - (device.renewal?.replacedAt ?? device.enrolledAt ?? now) > daysMax * DAY_MS;
}
