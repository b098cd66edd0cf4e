import { nodeLimits } from './limits.ts';

/** At least one. */
export type Addresses = readonly [string, ...string[]];

/**
 * What names stood for when they were last asked for, for the few that must be reached where names are not answered: whoever watches a
 * line would otherwise take a dead resolver for a dead line, and reports of a site whose resolver is dead would not come.
 */
export interface KnownAddresses {
  /** `isFresh`: need not be asked for again yet. */
  find(host: string): { readonly addresses: Addresses; readonly isFresh: boolean } | undefined;
  note(host: string, addresses: Addresses): void;
  /** Nothing came from there: it is asked for again next time. */
  doubt(host: string): void;
}

/** `freshMs`: for how long names are not asked for again. Only the names noted last are kept. */
export function createKnownAddresses(freshMs: number, now: () => number = () => performance.now()): KnownAddresses {
  const known = new Map<string, { readonly addresses: Addresses; askAgainAt: number }>();
  return {
    find(host) {
      const found = known.get(host);
      return found && { addresses: found.addresses, isFresh: now() < found.askAgainAt };
    },
    note(host, addresses) {
      known.delete(host);
      known.set(host, { addresses, askAgainAt: now() + freshMs });
      const [oldest] = known.keys();
      if (known.size > nodeLimits.knownHostsMax && oldest !== undefined) known.delete(oldest);
    },
    doubt(host) {
      const found = known.get(host);
      if (found !== undefined) found.askAgainAt = Number.NEGATIVE_INFINITY;
    },
  };
}
