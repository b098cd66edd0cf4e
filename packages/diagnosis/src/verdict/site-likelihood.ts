import { logSum, mixedTrials, trials } from './log-space.ts';
import { OPEN, SITE_STATES, type SiteState, statePrior } from './site-states.ts';
import type { SiteSummary } from './site-summary.ts';

/** What holds beyond the site: whether its provider and the data network carry it, and whether our own uplink does. */
export interface Beyond {
  readonly providerDead: boolean;
  readonly dataNetworkDead: boolean;
  readonly uplinkDead: boolean;
}

/**
 * Log of P(what the site's devices found, and the site's state | what holds beyond it), for each state. Each line of evidence
 * counts for itself; the rates are how often agents, routers and people do otherwise than they should, as round figures.
 */
export function siteLikelihood(summary: SiteSummary): (beyond: Beyond) => readonly number[] {
  const own = SITE_STATES.map((state) => ownEvidence(summary, state));
  const legs = new Map<string, number>();
  // What was found before they went off tells nothing of an empty office.
  const isEmpty = nobodyRan(summary);
  return ({ providerDead, dataNetworkDead, uplinkDead }) =>
    SITE_STATES.map((state, index) => {
      // Behind a dead switch those by air get out as before.
      const byAir = (state === 'lan' || state === 'cable') && summary.wireless.good > 0;
      const internet = (OPEN[state].internet || byAir) && !providerDead;
      const dataNetwork = (OPEN[state].dataNetwork || byAir) && !dataNetworkDead;
      const key = `${internet} ${dataNetwork} ${uplinkDead}`;
      let outside = isEmpty ? 0 : legs.get(key);
      if (outside === undefined) {
        outside = waysOut(summary, internet, dataNetwork, uplinkDead);
        legs.set(key, outside);
      }
      // On a UPS router and leader may go on for a while.
      if (state === 'power' && summary.evidence.ups === 'battery') {
        const open = waysOut(summary, !providerDead, !dataNetworkDead, uplinkDead);
        outside = logSum(outside, open) - Math.LN2;
      }
      return (own[index] as number) + outside + apart(summary, state) + modem(summary, state, providerDead);
    });
}

function ownEvidence(summary: SiteSummary, state: SiteState): number {
  const { evidence } = summary;
  if (nobodyRan(summary) && state !== 'off' && state !== 'power') return Number.NEGATIVE_INFINITY;
  if (state === 'pc' && summary.life.running !== 1) return Number.NEGATIVE_INFINITY;
  if ((state === 'leg' || state === 'line-and-leg') && !summary.topology.hasDataNetwork)
    return Number.NEGATIVE_INFINITY;
  return (
    Math.log(statePrior(state, evidence.time, summary.topology.hasSwitch)) +
    inside(summary, state) +
    life(summary, state) +
    stops(summary, state) +
    together(summary, state) +
    mains(summary, state)
  );
}

/** Each PC took its leave, or tells when it is back that it was off: whatever else is so, the office is. In working time a PC alone may have crashed. */
const nobodyRan = ({ life, stops, evidence }: SiteSummary): boolean =>
  life.off > 0 &&
  life.running + life.unknown === 0 &&
  (stops.clean > 0 || evidence.silentSince !== undefined) &&
  (stops.unclean === 0 || evidence.time !== 'working');

/** States in which the router answers its LAN: a part of that LAN may be dead beside them. */
const ROUTER_ANSWERS: ReadonlySet<SiteState> = new Set(['stuck', 'line', 'leg', 'line-and-leg']);

/** What the PCs found of their own LAN, where a part of it may be dead beside what is wrong behind the router. */
function inside(summary: SiteSummary, state: SiteState): number {
  const found = gateway(summary, state) + atOnce(summary, state);
  return ROUTER_ANSWERS.has(state) ? logSum(found, partBeside(summary)) : found;
}

/** A part of the LAN is dead too where something else is: what hits a site, lightning or a worker, often hits more than one thing. */
const PART_BESIDE = { yes: 1e-3, unknown: 1e-3, no: 5e-5 } as const;

