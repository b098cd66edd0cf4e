import { judge, type Verdict } from '@mach/diagnosis';
import {
  drawScenario,
  type FaultPart,
  keyOf,
  makeWorld,
  NO_FAULTS,
  observe,
  observeSite,
  type Window,
  type World,
} from '@mach/fleet';
import { groupVerdicts } from '../../../collector/src/incidents/group-verdicts.ts';
import { INCIDENT_LIMITS } from '../../../collector/src/incidents/incident-limits.ts';
import { spanToJudge } from '../../../collector/src/incidents/past-verdicts.ts';
import type { Silence } from '../../../collector/src/state/traces/trace.ts';
import { alikeCauses } from './alike.ts';
import { baselinesOf, topologyOf } from './made-topology.ts';
import { isAt, isRight, type Truth, tieOf, truthOf } from './truth.ts';
import { MONDAY, provinceOf } from './try-scenario.ts';

const MINUTE_MS = 60_000;
const LOOK_MS = 15_000;
/** A site that is not heard again so long after its fault ended is not waited for. */
const RETURN_MS = 12 * MINUTE_MS;
const PROMISED_MS = 5 * MINUTE_MS;

export interface TimeToFinal {
  readonly part: string;
  /** From the moment at which half of the silent sites are heard again until what is told is right and stays so; absent: not within five minutes. */
  readonly finalMs?: number;
}

/**
 * One fault that silences its sites, from the end of it on: judged each half a minute, over the stretch of the silence, as the collector judges what
 * its sites tell once they are back (`past-verdicts.ts`). Undefined where no site of it was silent before.
 */
export function timeToFinal(seed: number, part: FaultPart): TimeToFinal | undefined {
  const province = provinceOf(Math.floor(seed / 20));
  const blank = makeWorld(province, NO_FAULTS, { seed: Math.floor(seed / 20) });
  const { scenario, faults } = drawScenario(blank, keyOf('final', seed), { count: 1, part, monday: MONDAY });
  const [fault] = faults;
  if (fault === undefined) return undefined;
  const world = makeWorld(province, scenario, { seed, rates: blank.rates });
  const truth = truthOf(world, fault, 'working');
  const silences = silencesOf(world, truth);
  const back = [...silences.values()].flatMap(([{ to } = {}]) => to ?? []).sort((a, b) => a - b);
  const returned = back[Math.floor(back.length / 2)];
  if (silences.size === 0 || returned === undefined) return undefined;
  const [topology, usual] = [topologyOf(world, fault.from), baselinesOf(world)];
  const incident = {
    ...{ trouble: 'down' as const, scope: { kind: 'site' as const }, sites: [...silences.keys()] },
    since: Math.min(...[...silences.values()].map(([silence]) => silence?.from ?? fault.from)),
  };
  const { judgeEveryMs } = INCIDENT_LIMITS;
  let rightFrom: number | undefined;
  for (let now = returned + judgeEveryMs; now <= returned + PROMISED_MS; now += judgeEveryMs) {
    const span = spanToJudge({ silences, offSpells: [] }, incident, now, INCIDENT_LIMITS);
    if (span === undefined) continue;
    const window = { ...span, knownAt: now };
    const told = bestOf(judge(observe(world, window), topology, usual), incident.sites);
    // What was told once stands until something else is.
    if (told === undefined) continue;
    const isSo = isRight(told, truth) || isTieSaid(world, truth, window, told);
    if (!isSo) rightFrom = undefined;
    else rightFrom ??= now;
  }
  return { part, ...(rightFrom === undefined ? {} : { finalMs: rightFrom - returned }) };
}

function isTieSaid(world: World, truth: Truth, window: Window, told: Verdict): boolean {
  if (told.cause !== 'not-enough-evidence' || !isAt(told, truth)) return false;
  return tieOf(truth, alikeCauses(world, truth, window), 'working').length > 0;
}

/** Of each site that was silent when the fault ended: since when, and until when, by looks of a quarter of a minute. */
function silencesOf(world: World, truth: Truth): ReadonlyMap<string, readonly Silence[]> {
  const { to: ended } = truth.fault;
  const at = (site: World['sites'][number], now: number) =>
    observeSite(world, site, { from: now - 5 * MINUTE_MS, to: now, knownAt: now });
  return new Map(
    world.sites
      .filter(({ site }) => truth.sites.includes(site.id))
      .flatMap((site): [string, readonly Silence[]][] => {
        const { silentSince, heartbeats } = at(site, ended);
        if (silentSince === undefined) return [];
        const silence = { from: silentSince, watchers: heartbeats.internet?.watchers ?? 0 };
        for (let now = ended + LOOK_MS; now <= ended + RETURN_MS; now += LOOK_MS)
          if (at(site, now).silentSince === undefined) return [[site.site.id, [{ ...silence, to: now }]]];
        return [[site.site.id, [silence]]];
      }),
  );
}

/** Of verdicts on a silence the one that the collector tells: `past-verdicts.ts`. */
function bestOf(verdicts: readonly Verdict[], sites: readonly string[]): Verdict | undefined {
  return groupVerdicts(verdicts)
    .filter(
      ({ stage, scope, trouble }) =>
        stage === 'final' && trouble === 'down' && scope.kind !== 'device' && scope.kind !== 'service',
    )
    .map((verdict) => ({ verdict, held: verdict.scope.sites.filter((site) => sites.includes(site)).length }))
    .filter(({ held }) => held > 0)
    .sort((a, b) => b.held - a.held || b.verdict.confidence - a.verdict.confidence)[0]?.verdict;
}
