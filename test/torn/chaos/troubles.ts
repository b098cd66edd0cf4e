import { setTimeout } from 'node:timers/promises';
import type { seededRandom } from '@mach/ports/testing';
import type { LineState } from '../cuttable-line.ts';
import type { KeptRunning } from './kept-running.ts';
import type { MovedClock } from './moved-clock.ts';
import type { ChaosCollector, ChaosPc } from './run-chaos.ts';
import type { SmallDisk } from './small-disk.ts';

export type Chance = ReturnType<typeof seededRandom>;

/** Something that happens to one program, and is over when its promise is. */
export interface Trouble {
  readonly name: string;
  befall(chance: Chance): Promise<void>;
}

const LASTING_MS = [200, 20_000] as const;
const AWAY_MS = [0, 5_000] as const;
/** Left of a full disk: nothing, a few pages, room for some reports more. */
const LEFT_BYTES = [0, 8_192, 200_000] as const;
const [HOUR_S, DAY_S] = [3_600, 86_400];
/** Of a PC: years off either way, as with an empty battery, a step and a little. */
const PC_OFFSETS_S = [-17 * 365 * DAY_S, -400 * DAY_S, -DAY_S, -HOUR_S, -7, 90, HOUR_S, 2 * DAY_S, 400 * DAY_S];
/** Of a server, which asks for the time: what an operator's mistake does. */
const COLLECTOR_OFFSETS_S = [-DAY_S, -2 * HOUR_S, -30, 45, 2 * HOUR_S, DAY_S];

export function troublesOfPc({ agent, line, disk, clock }: ChaosPc): readonly Trouble[] {
  const lineIs = (name: string, state: LineState): Trouble => ({
    name,
    befall: async (chance) => {
      line.become(state);
      await setTimeout(chance.integer(...LASTING_MS));
      line.become('open');
    },
  });
  return [
    killed('agent', agent),
    paused('agent', agent),
    lineIs('line cut', 'cut'),
    lineIs('line dead', 'dead'),
    lineIs('answers lost', 'deaf'),
    full('agent', disk),
    killedWhenFull('agent', disk, agent),
    moved('agent', clock, PC_OFFSETS_S),
  ];
}

export function troublesOfCollector({ program, disk, clock }: ChaosCollector): readonly Trouble[] {
  return [
    killed('collector', program),
    paused('collector', program),
    full('collector', disk),
    killedWhenFull('collector', disk, program),
    moved('collector', clock, COLLECTOR_OFFSETS_S),
  ];
}

const killed = (whose: string, program: KeptRunning): Trouble => ({
  name: `${whose} killed`,
  befall: (chance) => program.kill(chance.integer(...AWAY_MS)),
});

const paused = (whose: string, program: KeptRunning): Trouble => ({
  name: `${whose} paused`,
  befall: (chance) => program.pause(chance.integer(...LASTING_MS)),
});

const full = (whose: string, disk: SmallDisk): Trouble => ({
  name: `${whose}'s disk full`,
  befall: async (chance) => {
    disk.fill(leftBytes(chance));
    await setTimeout(chance.integer(...LASTING_MS));
    disk.empty();
  },
});

const killedWhenFull = (whose: string, disk: SmallDisk, program: KeptRunning): Trouble => ({
  name: `${whose} killed on a full disk`,
  befall: async (chance) => {
    disk.fill(leftBytes(chance));
    await setTimeout(chance.integer(...LASTING_MS));
    await program.kill(chance.integer(...AWAY_MS));
    await setTimeout(chance.integer(...LASTING_MS));
    disk.empty();
  },
});

const moved = (whose: string, clock: MovedClock, offsetsS: readonly number[]): Trouble => ({
  name: `${whose}'s clock moved`,
  befall: async (chance) => {
    clock.moveTo(offsetsS[chance.integer(0, offsetsS.length - 1)] ?? 0);
    await setTimeout(chance.integer(...LASTING_MS));
    // Mostly it is set right again; now and then it stays for what comes next.
    if (chance.integer(0, 3) > 0) clock.moveTo(0);
  },
});

const leftBytes = (chance: Chance) => LEFT_BYTES[chance.integer(0, LEFT_BYTES.length - 1)] ?? 0;
