import { judge } from '@mach/diagnosis';
import type { IncidentFact } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import { checkPaths, type ReflectorPaths } from '../verdicts/check-paths.ts';
import { learnedBaselines } from '../verdicts/learned-baselines.ts';
import { withOnset } from '../verdicts/onset.ts';
import { pcsBySite } from '../verdicts/register-topology.ts';
import { witnessesBySite } from '../verdicts/site-evidence.ts';
import { windowEvidence } from '../verdicts/window-evidence.ts';
import { BLANK, keepBook, type Memory } from './incident-book.ts';
import type { IncidentLimits } from './incident-limits.ts';
import { keepTopology } from './kept-topology.ts';
import { pastVerdicts } from './past-verdicts.ts';

/** Makes verdicts from the state as of a moment and tells what became of the incidents. */
export interface IncidentAnalyst {
  /** Facts to be journaled; asked again before they are, it tells them again. */
  judge(state: FleetState, now: number): readonly IncidentFact[];
  /** When it judged last, in receive time; 0: never. */
  judgedAt(): number;
  /** Verdicts that became no incident for too many are open, each once. */
  leftOut(): number;
}

export function createIncidentAnalyst(reflectors: () => ReflectorPaths, limits: IncidentLimits): IncidentAnalyst {
  let memory: Memory = BLANK;
  let leftOut = 0;
  let judgedAt = 0;
  const topologyOf = keepTopology(reflectors, limits.topologyEveryMs);

  return {
    judge(state, now) {
      const pcs = pcsBySite(state);
      const topology = topologyOf(state, pcs, now);
      const look = {
        paths: checkPaths(state.registry.services.values(), reflectors()),
        witnesses: witnessesBySite(state),
      };
      const usual = learnedBaselines(state, look.paths, now);
      const surroundings = { topology, pcs, usual, look };
      const span = { from: now - limits.windowMs, to: now };
      const window = windowEvidence(state, pcs, { ...look, span, now });
      const open = [...state.incidents.values()].filter(({ endedAt }) => endedAt === undefined);
      const heard = window.sites.flatMap(({ site, silentSince, reports, heartbeats }) =>
        silentSince === undefined && (reports.came > 0 || heartbeats.internet?.isHeard === true) ? [site] : [],
      );
      const kept = keepBook(
        state.incidents.values(),
        memory,
        {
          now,
          verdicts: judge(window, topology, usual).map((verdict) => withOnset(verdict, window)),
          told: pastVerdicts(state, open, surroundings, now, limits),
          heard: new Set(heard),
          backAt: (site) => state.silences.get(site)?.findLast(({ to }) => to !== undefined)?.to,
        },
        limits,
      );
      memory = kept.memory;
      leftOut += kept.leftOut;
      judgedAt = now;
      return kept.facts;
    },
    judgedAt: () => judgedAt,
    leftOut: () => leftOut,
  };
}
