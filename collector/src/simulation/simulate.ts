import { createFleet, drawInteger, type Fault, keyOf, type Province } from '@mach/fleet';
import type { Clock, Datagrams, Hash, Random } from '@mach/ports';
import type { ConfigProblem } from '../config/read.ts';
import { type Digest, joinFleet } from './join-fleet.ts';
import { watchLine } from './line-watch.ts';
import { createMadeAgent, type MadeAgent, type Told } from './made-agent.ts';
import type { MadeCalls } from './made-calls.ts';
import { type MadeService, servicesIn } from './made-checks.ts';
import { type Known, placeScenario, type ScenarioFile } from './scenario-file.ts';

export interface SimulationSettings {
  /** One of a commune each. */
  readonly tokens: readonly string[];
  readonly agents: number;
  readonly minutes: number;
  readonly seed: string;
  readonly scenario: ScenarioFile;
  /** Named in what is wrong with it. */
  readonly scenarioPlace: string;
  /** PCs go on and off as in a working week; else all are on from the start. */
  readonly isByCalendar: boolean;
}

export interface SimulationPorts {
  readonly calls: MadeCalls;
  readonly clock: Clock;
  readonly datagrams: Datagrams;
  readonly hash: Hash;
  readonly random: Random;
  readonly digest: Digest;
  readonly say: (happened: Happened) => void;
}

/** What happens meanwhile, for people who look on. */
export type Happened =
  | { readonly type: 'joining'; readonly joined: number; readonly agents: number }
  | { readonly type: 'waiting'; readonly waitMs: number }
  | {
      readonly type: 'begins';
      readonly communes: number;
      readonly sites: number;
      readonly agents: number;
      readonly services: readonly string[];
    }
  | { readonly type: 'fault'; readonly fault: Fault; readonly how: 'begins' | 'ends' }
  | { readonly type: 'minute'; readonly minute: number; readonly told: Told };

export interface SimulationResult extends Omit<Told, 'trouble' | 'unanswered'> {
  readonly agents: number;
  readonly waiting: number;
  readonly trouble: readonly { readonly why: string; readonly requests: number }[];
  readonly unanswered: readonly string[];
  readonly faults: readonly Fault[];
}

/** A scenario that names what isn't there. */
export class ScenarioMisplaced extends Error {
  override readonly name = 'ScenarioMisplaced';
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    super('the scenario names what is not there');
    this.problems = problems;
  }
}

const MINUTE_MS = 60_000;
const FAULT_LOOK_MS = 1_000;
const USUAL_PROCESSING_MS = [90, 700] as const;

/**
 * Joins a made fleet to a running collector and lets it live for so many minutes of the clock, through the faults of a
 * scenario. Nothing but the collector and its reflectors is asked. Throws `SimulationRefused` and `ScenarioMisplaced`.
 */
export async function simulate(
  settings: SimulationSettings,
  ports: SimulationPorts,
  signal: AbortSignal,
): Promise<SimulationResult> {
  const { clock, random, say } = ports;
  const made = await joinFleet({ ...settings, isps: settings.scenario.isps }, ports, signal);
  const from = clock.wallMs();
  const to = from + settings.minutes * MINUTE_MS;
  const asked = made.members.flatMap(({ config }) => config.checks);
  const services = servicesIn({ checks: asked }, settings.scenario.services, usualMs(settings.seed));
  const placed = placeScenario(settings.scenario, settings.scenarioPlace, knownOf(made.province, services), {
    from,
    to,
  });
  if (!placed.ok) throw new ScenarioMisplaced(placed.problems);

  const fleet = createFleet(made.province, placed.value);
  const told = nothingTold();
  const agents = made.members.map(({ device, identity, config }) =>
    createMadeAgent({
      ...{ fleet, device, identity, config, services, told },
      ...{ calls: ports.calls, clock, random, lookAtLine: watchLine(identity, ports.calls, ports) },
    }),
  );
  const { communes } = made.province;
  const sites = communes.reduce((sum, commune) => sum + commune.sites.length, 0);
  say({ type: 'begins', communes: communes.length, sites, agents: agents.length, services: [...services.keys()] });

  const ended = new AbortController();
  const living = Promise.all(agents.map((agent) => agent.run(ended.signal)));
  await lookOn(placed.value.faults, told, { from, to }, { clock, say }, signal);
  ended.abort();
  await living;
  return resultOf(told, agents, placed.value.faults);
}

async function lookOn(
  faults: readonly Fault[],
  told: Told,
  { from, to }: { readonly from: number; readonly to: number },
  { clock, say }: Pick<SimulationPorts, 'clock' | 'say'>,
  signal: AbortSignal,
): Promise<void> {
  let before = from - 1;
  for (let now = from; now < to && !signal.aborted; now = clock.wallMs()) {
    for (const fault of faults) {
      if (fault.from > before && fault.from <= now) say({ type: 'fault', fault, how: 'begins' });
      if (fault.to > before && fault.to <= now) say({ type: 'fault', fault, how: 'ends' });
    }
    const minute = Math.floor((now - from) / MINUTE_MS);
    if (minute > Math.floor((before - from) / MINUTE_MS) && minute > 0) say({ type: 'minute', minute, told });
    before = now;
    await clock.sleep(Math.min(FAULT_LOOK_MS, to - now), signal).catch(() => undefined);
  }
}

function knownOf({ communes }: Province, services: ReadonlyMap<string, MadeService>): Known {
  const sites = communes.flatMap((commune) => commune.sites);
  return {
    isps: new Set(sites.map(({ isp }) => isp)),
    communes: new Set(communes.map(({ code }) => code)),
    sites: new Set(sites.map(({ id }) => id)),
    devices: new Set(sites.flatMap(({ devices }) => devices.map(({ id }) => id))),
    services: new Set(services.keys()),
  };
}

const usualMs = (seed: string) => (id: string) =>
  drawInteger(keyOf(`${seed}/service/${id}`), 'processing', USUAL_PROCESSING_MS);

const nothingTold = (): Told => ({
  ...{ made: 0, acknowledged: 0, refused: 0, dropped: 0, requests: 0, failedRequests: 0 },
  ...{ trouble: new Map(), unanswered: new Set() },
});

function resultOf(told: Told, agents: readonly MadeAgent[], faults: readonly Fault[]): SimulationResult {
  const { trouble, unanswered, ...counts } = told;
  return {
    agents: agents.length,
    ...counts,
    waiting: agents.reduce((sum, agent) => sum + agent.waiting(), 0),
    trouble: [...trouble].map(([why, requests]) => ({ why, requests })),
    unanswered: [...unanswered],
    faults,
  };
}
