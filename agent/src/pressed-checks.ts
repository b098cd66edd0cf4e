import type { CheckConfig } from '@mach/wire';
import { agentLimits } from './limits.ts';
import type { Store } from './store.ts';
import { readConfigAnswer } from './uplink-answer.ts';

/**
 * The services that this PC's collector has it ask, for when its user presses the check: each with the allowance of those
 * who ask on demand, whoever else of the site asks by schedule. Empty before the collector has said anything.
 */
export function pressedChecks(store: Pick<Store, 'read'>): readonly CheckConfig[] {
  const kept = store.read('collector-config');
  const read = kept === undefined ? undefined : readConfigAnswer(Buffer.from(kept));
  if (read?.ok !== true) return [];
  return read.config.checks
    .flatMap(({ perDayMax, ...check }) => {
      if (perDayMax === undefined) return [];
      return [{ ...check, onDemand: true, perDayMax: Math.min(perDayMax, agentLimits.pressedPerDayMax) }];
    })
    .slice(0, agentLimits.requestedChecks);
}
