import type { AgentConfig, Contact, Line, Slot } from '@mach/wire';
import type { Recorder } from '../recorder.ts';
import type { CollectorSettings, WatchSettings } from '../settings.ts';
import { type EquipmentDevice, isEquipment, isOnlySeen } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { hasPath } from '../state/reachable.ts';
import { placeOf, seatOf } from '../state/seats.ts';
import { meteredSites } from './meeting-reflector.ts';
import { peerOf } from './peer.ts';
import { type Level, resolveAgentConfig, type WatchersByLevel } from './resolve.ts';

/** The list of checks of each device, kept ready, for each answer to a batch carries its ETag. */
export interface ConfigBook {
  of(device: RegisteredDevice): AgentConfig;
}

/**
 * There are few lists: they differ by seat, level and network, those of leaders by what stands around them, and those of leaders and deputies by each other's address. They are made anew when `watched` gives another value than before,
 * or when devices come, go and move.
 */
export function createConfigBook(
  settings: Pick<CollectorSettings, 'publicUrl' | 'reflectors'>,
  watched: () => WatchSettings,
  recorder: Pick<Recorder, 'state' | 'onFold'>,
  slotsOf: (device: RegisteredDevice) => readonly Slot[] = () => [],
): ConfigBook {
  const lists = new Map<string, AgentConfig>();
  let madeOf: WatchSettings | undefined;
  let watchers: WatchersByLevel | undefined;
  let equipment: ReadonlyMap<string, readonly EquipmentDevice[]> = new Map();
  let hotlines: ReadonlyMap<string, readonly Contact[]> = new Map();
  let metered: ReadonlySet<string> = new Set();
  recorder.onFold((folded) => {
    if (folded.type === 'entry' && folded.entry.kind === 'registry') watchers = undefined;
  });

  return {
    of(device) {
      const now = watched();
      const state = recorder.state();
      if (now !== madeOf || watchers === undefined) lists.clear();
      madeOf = now;
      if (watchers === undefined) {
        watchers = countWatchers(state);
        equipment = equipmentByPlace(state);
        hotlines = hotlinesBySite(state);
        metered = meteredSites(state);
      }
      const seat = seatOf(state.seats, device);
      const level = levelOf(state, device);
      const network = state.registry.units.get(device.unitCode)?.network;
      const { publicUrl, reflectors } = settings;
      // Where the collector is, it knows only once it listens.
      const around = seat === 'leader' ? equipment.get(placeOf(device)) : undefined;
      const looksAround = seat === 'leader' && isDiscoveryOn(state, device);
      const peer = seat === undefined ? undefined : peerOf(state, device);
      const ofSite = hotlines.get(device.siteId ?? '') ?? [];
      const isMetered = metered.has(device.siteId ?? '');
      const slots = slotsOf(device);
      const isServer = device.equipment === undefined && device.role === 'server';
      const place = around === undefined ? '' : placeOf(device);
      const key = `${publicUrl ?? ''} ${reflectors?.length} ${level} ${seat === undefined} ${network ?? ''} ${place} ${looksAround} ${peer ?? ''} ${JSON.stringify(ofSite)} ${isMetered} ${isServer} ${slots.length === 0 ? '' : JSON.stringify(slots)}`;
      let list = lists.get(key);
      if (list === undefined) {
        const services = now.services.filter((service) => hasPath(network, service));
        const standing = {
          seat,
          level,
          network,
          looksAround,
          hotlines: ofSite,
          isMetered,
          isServer,
          slots,
          ...(peer === undefined ? {} : { peer }),
          ...(around === undefined ? {} : { equipment: around }),
        };
        list = resolveAgentConfig({ ...now, services, publicUrl, reflectors }, standing, watchers);
        lists.set(key, list);
      }
      return list;
    },
  };
}

function countWatchers(state: FleetState): WatchersByLevel {
  const places = { commune: new Set<string>(), province: new Set<string>() };
  const devices = { commune: 0, province: 0 };
  for (const device of state.registry.devices.values()) {
    if (!isInService(device) || isEquipment(device)) continue;
    const level = levelOf(state, device);
    places[level].add(placeOf(device));
    devices[level] += 1;
  }
  const of = (level: Level) => ({ places: places[level].size, devices: devices[level] });
  return { commune: of('commune'), province: of('province') };
}

function equipmentByPlace(state: FleetState): ReadonlyMap<string, readonly EquipmentDevice[]> {
  // Where nobody is to look around any more, nobody is to ask what was found either.
  const inService = state.registry.devices
    .values()
    .filter(isEquipment)
    .filter((device) => device.revokedAt === undefined && (!isOnlySeen(device) || isDiscoveryOn(state, device)));
  return Map.groupBy(inService, placeOf);
}

/** Hotlines of lines, with the number of the circuit, which the carrier asks for. */
function hotlinesBySite({ registry }: FleetState): ReadonlyMap<string, readonly Contact[]> {
  const lines = registry.lines.values().filter(({ hotline }) => hotline !== undefined);
  const bySite = Map.groupBy(lines, ({ siteId }) => siteId);
  return new Map([...bySite].map(([site, all]) => [site, all.map(contactOf)]));
}

function contactOf({ provider, hotline = '', circuit }: Line): Contact {
  return { name: provider ?? hotline, phone: hotline, ...(circuit !== undefined && { circuit }) };
}

const isDiscoveryOn = ({ registry }: FleetState, { siteId }: RegisteredDevice): boolean =>
  registry.sites.get(siteId ?? '')?.discovery?.isOn === true;

function levelOf({ registry }: FleetState, { unitCode }: RegisteredDevice): Level {
  const isProvince = unitCode === registry.provinceCode || registry.units.get(unitCode)?.kind === 'province';
  return isProvince ? 'province' : 'commune';
}
