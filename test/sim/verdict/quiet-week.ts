import { judge, type Verdict } from '@mach/diagnosis';
import { breakers, type Fault, keyOf, makeWorld, observe } from '@mach/fleet';
import { baselinesOf, topologyOf } from './made-topology.ts';
import { MONDAY, provinceOf } from './try-scenario.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A false verdict that stood in two windows in a row: what would have become an incident. */
export interface FalseIncident {
  readonly at: number;
  readonly windows: number;
  readonly cause: string;
  readonly scope: string;
}

/**
 * A week of a province in which nothing breaks: people come and go, breakers are thrown at lunch and in the evening, one day is a
 * public holiday, packets are lost by chance. Judged as it happens, each five minutes; whatever lasts two windows is a false incident.
 */
export function quietWeek(
  seed: number,
  days = 7,
): { readonly incidents: readonly FalseIncident[]; readonly windows: number; readonly single: number } {
  const province = provinceOf(seed);
  const key = keyOf('week', seed);
  const habits: Fault[] = Array.from({ length: 5 }, (_, day) => MONDAY + day * DAY_MS).flatMap((midnight) => [
    ...breakers(province, key, { around: midnight + 11.5 * HOUR_MS, lastsMs: 1.8 * HOUR_MS }),
    ...breakers(province, key, { around: midnight + 17 * HOUR_MS, lastsMs: 13.5 * HOUR_MS }),
  ]);
  const holidays = new Set([MONDAY + (seed % 5) * DAY_MS]);
  const world = makeWorld(province, { name: 'a quiet week', faults: habits }, { seed, holidays });
  const [topology, usual] = [topologyOf(world, MONDAY), baselinesOf(world)];
  const standing = new Map<string, FalseIncident>();
  const incidents: FalseIncident[] = [];
  let [windows, single] = [0, 0];
  const end = (key: string, incident: FalseIncident) => {
    standing.delete(key);
    if (incident.windows >= 2) incidents.push(incident);
    else single += 1;
  };
  for (let to = MONDAY + 5 * MINUTE_MS; to <= MONDAY + days * DAY_MS; to += 5 * MINUTE_MS, windows++) {
    const observed = observe(world, { from: to - 5 * MINUTE_MS, to, knownAt: to });
    const running = new Map(observed.sites.map((site) => [site.site, site]));
    const wrong = judge(observed, topology, usual).filter((verdict) => !isSo(verdict, running));
    const keys = new Set(wrong.map(keyOfVerdict));
    for (const [key, incident] of standing) if (!keys.has(key)) end(key, incident);
    for (const verdict of wrong) {
      const key = keyOfVerdict(verdict);
      const before = standing.get(key);
      standing.set(key, {
        at: before?.at ?? to,
        windows: (before?.windows ?? 0) + 1,
        cause: verdict.cause,
        scope: `${verdict.scope.kind} ${verdict.scope.id ?? ''} ${verdict.evidence.map(({ code }) => code).join(' ')}`,
      });
    }
  }
  for (const [key, incident] of standing) end(key, incident);
  return { incidents, windows, single };
}

const keyOfVerdict = ({ cause, trouble, scope }: Verdict) => `${cause} ${trouble} ${scope.kind} ${scope.id ?? ''}`;

/** That a site is switched off is so where everybody is gone; a provisional set that holds it says no more than that. */
function isSo(
  { causes, scope }: Verdict,
  sites: ReadonlyMap<string, ReturnType<typeof observe>['sites'][number]>,
): boolean {
  if (!causes.includes('switched-off')) return false;
  return scope.sites.every(
    (id) =>
      sites.get(id)?.devices.every(({ life }) => life !== 'running') !== false ||
      sites.get(id)?.silentSince !== undefined,
  );
}
