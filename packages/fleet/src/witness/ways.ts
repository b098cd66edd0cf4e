import type { Fault, TroubleType } from '../scenario.ts';
import type { DeviceInWorld, SiteInWorld } from './world.ts';

/** Whether a fault of one of these types stands at a moment. */
export const stands = (faults: readonly Fault[], wall: number, ...types: readonly TroubleType[]): boolean => {
  for (const { type, from, to } of faults) if (wall >= from && wall < to && types.includes(type)) return true;
  return false;
};

/** Whether a device's packets reach its gateway. */
export function reachesGateway({ around }: SiteInWorld, { faults, device }: DeviceInWorld, wall: number): boolean {
  if (faults.length === 0) return true;
  if (stands(faults, wall, 'router-down', 'pc-cut-off')) return false;
  // Wireless cards hang on the router itself.
  if (!device.wireless && stands(faults, wall, 'lan-down')) return false;
  return !stands(faults, wall, 'power-cut') || (around.hasUps && around.routerOnUps);
}

/** Whether a device's packets get out of the site, by one way, as far as the province (or the internet). */
export function getsOut(
  site: SiteInWorld,
  device: DeviceInWorld,
  way: 'internet' | 'data-network',
  wall: number,
): boolean {
  const { faults } = device;
  if (faults.length === 0) return true;
  if (!reachesGateway(site, device, wall) || stands(faults, wall, 'router-stuck')) return false;
  return way === 'internet'
    ? !stands(faults, wall, 'line-down', 'isp-down')
    : !stands(faults, wall, 'data-network-down');
}

/** Whether a report of a device comes through to the collector. Without names it goes where the name led last. */
export function reachesCollector(site: SiteInWorld, device: DeviceInWorld, wall: number): boolean {
  if (device.faults.length === 0) return true;
  return getsOut(site, device, 'internet', wall) && !stands(device.faults, wall, 'uplink-down', 'collector-down');
}

/** Losses of a way that is open, and what is added to its round trip. */
export function poorness(faults: readonly Fault[], way: 'lan' | 'internet' | 'data-network', wall: number) {
  let [through, addedMs] = [1, 0];
  for (const fault of faults) {
    if (wall < fault.from || wall >= fault.to) continue;
    const isOnWay =
      fault.type === 'lan-poor' ||
      (way === 'internet' && (fault.type === 'line-poor' || fault.type === 'isp-poor')) ||
      (way === 'data-network' && fault.type === 'data-network-poor');
    if (!isOnWay) continue;
    through *= 1 - fault.lossRatio;
    if (fault.type !== 'lan-poor') addedMs += fault.addedDelayMs;
  }
  return { lossRatio: 1 - through, addedMs };
}
