import type { AgentConfig } from '@mach/wire';
import type { Recorder } from '../recorder.ts';
import type { CollectorSettings, WatchSettings } from '../settings.ts';
import { type EquipmentDevice, isEquipment } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { hasPath } from '../state/reachable.ts';
import { placeOf, seatOf } from '../state/seats.ts';
import { type Level, resolveAgentConfig, type WatchersByLevel } from './resolve.ts';

/** The list of checks of each device, kept ready, for each answer to a batch carries its ETag. */
export interface ConfigBook {
  of(device: RegisteredDevice): AgentConfig;
}

/**
 * There are few lists: they differ by seat, level and network, and those of leaders by what stands around them. They are made anew when `watched` gives another value than before,
 * or when devices come, go and move.
 */
export function createConfigBook(
  settings: Pick<CollectorSettings, 'publicUrl' | 'reflectors'>,
  watched: () => WatchSettings,
  recorder: Pick<Recorder, 'state' | 'onFold'>,
): ConfigBook {
  const lists = new Map<string, AgentConfig>();
  let madeOf: WatchSettings | undefined;
  let watchers: WatchersByLevel | undefined;
  let equipment: ReadonlyMap<string, readonly EquipmentDevice[]> = new Map();
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
      }
      const seat = seatOf(state.seats, device);
      const level = levelOf(state, device);
      const network = state.registry.units.get(device.unitCode)?.network;
      const { publicUrl, reflectors } = settings;
      // Where the collector is, it knows only once it listens.
      const around = seat === 'leader' ? equipment.get(placeOf(device)) : undefined;
      const place = around === undefined ? '' : placeOf(device);
      const key = `${publicUrl ?? ''} ${reflectors?.length} ${level} ${seat === undefined} ${network ?? ''} ${place}`;
      let list = lists.get(key);
      if (list === undefined) {
        const services = now.services.filter((service) => hasPath(network, service));
        const standing = { seat, level, network, ...(around === undefined ? {} : { equipment: around }) };
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

function equipmentByPlace({ registry }: FleetState): ReadonlyMap<string, readonly EquipmentDevice[]> {
  const inService = registry.devices
    .values()
    .filter(isEquipment)
    .filter(({ revokedAt }) => revokedAt === undefined);
  return Map.groupBy(inService, placeOf);
}

function levelOf({ registry }: FleetState, { unitCode }: RegisteredDevice): Level {
  const isProvince = unitCode === registry.provinceCode || registry.units.get(unitCode)?.kind === 'province';
  return isProvince ? 'province' : 'commune';
}
