import { type Baselines, pathKey, type Usual } from '@mach/diagnosis';
import type { FleetState } from '../state/fleet-state.ts';
import { usualAt } from '../state/traces/usual.ts';
import type { CheckPaths } from './check-paths.ts';

/** What is usual at this hour of the week, by site and path, as each site's own watchers found it. */
export function learnedBaselines({ usual }: Pick<FleetState, 'usual'>, paths: CheckPaths, at: number): Baselines {
  const bySite = new Map<string, ReadonlyMap<string, Usual>>();
  return (site, path) => {
    let known = bySite.get(site);
    if (known === undefined) {
      known = new Map(
        [...(usual.get(site) ?? [])].flatMap(([key, learned]) => {
          const [measured, time] = [paths(key), usualAt(learned, at)];
          return measured === undefined || time === undefined ? [] : [[pathKey(measured), time] as const];
        }),
      );
      bySite.set(site, known);
    }
    return known.get(path);
  };
}