const partBeside = (summary: SiteSummary): number =>
  Math.log(PART_BESIDE[summary.topology.hasSwitch]) + gateway(summary, 'lan-part') + atOnce(summary, 'lan-part');

/** Of a site whose router answers its LAN, whatever is wrong behind it: the probability that a part of the LAN is dead beside that. */
export function deadPartBeside(summary: SiteSummary): number {
  const alone = gateway(summary, 'line') + atOnce(summary, 'line');
  const part = partBeside(summary);
  return Math.exp(part - logSum(alone, part));
}

/** PCs by wire and by air, one by one: a dead switch takes the wired ones away, a dead router all of them. */
function gateway({ gateway: all, wireless, wirelessInVain, topology, life }: SiteSummary, state: SiteState): number {
  const { hasSwitch } = topology;
  const air = mixedTrials(Math.max(wireless.dead, wirelessInVain), wireless.good, 0.15, 3);
  const wired = { dead: all.dead - wireless.dead, good: all.good - wireless.good };
  const cards = { lost: all.lost - wireless.lost, kept: all.kept - wireless.kept };
  switch (state) {
    case 'lan':
      return trials(wired.dead, wired.good, 0.985) + air + links(cards, 0.98) + links(wireless, 0.3);
    case 'cable':
      return trials(wired.dead, wired.good, 0.985) + air + links(cards, 0.02) + links(wireless, 0.3);
    case 'router':
      return (
        trials(all.dead, all.good, 0.995) +
        links(cards, { yes: 0.02, no: 0.98, unknown: 0.5 }[hasSwitch]) +
        links(wireless, 0.95)
      );
    case 'lan-part':
      // Any share of the PCs may hang on the dead switch.
      return all.dead < 2 ? -12 : mixedTrials(all.dead, all.good, 0.5, 2) + links(cards, 0.9) + links(wireless, 0.5);
    case 'pc':
      // Seldom does a PC reach its router and nothing else.
      return trials(all.dead, all.good, 0.95) + links(all, 0.5);
    case 'power':
    case 'off':
      // Notebooks run on; the router often does not.
      return trials(all.dead, all.good, 0.7) + links(all, 0.8);
    default:
      return (
        trials(all.dead, all.good, state === 'ok' && life.running === 1 ? RARE_TROUBLE : OWN_TROUBLE) + links(all, 0.4)
      );
  }
}

/** A PC that runs has a dead gateway for its own reason: its cable, its card. */
const OWN_TROUBLE = 0.001;
/** Of the only one that runs that is a state by itself: `pc`. */
const RARE_TROUBLE = 1e-5;

/** What several PCs lose at once they share; each by itself would lose it at its own time. */
function atOnce({ diedTogether }: SiteSummary, state: SiteState): number {
  if (diedTogether === undefined) return 0;
  const shared = state === 'lan' || state === 'cable' || state === 'lan-part' || state === 'router';
  const chance = shared ? 0.95 : state === 'power' || state === 'off' ? 0.8 : 0.02;
  return Math.log(diedTogether ? chance : 1 - chance);
}

/** Cards that lost their link with the gateway, or kept it: nearly all alike, for they hang on one device. */
function links({ lost, kept }: { readonly lost: number; readonly kept: number }, allLose: number): number {
  if (lost + kept === 0) return 0;
  return logSum(Math.log(allLose) + trials(lost, kept, 0.95), Math.log1p(-allLose) + trials(lost, kept, 0.03));
}

/** How many of the PCs of a good site go off around a window, and how much of one mind they are: at the end of a session, quite. */
const LEAVE = {
  working: { mean: 0.06, weight: 20 },
  closing: { mean: 0.35, weight: 5 },
  outside: { mean: 0.6, weight: 5 },
} as const;

/** A PC that has no battery ran on without mains: it hangs on a UPS that nobody reads. */
const RAN_WITHOUT_MAINS = 1e-3;
/** Nobody went off, and yet the site is to be without power, or switched off. */
const NOBODY_WENT = 1e-4;

