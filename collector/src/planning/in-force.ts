import { vietnamDayOf } from '@mach/knowledge';
import { defaultPlanPolicy, defaultPrices, type PlanPolicy, type PriceList } from '@mach/priority';
import type { PlanningKind } from '@mach/wire';
import type { PlanningSettings } from '../config/planning-schema.ts';
import { writeYaml } from '../config/read.ts';
import type { Registry } from '../state/fleet-state.ts';
import type { PlanningFile } from '../state/registry-change.ts';
import { readPlanPolicy, readPrices } from './plan-files.ts';

/** The file of a kind that is in force now: the newest by its own day, up to today; of one day the one that was uploaded last. */
export function fileInForce(
  { planningFiles }: Pick<Registry, 'planningFiles'>,
  kind: PlanningKind,
  now: number,
): PlanningFile | undefined {
  const today = vietnamDayOf(now);
  return [...planningFiles.values()]
    .filter((file) => file.kind === kind && file.date <= today)
    .sort((a, b) => (a.date === b.date ? b.uploadedAt - a.uploadedAt : a.date < b.date ? 1 : -1))[0];
}

/**
 * Prices and criteria that plans are reckoned by now: those that the province uploaded, else those of its configuration file, else those
 * that came with the program. `key` stands for the uploaded ones.
 */
export function planningInForce(
  registry: Pick<Registry, 'planningFiles'>,
  now: number,
  configured: PlanningSettings = {},
): { readonly prices: PriceList; readonly policy: PlanPolicy; readonly key: string } {
  const [prices, policy] = [fileInForce(registry, 'prices', now), fileInForce(registry, 'policy', now)];
  const readP = prices && readPrices(prices.text);
  const readC = policy && readPlanPolicy(policy.text);
  return {
    // What a later version can't read any more is as good as none.
    prices: readP?.ok === true ? readP.value : (configured.prices ?? defaultPrices),
    policy: readC?.ok === true ? readC.value : (configured.policy ?? defaultPlanPolicy),
    key: `${prices?.id ?? ''} ${policy?.id ?? ''}`,
  };
}

/** The file in force as it was uploaded; where there is none, what is in force as such a file, to be changed and given a day of its own. */
export function textInForce(
  registry: Pick<Registry, 'planningFiles'>,
  kind: PlanningKind,
  now: number,
  configured?: PlanningSettings,
): string {
  const inForce = planningInForce(registry, now, configured);
  const file = fileInForce(registry, kind, now);
  return file?.text ?? writeYaml(inForce[kind]);
}
