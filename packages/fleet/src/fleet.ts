import type { Reading } from '@mach/wire';
import { activeMs } from './calendar.ts';
import { type DeviceFaults, faultsOf } from './faults.ts';
import { bootAt } from './presence.ts';
import { isPressed } from './presses.ts';
import type { FleetDevice, FleetSite, Province } from './province.ts';
import { bootReadings } from './readings/boots.ts';
import { inventoryReadings } from './readings/inventory.ts';
import type { Moment } from './readings/moment.ts';
import { type Path, pathOf, type Way } from './readings/path.ts';
import { vitalReadings } from './readings/vitals.ts';
import { type AskedCheck, answerReading, watchedReadings } from './readings/watched.ts';
import type { Scenario } from './scenario.ts';

/** The readings of a province's devices under a scenario. No state: any moment of any device can be asked for, in any order. */
export interface Fleet {
  readonly province: Province;
  readonly scenario: Scenario;
  /**
   * All readings of a device at a moment. `uptimeMs` is the time since its boot, `wall` the true wall clock in ms,
   * whatever the device believes: boot = wall − uptime, so that counters go on as long as both go on together.
   */
  readingsAt(device: FleetDevice, uptimeMs: number, wall: number): Reading[];
  /** The same in parts: what the machine is, how it feels, what its probes find. */
  inventoryAt(device: FleetDevice, uptimeMs: number, wall: number): Reading[];
  vitalsAt(device: FleetDevice, uptimeMs: number, wall: number): Reading[];
  watchedAt(device: FleetDevice, uptimeMs: number, wall: number): Reading[];
  /** How its boots began and ended so far, as an agent that stays tells it. */
  bootsAt(device: FleetDevice, uptimeMs: number, wall: number): Reading[];
  /** What one check finds that the device was told to make. */
  answerAt(device: FleetDevice, uptimeMs: number, wall: number, check: AskedCheck): Reading;
  /** The way to something, as a packet finds it. */
  pathAt(device: FleetDevice, uptimeMs: number, wall: number, way: Way): Path;
  /** Whether somebody presses *Hệ thống vẫn chậm* on the device in the minute of a moment. */
  isPressedAt(device: FleetDevice, wall: number): boolean;
  /** When the boot that runs at a true moment began, by working hours, habits and faults; undefined while it is off. */
  bootAt(device: FleetDevice, wall: number): number | undefined;
  /** Whether a request from the device comes through to the collector at a true moment. */
  reachesCollector(device: FleetDevice, wall: number): boolean;
}

export function createFleet(province: Province, scenario: Scenario): Fleet {
  const sites = new Map<string, FleetSite>(
    province.communes.flatMap((commune) => commune.sites.map((site) => [site.id, site] as const)),
  );
  const known = new Map<string, DeviceFaults>();

  function momentOf(device: FleetDevice, uptimeMs: number, wall: number): Moment {
    const bootWall = wall - uptimeMs;
    return {
      province,
      site: siteOf(device),
      device,
      faults: feltBy(device),
      wall,
      uptimeMs,
      bootWall,
      activeMs: activeMs(device.key, bootWall, wall),
    };
  }

  function siteOf(device: FleetDevice): FleetSite {
    const site = sites.get(device.siteId);
    if (site === undefined) throw new Error(`device ${device.id} stands at no site of this province: ${device.siteId}`);
    return site;
  }

  function feltBy(device: FleetDevice): DeviceFaults {
    const faults = known.get(device.id) ?? faultsOf(scenario, siteOf(device), device);
    known.set(device.id, faults);
    return faults;
  }

  const part = (read: (moment: Moment) => Reading[]) => (device: FleetDevice, uptimeMs: number, wall: number) =>
    read(momentOf(device, uptimeMs, wall));
  return {
    province,
    scenario,
    readingsAt: part((moment) => [...inventoryReadings(moment), ...vitalReadings(moment), ...watchedReadings(moment)]),
    inventoryAt: part(inventoryReadings),
    vitalsAt: part(vitalReadings),
    watchedAt: part(watchedReadings),
    bootsAt: part(bootReadings),
    answerAt: (device, uptimeMs, wall, check) => answerReading(momentOf(device, uptimeMs, wall), check),
    pathAt: (device, uptimeMs, wall, way) => pathOf(momentOf(device, uptimeMs, wall), way),
    isPressedAt: (device, wall) => isPressed(device, feltBy(device), wall),
    bootAt: (device, wall) => bootAt(device, feltBy(device), wall),
    reachesCollector: (device, wall) => !pathOf(momentOf(device, 0, wall), 'collector').dead,
  };
}
