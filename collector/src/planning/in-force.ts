import { vietnamDayOf } from '@mach/knowledge';
import { defaultPlanPolicy, defaultPrices, type PlanPolicy, type PriceList } from '@mach/priority';
import type { PlanningInForce, PlanningKind } from '@mach/wire';
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
  return newestFirst(planningFiles.values()).find((file) => file.kind === kind && file.date <= today);
}

/** By their own day, and of one day by when they came; they are given in the order in which they came. */
export const newestFirst = (files: Iterable<PlanningFile>): readonly PlanningFile[] =>
  [...files].reverse().sort((a, b) => (a.date === b.date ? b.uploadedAt - a.uploadedAt : a.date < b.date ? 1 : -1));

/**
 * Prices and criteria that plans are reckoned by now: those that the province put in, else those of its configuration file, else those
 * that came with the program. `key` stands for the province's own.
 */
export function planningInForce(
  registry: Pick<Registry, 'planningFiles'>,
  now: number,
  configured: PlanningSettings = {},
): { readonly prices: PriceList; readonly policy: PlanPolicy; readonly key: string } {
  const ids = (['prices', 'policy'] as const).map((kind) => fileInForce(registry, kind, now)?.id ?? '');
  return {
    prices: ownInForce(registry, 'prices', now) ?? configured.prices ?? defaultPrices,
    policy: ownInForce(registry, 'policy', now) ?? configured.policy ?? defaultPlanPolicy,
    key: ids.join(' '),
  };
}

/** Where what is in force of a kind comes from. */
export function originInForce(
  registry: Pick<Registry, 'planningFiles'>,
  kind: PlanningKind,
  now: number,
  configured: PlanningSettings = {},
): PlanningInForce['from'] {
  if (ownInForce(registry, kind, now) !== undefined) return 'province';
  return configured[kind] === undefined ? 'program' : 'configuration';
}

/** What a later version can't read any more is as good as none. */
function ownInForce<Kind extends PlanningKind>(
  registry: Pick<Registry, 'planningFiles'>,
  kind: Kind,
  now: number,
): Values[Kind] | undefined {
  const file = fileInForce(registry, kind, now);
  const read = file && READERS[kind](file.text);
  return read?.ok === true ? (read.value as Values[Kind]) : undefined;
}

interface Values {
  readonly prices: PriceList;
  readonly policy: PlanPolicy;
}
const READERS = { prices: readPrices, policy: readPlanPolicy };

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
