import type { Topology } from '@mach/diagnosis';
import type { FleetState } from '../state/fleet-state.ts';
import type { ReflectorPaths } from '../verdicts/check-paths.ts';
import { type PcsBySite, registerTopology } from '../verdicts/register-topology.ts';

/**
 * What stands where, made anew at once when anything of the register that it is made of is another one, and each `everyMs` for what is
 * learned of sites by their devices. An unknown service, or one that goes another way now, would be judged by the wrong way.
 */
export function keepTopology(
  reflectors: () => ReflectorPaths,
  everyMs: number,
): (state: FleetState, pcs: PcsBySite, now: number) => Topology {
  let kept: { readonly topology: Topology; readonly at: number; readonly madeOf: readonly unknown[] } | undefined;
  return (state, pcs, now) => {
    const madeOf = partsOf(state, pcs, reflectors());
    if (kept === undefined || now - kept.at >= everyMs || !isSame(kept.madeOf, madeOf))
      kept = { topology: registerTopology(state, pcs, reflectors()), at: now, madeOf };
    return kept.topology;
  };
}

/** Each by itself: what is registered is never changed in place, so another content is another object. */
function partsOf({ registry }: FleetState, pcs: PcsBySite, reflectors: ReflectorPaths): readonly unknown[] {
  const { services, lines, units, sites } = registry;
  return [
    ...reflectors.map(({ id, path }) => `${id} ${path}`),
    ...services.values(),
    ...lines.values(),
    ...units.values(),
    ...[...pcs.keys()].map((site) => sites.get(site)),
  ];
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
