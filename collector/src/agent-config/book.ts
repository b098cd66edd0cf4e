import type { AgentConfig } from '@mach/wire';
import type { Recorder } from '../recorder.ts';
import type { CollectorSettings, WatchSettings } from '../settings.ts';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { hasPath } from '../state/reachable.ts';
import { resolveAgentConfig } from './resolve.ts';

/** Lists kept ready; beyond it they are made anew. */
const LISTS_MAX = 10_000;

/** The list of checks of each device, kept ready, for each answer to a batch carries its ETag. */
export interface ConfigBook {
  of(device: RegisteredDevice): AgentConfig;
}

/**
 * Lists are shared by all devices of sites with as many, and with the same network; a site's devices are counted as they enrol and move. When `watched`
 * gives another value than before, all are made anew.
 */
export function createConfigBook(
  settings: Pick<CollectorSettings, 'publicUrl'>,
  watched: () => WatchSettings,
  recorder: Pick<Recorder, 'state' | 'onFold'>,
): ConfigBook {
  const lists = new Map<string, AgentConfig>();
  let madeOf: WatchSettings | undefined;
  let devicesBySite: Map<string, number> | undefined;
  recorder.onFold((folded) => {
    if (folded.type === 'entry' && folded.entry.kind === 'registry') devicesBySite = undefined;
  });

  return {
    of(device) {
      const now = watched();
      if (now !== madeOf) lists.clear();
      madeOf = now;
      const sharing = siteDevices(device);
      const network = recorder.state().registry.units.get(device.unitCode)?.network;
      const key = `${settings.publicUrl ?? ''} ${sharing} ${network ?? ''}`;
      let list = lists.get(key);
      if (list === undefined) {
        if (lists.size >= LISTS_MAX) lists.clear();
        const services = now.services.filter((service) => hasPath(network, service));
        list = resolveAgentConfig({ ...now, services, network, publicUrl: settings.publicUrl }, sharing);
        lists.set(key, list);
      }
      return list;
    },
  };

  function siteDevices(device: RegisteredDevice): number {
    if (devicesBySite === undefined) {
      devicesBySite = new Map();
      for (const each of recorder.state().registry.devices.values()) {
        if (each.revokedAt !== undefined) continue;
        devicesBySite.set(place(each), (devicesBySite.get(place(each)) ?? 0) + 1);
      }
    }
    return devicesBySite.get(place(device)) ?? 1;
  }
}

/** Without a known site the whole commune counts as one: rather too few questions to a portal than too many. */
function place(device: RegisteredDevice): string {
  return device.siteId ?? device.unitCode;
}
