import { type Baselines, judge, type Topology, type Verdict } from '@mach/diagnosis';
import type { Incident } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Silence } from '../state/traces/trace.ts';
import type { Span } from '../verdicts/device-evidence.ts';
import type { PcsBySite } from '../verdicts/register-topology.ts';
import type { Look } from '../verdicts/site-evidence.ts';
import { windowEvidence } from '../verdicts/window-evidence.ts';
import { groupVerdicts } from './group-verdicts.ts';
import type { IncidentLimits } from './incident-limits.ts';

/** What judging needs beside the state. */
export interface Surroundings {
  readonly topology: Topology;
  readonly pcs: PcsBySite;
  readonly usual: Baselines;
  readonly look: Omit<Look, 'span' | 'now'>;
}

/**
 * Of incidents that were a silence: what their sites told since they are back, one verdict each, from the stretch in which they were
 * silent. Looked at anew at each judgement until nearly all has come. By number; an incident of which nothing is back has none.
 */
export function pastVerdicts(
  state: FleetState,
  open: readonly Incident[],
  { topology, pcs, usual, look }: Surroundings,
  now: number,
  limits: IncidentLimits,
): ReadonlyMap<number, Verdict> {
  const told = new Map<number, Verdict>();
  for (const incident of open) {
    const span = spanToJudge(state, incident, now, limits);
    if (span === undefined) continue;
    const verdicts = judge(windowEvidence(state, pcs, { ...look, span, now }), topology, usual);
    const best = groupVerdicts(verdicts)
      .filter(({ stage, scope, trouble }) => stage === 'final' && trouble === 'down' && canSilence(scope.kind))
      .map((verdict) => ({ verdict, held: verdict.scope.sites.filter((site) => incident.sites.includes(site)).length }))
      .filter(({ held }) => held > 0)
      .sort((a, b) => b.held - a.held || b.verdict.confidence - a.verdict.confidence)[0];
    if (best !== undefined) told.set(incident.number, best.verdict);
  }
  return told;
}

/** A PC, and a system that fails, keep nobody from being heard: they are incidents of their own. */
const canSilence = (kind: Verdict['scope']['kind']): boolean => kind !== 'device' && kind !== 'service';

/**
 * The stretch of an incident's silence, while what its sites send of it comes in: from the first that is back until some minutes after.
 * Without its edges: a line is heard again some seconds after it is back, and what got through meanwhile is no part of its fault.
 */
export function spanToJudge(
  state: Pick<FleetState, 'silences' | 'offSpells'>,
  incident: Pick<Incident, 'trouble' | 'scope' | 'sites' | 'since'>,
  now: number,
  limits: IncidentLimits,
): Span | undefined {
  if (incident.trouble !== 'down' || !canSilence(incident.scope.kind)) return undefined;
  const silences = incident.sites.flatMap(
    (site): readonly Silence[] =>
      state.silences
        .get(site)
        ?.filter(({ to }) => (to ?? now) > incident.since)
        .slice(0, 1) ?? [],
  );
  // One of its sites that was silent for a reason of its own tells nothing of the rest.
  if (silences.length * 2 < incident.sites.length) return undefined;
  const back = silences.flatMap(({ to }) => to ?? []).sort((a, b) => a - b);
  const middle = back[Math.floor(back.length / 2)];
  if (
    middle === undefined ||
    now - middle < limits.tellFirstMs ||
    now - middle > limits.tellLastMs + 2 * limits.judgeEveryMs
  )
    return undefined;
  if (back.length * 2 < silences.length) return undefined;
  const starts = silences.map(({ from }) => from).sort((a, b) => a - b);
  const begun = starts[Math.floor(starts.length / 2)] ?? incident.since;
  const from = begun + (middle - begun > 3 * limits.settlesMs ? limits.settlesMs : limits.lookMs);
  const to = Math.min(middle, Math.max(middle - limits.heardAfterMs, begun + limits.settlesMs));
  const whole = { from, to: Math.min(to, from + limits.pastWindowMs) };
  return withoutAbsences(whole, state.offSpells, limits);
}

/** The longest part of a stretch in which the collector was there, and settled: what could not reach it else tells of nothing but that. */
export function withoutAbsences(
  span: Span,
  absences: readonly Span[],
  { settlesMs, lookMs }: Pick<IncidentLimits, 'settlesMs' | 'lookMs'>,
): Span | undefined {
  let parts: readonly Span[] = [span];
  for (const { from, to } of absences) {
    parts = parts.flatMap((part) =>
      from >= part.to || to <= part.from
        ? [part]
        : [
            { from: part.from, to: Math.min(part.to, from) },
            { from: Math.max(part.from, to + settlesMs), to: part.to },
          ],
    );
  }
  const longest = parts.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  return longest !== undefined && longest.to - longest.from >= settlesMs - lookMs ? longest : undefined;
}