/** How many of the PCs that reported before are off now: people go one by one, at the end of a session most do. */
function life({ life: { running, off }, ran, gateway: found, evidence }: SiteSummary, state: SiteState): number {
  if (state === 'power' || state === 'off') {
    // Notebooks run on, with their router dead: that says nothing against a power cut. Who reaches it has not lost the mains.
    const onBattery = found.good === 0 ? ran.onBattery : 0;
    const others = running - onBattery;
    // On a UPS that tells of it the mains are gone, whoever runs on.
    if (evidence.ups === 'battery' && state === 'power') return mixedTrials(off, running, 0.9, 8);
    let log = mixedTrials(off, others, 0.9, 8) + ran.onMains * Math.log(RAN_WITHOUT_MAINS);
    if (off === 0 && running > 0 && (others > 0 || state === 'off')) log += Math.log(NOBODY_WENT);
    return log;
  }
  const { mean, weight } = LEAVE[evidence.time];
  return mixedTrials(off, running, mean, weight);
}

function stops({ stops: { clean, unclean }, evidence }: SiteSummary, state: SiteState): number {
  const pulled = trials(unclean, clean, 0.95);
  const shutDown = trials(unclean, clean, 0.04);
  if (state === 'power') return pulled;
  if (state !== 'off') return shutDown;
  const breaker = BREAKER[evidence.time];
  return logSum(Math.log(breaker) + pulled, Math.log(1 - breaker) + shutDown);
}

/** How many of the sites that are switched off are so by their main breaker. */
const BREAKER = { working: 0.02, closing: 0.5, outside: 0.3 } as const;

/** PCs that lost their power at once say so but for wrong clocks; of people who leave within minutes fewer go together. */
const NEAR = { atOnce: 0.95, oneByOne: 0.3 } as const;

function together({ offTogether, evidence, isSilent }: SiteSummary, state: SiteState): number {
  const breaker = BREAKER[evidence.time];
  const mixed = (atOnce: number, oneByOne: number) =>
    logSum(Math.log(breaker) + atOnce, Math.log1p(-breaker) + oneByOne);
  if (offTogether === undefined) {
    // Of a silent site the two watchers alone are known to have gone at once.
    const { internet } = evidence.heartbeats;
    const isKnown = isSilent && internet?.isHeard === false && internet.watchers >= 2;
    return isKnown && state === 'off' ? mixed(0, Math.log(0.1)) : 0;
  }
  const { near, apart } = offTogether;
  const atOnce = Math.max(-30, trials(near, apart, NEAR.atOnce));
  const oneByOne = Math.max(-30, trials(near, apart, NEAR.oneByOne));
  if (state === 'power') return atOnce;
  return state === 'off' ? mixed(atOnce, oneByOne) : oneByOne;
}

function mains({ evidence: { ups } }: SiteSummary, state: SiteState): number {
  if (ups === undefined) return 0;
  const onBattery = state === 'power' ? 0.97 : state === 'off' ? 0.3 : 0.0005;
  return Math.log(ups === 'battery' ? onBattery : 1 - onBattery);
}

/** One cause takes both ways away at once: its watchers find that within a few looks. */
const BOTH_AT_ONCE_MS = 90_000;

function apart({ waysDiedApartMs }: SiteSummary, state: SiteState): number {
  const takesBoth = !OPEN[state].internet && !OPEN[state].dataNetwork;
  if (!takesBoth || waysDiedApartMs === undefined) return 0;
  const isApart = waysDiedApartMs > BOTH_AT_ONCE_MS;
  if (state === 'line-and-leg') return Math.log(isApart ? 0.3 : 0.7);
  return isApart ? Math.log(1e-3) : 0;
}

