import { allWatched } from './config/watched-service.ts';
import type { WatchSettings } from './settings.ts';
import type { Registry } from './state/fleet-state.ts';

/**
 * What is watched now: what the configuration says, with the services that the pages chose beside it. The same value as long as neither
 * changed, for lists of checks are kept by it.
 */
export function createWatched(
  registry: () => Pick<Registry, 'chosenServices' | 'services'>,
): (ofFile: WatchSettings) => WatchSettings {
  let made: { readonly ofFile: WatchSettings; readonly services: unknown; readonly all: WatchSettings } | undefined;
  return (ofFile) => {
    const { chosenServices, services } = registry();
    if (chosenServices.size === 0) return ofFile;
    // A change of any service makes this map anew.
    if (made?.ofFile !== ofFile || made.services !== services) {
      const all = { ...ofFile, services: allWatched(ofFile.services, chosenServices.values()) };
      made = { ofFile, services, all };
    }
    return made.all;
  };
}
