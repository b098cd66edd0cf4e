import type { PlanningKind } from '@mach/wire';
import type { PlanningSettings } from '../config/planning-schema.ts';
import type { Registry } from '../state/fleet-state.ts';
import { type Clash, contradictionsOfFile } from './contradictions.ts';
import { readPlanPolicy, readPrices } from './plan-files.ts';

/** A mistake of prices or criteria; one of two rules that can't both hold names the other. */
export type PlanningMistake = Omit<Clash, 'against'> & Partial<Pick<Clash, 'against'>>;

export interface PlanningWorld {
  readonly registry: Pick<Registry, 'planningFiles'>;
  readonly now: number;
  readonly configured?: PlanningSettings | undefined;
}

/** What is wrong with prices or criteria, as text of their file: in themselves, and beside what is in force from their day on. */
export function planningMistakes(
  kind: PlanningKind,
  text: string,
  { registry, now, configured }: PlanningWorld,
): readonly PlanningMistake[] {
  if (kind === 'prices') {
    const read = readPrices(text);
    if (!read.ok) return read.problems;
    return contradictionsOfFile({ date: read.value.date, prices: read.value }, registry, now, configured);
  }
  const read = readPlanPolicy(text);
  if (!read.ok) return read.problems;
  return contradictionsOfFile({ date: read.value.date, policy: read.value }, registry, now, configured);
}