function modem({ evidence }: SiteSummary, state: SiteState, providerDead: boolean): number {
  if (evidence.modem === 'unreadable') return 0;
  const told = { connected: 0, disconnected: 1, silent: 2 }[evidence.modem];
  const of = (connected: number, disconnected: number, silent: number) =>
    Math.log([connected, disconnected, silent][told] as number);
  switch (state) {
    case 'line':
    case 'line-and-leg':
      // It is asked from inside: a dead line does not keep it from answering.
      return of(0.09, 0.9, 0.01);
    case 'stuck':
      return of(0.08, 0.06, 0.86);
    case 'router':
    case 'lan':
    case 'cable':
      return of(0.02, 0.02, 0.96);
    case 'power':
    case 'off':
      return of(0.1, 0.1, 0.8);
    default:
      return providerDead ? of(0.5, 0.46, 0.04) : of(0.96, 0.015, 0.025);
  }
}

/** A path that is cut lets nothing through: who got through once was not behind it. */
const GETS_THROUGH_A_CUT = 1e-6;
/** One PC hears nothing on a good path: its own firewall, its own cable. */
const HEARS_NOTHING_ALONE = 0.0005;
/** The last watcher of a good path is switched off within a window, and two of them within the same minute; by the time of day. */
const WATCHERS_LEAVE = {
  working: { one: 0.002, two: 2e-5 },
  closing: { one: 0.4, two: 0.2 },
  outside: { one: 0.5, two: 0.3 },
} as const;
/** A PC of a good site does not report when it is due. */
const MISSES_REPORT = { working: 0.08, closing: 0.5, outside: 0.8 } as const;

function waysOut(summary: SiteSummary, internet: boolean, dataNetwork: boolean, uplinkDead: boolean): number {
  const { servicesGot, servicesMissed, dataServicesGot, topology } = summary;
  const reaches = summary.collectorPath === 'data-network' ? dataNetwork : internet && !uplinkDead;
  let log = leg(summary, 'internet', internet && !uplinkDead) + reports(summary, reaches);
  if (topology.hasDataNetwork) log += leg(summary, 'dataNetwork', dataNetwork);
  if (dataServicesGot > 0 && !dataNetwork) log += Math.log(GETS_THROUGH_A_CUT);
  // Ten services do not fail together by themselves, but three can.
  if (servicesGot > 0) log += internet ? 0 : Math.log(GETS_THROUGH_A_CUT);
  else if (servicesMissed.length > 0 && internet) log += Math.max(-9, servicesMissed.length * Math.log(0.2));
  return log;
}

/** Where nothing good of a path has come since its watchers fell silent: other PCs that were due to report since, and did not. */
function reports({ internet, dataNetwork, collectorPath, evidence }: SiteSummary, reaches: boolean): number {
  const leg = collectorPath === 'data-network' ? dataNetwork : internet;
  if (leg.good > 0 || leg.heartbeat?.isHeard !== false) return 0;
  const { due, came } = evidence.reports;
  if (!reaches) return Math.max(-40, came * Math.log(GETS_THROUGH_A_CUT));
  return Math.max(-12, Math.max(0, due - came - leg.bad) * Math.log(MISSES_REPORT[evidence.time]));
}

function leg(summary: SiteSummary, which: 'internet' | 'dataNetwork', isOpen: boolean): number {
  const { good, bad, heartbeat } = summary[which];
  const other = summary[which === 'internet' ? 'dataNetwork' : 'internet'];
  // A PC that gets out by the other way has nothing wrong with itself.
  const alone = other.good > 0 ? HEARS_NOTHING_ALONE / 20 : HEARS_NOTHING_ALONE;
  let log = isOpen
    ? bad * Math.log(good > 0 ? HEARS_NOTHING_ALONE * 2 : alone)
    : Math.max(-30, good * Math.log(GETS_THROUGH_A_CUT));
  if (good + bad === 0 && heartbeat !== undefined) {
    const leave = WATCHERS_LEAVE[summary.evidence.time][heartbeat.watchers >= 2 ? 'two' : 'one'];
    if (isOpen) log += heartbeat.isHeard ? 0 : Math.log(leave);
    else log += Math.log(heartbeat.isHeard ? 1e-6 : 1);
  }
  return Math.max(-60, log);
}
