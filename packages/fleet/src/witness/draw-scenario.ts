import { draw, drawInteger, drawOne } from '../noise.ts';
import type { Fault, Scenario } from '../scenario.ts';
import { breakers } from './breakers.ts';
import { FAULT_PARTS, type FaultPart, PAIRS, PARTS } from './fault-parts.ts';
import { placingFor, type Used } from './placing.ts';
import type { World } from './world.ts';

/** A scenario, with the stretch in which all of its faults stand. */
export interface DrawnScenario {
  readonly scenario: Scenario;
  /** Faults that are looked for; breakers that are thrown stand around them. */
  readonly faults: readonly Fault[];
  readonly from: number;
  readonly to: number;
}

/** The time of day, the habits of people and what the collector does around the faults. `pair`: two faults of one site. */
export type Setting = 'day' | 'closing' | 'breakers' | 'holiday' | 'restart' | 'pair';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A drawn place may be taken already, or not fit. */
const ATTEMPTS = 20;
/** A line breaks more often than anything else. */
const DRAWN: readonly FaultPart[] = [...PARTS, 'line-down', 'line-down'];

/** Draws `count` faults, begun within some minutes of each other, each at a place of its own; of `part`, the first of them. */
export function drawScenario(
  world: Pick<World, 'province' | 'around'>,
  key: number,
  given: { readonly count: number; readonly monday: number; readonly setting?: Setting; readonly part?: FaultPart },
): DrawnScenario {
  const setting = given.setting ?? 'day';
  const start = given.monday + drawInteger(key, 'day', [0, 4]) * DAY_MS + timeOfDay(setting, key);
  const lastsMs = drawInteger(key, 'lasts', [23, 50]) * MINUTE_MS;
  const used: Used = { sites: new Set(), isps: new Set(), services: new Set(), parts: new Set() };
  const pair = setting === 'pair' ? drawOne(key, 'pair', PAIRS) : undefined;
  let besides: string | undefined;
  const faults = Array.from({ length: given.count }, (_, index) => {
    const from = start + Math.round(draw(key, `fault ${index} begins`) * 4 * MINUTE_MS);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const name = `fault ${index} ${attempt}`;
      const part = pair?.[index] ?? (index === 0 ? given.part : undefined) ?? drawOne(key, `${name} part`, DRAWN);
      // On a holiday nobody is there to switch off.
      if (setting === 'holiday' && part === 'people-off') continue;
      const span = { from, to: from + lastsMs, used, ...(besides === undefined ? {} : { besides }) };
      const made = FAULT_PARTS[part](placingFor(world, key, name, span));
      if (made !== undefined) {
        if (pair !== undefined) [besides] = used.sites;
        return made;
      }
    }
    return [];
  }).flat();
  const closes = { around: start + 10 * MINUTE_MS, lastsMs: 125 * MINUTE_MS, except: used.sites };
  const habits = setting === 'breakers' ? breakers(world.province, key, closes) : [];
  const own = setting === 'restart' ? [restart(key, start)] : [];
  return {
    scenario: { name: faults.map(({ type }) => type).join(' + '), faults: [...faults, ...habits, ...own] },
    faults,
    from: Math.max(start, ...faults.map((fault) => fault.from)),
    to: Math.min(start + lastsMs, ...faults.map((fault) => fault.to)),
  };
}

/** The collector is off for some minutes, from before the faults begin or while they stand. */
function restart(key: number, start: number): Fault {
  const from = start + Math.round((draw(key, 'restart') * 12 - 6) * MINUTE_MS);
  const to = from + drawInteger(key, 'restart lasts', [20, 600]) * 1_000;
  return { type: 'collector-down', where: { province: true }, from, to };
}

/** In ms since the local midnight. */
function timeOfDay(setting: Setting, key: number): number {
  const minutes = draw(key, 'minute');
  if (setting === 'closing' || setting === 'breakers') return 11.25 * HOUR_MS + minutes * 10 * MINUTE_MS;
  return drawOne(key, 'hour', [8, 9, 10, 14, 15]) * HOUR_MS + minutes * 40 * MINUTE_MS;
}
