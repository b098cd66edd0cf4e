import type { RegisteredDevice } from './fleet-state.ts';
import { isInService } from './in-service.ts';

interface Agent extends Pick<RegisteredDevice, 'id' | 'unitCode'> {
  readonly inventoryHashes?: readonly string[] | undefined;
}

/**
 * The device that an inventory made of the very PC on which this agent runs: in its commune, by a hash of the numbers of its
 * hardware. Undefined where the hash fits others too, for then it tells no PC from another, and where somebody said that the
 * two are not the same.
 */
export function inventoryOf(devices: Iterable<RegisteredDevice>, agent: Agent): RegisteredDevice | undefined {
  const { inventoryHashes: hashes = [] } = agent;
  const fitting: RegisteredDevice[] = [];
  for (const device of devices) {
    if (device.id === agent.id || !isInService(device)) continue;
    const isOther = device.inventoryHashes?.some((hash) => hashes.includes(hash)) === true;
    if (isOther || (device.coverage === 'inventory' && hashes.includes(device.machine))) fitting.push(device);
  }
  const [found] = fitting;
  if (found?.coverage !== 'inventory' || fitting.length > 1) return undefined;
  return found.unitCode === agent.unitCode && found.standsAlone !== true ? found : undefined;
}

/** The same seen from the inventory, which may come after the agent. */
export function agentOf(
  devices: readonly RegisteredDevice[],
  inventoried: RegisteredDevice,
): RegisteredDevice | undefined {
  const agent = devices.find(
    (device) => isInService(device) && device.inventoryHashes?.includes(inventoried.machine) === true,
  );
  return agent !== undefined && inventoryOf(devices, agent) === inventoried ? agent : undefined;
}
