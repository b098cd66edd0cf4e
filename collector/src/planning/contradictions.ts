import { contradictionsOf, type PlanPolicy, type PriceList } from '@mach/priority';
import type { Problem } from '@mach/wire';
import type { PlanningSettings } from '../config/planning-schema.ts';
import type { Registry } from '../state/fleet-state.ts';
import { planningInForce } from './in-force.ts';

interface Basis {
  readonly policy: PlanPolicy;
  readonly prices?: PriceList;
}

/** One of two rules that can't both hold, with the other. */
export interface Clash extends Problem {
  readonly against: { readonly path: string; readonly found: string };
}

/** Rules of a policy that can't hold beside each other or with the prices, with both of them. `under`: where the policy stands. */
export function contradictions({ policy, prices }: Basis, under = ''): readonly Clash[] {
  return contradictionsOf(policy, prices).map(({ first, second, values: [a, b] }) => ({
    path: `${under}${first}`,
    found: `${a}, against ${second}: ${b}`,
    expected: 'rules that can both hold',
    against: { path: `${under}${second}`, found: b },
  }));
}

/**
 * What contradicts itself from the day on which a file of policy or prices comes into force: with the prices or the policy that are in
 * force then, as far as they are known now.
 */
export function contradictionsOfFile(
  file: { readonly date: string } & ({ readonly policy: PlanPolicy } | { readonly prices: PriceList }),
  registry: Pick<Registry, 'planningFiles'>,
  now: number,
  configured?: PlanningSettings,
): readonly Clash[] {
  const then = Math.max(now, Date.parse(`${file.date}T12:00:00+07:00`));
  const { policy, prices } = planningInForce(registry, then, configured);
  return contradictions({ policy, prices, ...file });
}
