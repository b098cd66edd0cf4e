import type { Kind, Poll, Probe, Sensor } from '@mach/probes';
import { type CheckConfig, checkOptions, type Failure, GATEWAY_TARGET, type Problem, type ValuesOf } from '@mach/wire';

/** What can be measured, by name. */
export type Catalogue = ReadonlyMap<string, Kind>;

/** What asks our own side several times a minute keeps its grid: its silence is to show within seconds, not within four intervals. */
const RANDOM_FROM_S = 60;

/** A check as it will run: its options are checked and complete; or why it will not. */
export interface PlannedCheck {
  readonly id: string;
  readonly kind: string;
  readonly everyS: number;
  readonly plannedEveryS?: number;
  /** Sensors disturb nobody and are read together, devices are asked together by one child; probes are spread. */
  readonly together?: string;
  /** Asks somebody else, so at moments that nobody can foresee. */
  readonly gaps?: 'random';
  /** Runs when this PC's user is affected, or when somebody asks; not by schedule. */
  readonly onDemand?: boolean;
  /** Requests in any 24 hours. */
  readonly perDayMax?: number;
  readonly target?: string;
  /** Whether each reading carries the id: the agent's own sensors need none, kind and part say it all. */
  readonly isNamed: boolean;
  /** Asked for by the collector, of somebody else than this machine: it reaches what `target-guard.ts` lets it. */
  readonly isGuarded: boolean;
  /** Of a device of this PC's own network: it reaches what `own-network-guard.ts` lets it, and nothing else. */
  readonly isNearby?: true;
  /** The device that its readings are of, where that is not this machine. */
  readonly about?: string;
  readonly work:
    | {
        readonly type: 'measure';
        readonly measure: Probe | Sensor | Poll;
        readonly options: ValuesOf<Record<string, never>>;
      }
    | { readonly type: 'refuse'; readonly failure: Failure; readonly detail: string };
}

export interface PlanLimits {
  /** Local checks and the collector's together; the rest is left out and said in the log. */
  readonly checks: number;
  /** A check that is asked for more often runs this often. */
  readonly checkEveryMinS: number;
}

export interface PlanInput {
  /** The agent's own and the local configuration's. */
  readonly local: readonly CheckConfig[];
  readonly fromCollector: readonly CheckConfig[];
}

/**
 * Puts the lists together. A local check comes before the collector's with the same id. What can't or must not run stays
 * in the plan as a refusal, so that whoever asked reads why. `leftOut` counts what is over the limit.
 */
export function planChecks(
  { local, fromCollector }: PlanInput,
  catalogue: Catalogue,
  limits: PlanLimits,
): { readonly checks: readonly PlannedCheck[]; readonly leftOut: number } {
  const byId = new Map<string, PlannedCheck>();
  for (const check of local) {
    const isNamed = check.target !== undefined && check.target !== GATEWAY_TARGET;
    byId.set(check.id, { ...plan(check, catalogue, limits.checkEveryMinS), isNamed, isGuarded: false });
  }
  for (const check of fromCollector) {
    if (!byId.has(check.id)) byId.set(check.id, planForCollector(check, catalogue, limits.checkEveryMinS));
  }
  const all = [...byId.values()];
  return { checks: all.slice(0, limits.checks), leftOut: Math.max(0, all.length - limits.checks) };
}

/** A check that the collector asks for. What it may reach is decided when its host is resolved. */
export function planForCollector(check: CheckConfig, catalogue: Catalogue, everyMinS: number): PlannedCheck {
  const { onDemand, perDayMax, about } = check;
  const isNearby = about !== undefined || check.nearby === true;
  const planned = isNearby
    ? planNearby(check, catalogue, Math.max(everyMinS, NEARBY_EVERY_MIN_S))
    : plan(check, catalogue, everyMinS);
  return {
    ...planned,
    ...(isNearby && { isNearby }),
    ...(about !== undefined && { about }),
    isNamed: true,
    isGuarded: !asksThisMachine(planned),
    ...(planned.together === undefined && planned.everyS >= RANDOM_FROM_S && { gaps: 'random' }),
    ...(onDemand !== undefined && { onDemand }),
    ...(perDayMax !== undefined && { perDayMax }),
  };
}

/** A device of the office is asked no more often than this, whatever the collector wishes. */
const NEARBY_EVERY_MIN_S = 60;

/** What could change something on a device, such as a page of its own that restarts it, is asked of none. */
function planNearby(check: CheckConfig, catalogue: Catalogue, everyMinS: number): Planned {
  const planned = plan(check, catalogue, everyMinS);
  const { work, target } = planned;
  if (work.type === 'refuse' || target === undefined) return planned;
  if (work.measure.type !== 'sensor' && work.measure.asksDevices?.(target) === true) return planned;
  const detail = `${check.kind} of ${target} is nothing that this agent asks devices of its own network`;
  return { ...planned, work: { type: 'refuse', failure: 'denied', detail } };
}

const asksThisMachine = ({ work }: Pick<PlannedCheck, 'work'>): boolean =>
  work.type === 'measure' && work.measure.type === 'probe' && work.measure.asksThisMachine === true;

type Planned = Omit<PlannedCheck, 'isNamed' | 'isGuarded'>;

function plan(check: CheckConfig, catalogue: Catalogue, everyMinS: number): Planned {
  const { id, kind, target } = check;
  const planned = {
    id,
    kind,
    everyS: Math.max(check.everyS, everyMinS),
    ...(target === undefined ? {} : { target }),
  };
  const unsupported = (detail: string) =>
    ({ ...planned, work: { type: 'refuse', failure: 'unsupported', detail } }) as const;
  const measure = catalogue.get(kind);
  if (measure === undefined) return unsupported(`this agent knows no check of the kind "${kind}"`);
  if (measure.type === 'told') return unsupported(`${kind} is told by other checks, not asked for by itself`);
  if (measure.type !== 'sensor' && target === undefined) {
    return unsupported(`${kind} needs a target: ${measure.target.help}, such as ${measure.target.example}`);
  }
  const checked = checkOptions(measure.options, check.options ?? {});
  if (!checked.ok) return unsupported(checked.problems.map(inWords).join('; '));
  return {
    ...planned,
    ...togetherOf(measure),
    work: { type: 'measure', measure, options: checked.values as ValuesOf<Record<string, never>> },
  };
}

/**
 * Sensors are read together, for each waking costs as much as a check; devices of one interval are asked together, so that one child
 * asks them all.
 */
function togetherOf({ type, name }: Kind): { readonly together?: string } {
  if (type === 'sensor') return { together: 'sensors' };
  return type === 'poll' ? { together: name } : {};
}

function inWords({ path, found, expected }: Problem): string {
  return `option ${path}: found ${found}, expected ${expected}`;
}
