import { judge } from '@mach/diagnosis';
import { drawInteger, keyOf, makeWorld, observe } from '@mach/fleet';
import { baselinesOf, topologyOf } from './made-topology.ts';
import { MONDAY, provinceOf } from './try-scenario.ts';

const MINUTE_MS = 60_000;

export interface Restarted {
  readonly isSaid: boolean;
  /** What else was blamed. */
  readonly wrong: readonly string[];
}

/**
 * A collector that was off for some minutes of a working day: judged half a minute after it is back, while agents still wait to send.
 * Right: the collector's own absence, and nobody blamed for the silence.
 */
export function tryRestart(seed: number): Restarted {
  const province = provinceOf(Math.floor(seed / 20));
  const key = keyOf('restart', seed);
  const from = MONDAY + (9 * 60 + drawInteger(key, 'minute', [0, 90])) * MINUTE_MS;
  const to = from + drawInteger(key, 'seconds', [20, 600]) * 1_000;
  const fault = { type: 'collector-down', where: { province: true }, from, to } as const;
  const world = makeWorld(province, { name: 'restart', faults: [fault] }, { seed });
  const at = to + MINUTE_MS / 2;
  const observed = observe(world, { from: at - 5 * MINUTE_MS, to: at, knownAt: at });
  const verdicts = judge(observed, topologyOf(world, from), baselinesOf(world));
  return {
    isSaid: verdicts.some(({ cause }) => cause === 'collector'),
    wrong: verdicts.flatMap(({ causes, scope }) =>
      causes.includes('collector') ? [] : [`${causes.join(' ')} ${scope.kind}`],
    ),
  };
}
