import type { Clock, Log } from '@mach/ports';
import { redirectsOf } from './allowance.ts';
import { createHeldAllowance, type HeldAllowance, type HeldAllowanceLimits } from './own-cost/held-allowance.ts';
import { lookBytes } from './own-cost/line-watch.ts';
import type { Runner } from './runner.ts';

export interface ForeignAllowanceLimits {
  /** Requests to one host, by the name that checks call it. */
  readonly perHost: HeldAllowanceLimits;
  /** Requests to all hosts together, whatever they are called: many names may lead to one machine. */
  readonly together: HeldAllowanceLimits;
  /** Hosts that are counted at the same time; of more, the longest known is forgotten. */
  readonly hostsMax: number;
}

/** What the collector's checks may ask of others, whatever it wishes: ten thousand PCs with one hostile collector are a weapon. */
export interface ForeignAllowance {
  /** The same runner, which holds back a check of the collector whose host, or all of them, have had enough. */
  over(runner: Runner): Runner;
  /** Checks that were held back since the process began. */
  heldBack(): number;
}

/**
 * A check that is held back gives no reading, for nothing was asked. Counted by uptime and in memory: each start gives what is held
 * at most, a few minutes' worth. The watch of lines, which asks more often than anything else, has an allowance of its own
 * (`own-cost/line-watch.ts`), devices of the office have a rhythm of theirs (`plan.ts`), and whoever sets up this PC may ask what they like.
 */
export function createForeignAllowance(
  { clock, log }: { readonly clock: Pick<Clock, 'uptimeMs'>; readonly log: Log },
  limits: ForeignAllowanceLimits,
): ForeignAllowance {
  const together = createHeldAllowance(limits.together);
  const byHost = new Map<string, HeldAllowance>();
  const said = new Set<string>();
  let heldBack = 0;

  function ofHost(host: string): HeldAllowance {
    const known = byHost.get(host) ?? createHeldAllowance(limits.perHost);
    byHost.set(host, known);
    const [first] = byHost.keys();
    if (byHost.size > limits.hostsMax && first !== undefined) {
      byHost.delete(first);
      said.delete(first);
    }
    return known;
  }

  return {
    heldBack: () => heldBack,
    over: (runner) => ({
      run: async (check, signal) => {
        const { target, isGuarded, isNearby, work } = check;
        const asksOthers = work.type === 'measure' && work.measure.type === 'probe' && target !== undefined;
        if (!isGuarded || isNearby === true || !asksOthers || lookBytes(check) > 0) return runner.run(check, signal);
        const host = hostIn(target);
        const own = ofHost(host);
        const now = clock.uptimeMs();
        const spend = (requests: number) => {
          own.spend(requests, now);
          together.spend(requests, now);
        };
        if (own.leftRatio(now) * limits.perHost.heldMax < 1 || together.leftRatio(now) * limits.together.heldMax < 1) {
          heldBack += 1;
          if (!said.has(host)) log.warn('the collector asks more of others than this agent does', { host });
          said.add(host);
          return [];
        }
        said.delete(host);
        spend(1);
        const readings = await runner.run(check, signal);
        spend(redirectsOf(readings));
        return readings;
      },
    }),
  };
}

/** The host in a target such as `https://a.vn/x`, `a.vn:443`, `[::1]:53`, `a.vn`. */
export function hostIn(target: string): string {
  const [, authority = target] = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(target) ?? [];
  const [, bracketed, plain = authority] = /^(?:\[([^\]]*)\]|([^:/]+)(?=[:/]|$)).*$/.exec(authority) ?? [];
  const host = authority.split(':').length > 2 && bracketed === undefined ? authority : (bracketed ?? plain);
  return host.replace(/\.$/, '').toLowerCase();
}
