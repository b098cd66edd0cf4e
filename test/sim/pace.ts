import type { CheckConfig } from '@mach/wire';
import type { AgentLimits } from '../../agent/src/limits.ts';
import type { JournalLimits } from '../../collector/src/journal/limits.ts';
import type { CollectorLimits } from '../../collector/src/limits.ts';
import { SIM_CHECKS } from './agent-catalogue.ts';
import { SIM_AGENT_LIMITS, SIM_COLLECTOR_LIMITS, SIM_JOURNAL_LIMITS } from './limits.ts';

/** How often agents and collector do what they do by the clock. What befalls them comes as often, whatever their pace. */
export interface Pace {
  readonly reportEveryS: number;
  readonly sendEveryS: number;
  readonly checks: readonly CheckConfig[];
  /** How often a process dies right after a write, with whatever came next undone. */
  readonly killAfterWriteChance: number;
  readonly agent: AgentLimits;
  readonly collector: CollectorLimits;
  readonly journal: JournalLimits;
}

/** Much in little time: two minutes are enough for most of what can go wrong. */
export const BRISK: Pace = {
  reportEveryS: 15,
  sendEveryS: 30,
  checks: SIM_CHECKS,
  killAfterWriteChance: 0.004,
  agent: SIM_AGENT_LIMITS,
  collector: SIM_COLLECTOR_LIMITS,
  journal: SIM_JOURNAL_LIMITS,
};

const SLOWER = 4;

/** A report a minute, as real agents make them, and all else by that: each report meets four times the troubles, and a long day costs a third. */
export const CALM: Pace = {
  reportEveryS: BRISK.reportEveryS * SLOWER,
  sendEveryS: BRISK.sendEveryS * SLOWER,
  checks: BRISK.checks.map((check) => ({ ...check, everyS: check.everyS * SLOWER })),
  killAfterWriteChance: BRISK.killAfterWriteChance * SLOWER,
  agent: {
    ...BRISK.agent,
    backOffMinMs: BRISK.agent.backOffMinMs * SLOWER,
    backOffMaxMs: BRISK.agent.backOffMaxMs * SLOWER,
    spool: { ...BRISK.agent.spool, acknowledgedKeptMs: BRISK.agent.spool.acknowledgedKeptMs * SLOWER },
  },
  collector: { ...BRISK.collector, sealAfterMs: BRISK.collector.sealAfterMs * SLOWER },
  journal: { ...BRISK.journal, segmentMs: BRISK.journal.segmentMs * SLOWER },
};
