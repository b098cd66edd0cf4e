import type { RegisteredDevice } from './fleet-state.ts';
import type { MutableRegistry } from './mutable-state.ts';
import type { RegistryChange } from './registry-change.ts';

/** What the registry remembers of a device as one of two that are the same PC. */
type Supersession = Pick<RegisteredDevice, 'inventoryHashes' | 'supersededBy' | 'supersedes' | 'standsAlone'>;

/** One device takes the place of another, or somebody says that the two are none; in place, on both. */
export function applySupersession(
  { devices }: Pick<MutableRegistry, 'devices'>,
  change: RegistryChange & { type: 'device-superseded' | 'device-separated' },
): void {
  const device = devices.get(change.device);
  if (device === undefined || (change.type === 'device-superseded' && !devices.has(change.by))) return;
  const before = devices.get(device.supersededBy ?? '');
  if (before !== undefined) {
    const others = before.supersedes?.filter((id) => id !== device.id) ?? [];
    const { supersedes: _, ...rest } = before;
    devices.set(before.id, others.length === 0 ? rest : { ...rest, supersedes: others });
  }
  const { supersededBy: _, standsAlone: __, ...rest } = device;
  if (change.type === 'device-separated') {
    devices.set(device.id, { ...rest, standsAlone: true });
    return;
  }
  devices.set(device.id, { ...rest, supersededBy: change.by });
  const by = devices.get(change.by);
  if (by !== undefined) devices.set(by.id, { ...by, supersedes: [...(by.supersedes ?? []), device.id] });
}

/** What stays of it when a device joins again. */
export function supersessionOf(known: RegisteredDevice | undefined): Supersession {
  const { inventoryHashes, supersededBy, supersedes, standsAlone } = known ?? {};
  return {
    ...(inventoryHashes === undefined ? {} : { inventoryHashes }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(standsAlone === undefined ? {} : { standsAlone }),
  };
}
