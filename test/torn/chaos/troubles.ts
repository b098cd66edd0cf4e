import { setTimeout } from 'node:timers/promises';
import type { seededRandom } from '@mach/ports/testing';
import type { Bootable } from '../../support/bootable.ts';
import type { SmallDisk } from '../../support/small-disk.ts';
import type { LineState } from '../cuttable-line.ts';
import type { KeptRunning } from './kept-running.ts';
import type { MovedClock } from './moved-clock.ts';
import type { ChaosCollector, ChaosPc } from './run-chaos.ts';

export type Chance = ReturnType<typeof seededRandom>;

/** Something that happens to one program, and is over when its promise is. */
export interface Trouble {
  readonly name: string;
  befall(chance: Chance): Promise<void>;
}

/** How long troubles last at most, and how long there is peace between two of one program. */
export interface Pace {
  readonly lastingMsMax: number;
  readonly peaceMsMax: number;
}
export const PACE: Pace = { lastingMsMax: 20_000, peaceMsMax: 8_000 };

/** Left of a full disk: nothing, a few pages, room for some reports more. */
const LEFT_BYTES = [0, 8_192, 200_000] as const;
const [HOUR_S, DAY_S] = [3_600, 86_400];
/** Of a PC: years off either way, as with an empty battery, a step and a little. */
const PC_OFFSETS_S = [-17 * 365 * DAY_S, -400 * DAY_S, -DAY_S, -HOUR_S, -7, 90, HOUR_S, 2 * DAY_S, 400 * DAY_S];
/** Of a server, which asks for the time: what an operator's mistake does. */
const COLLECTOR_OFFSETS_S = [-DAY_S, -2 * HOUR_S, -30, 45, 2 * HOUR_S, DAY_S];

export function troublesOfPc({ agent, line, disk, clock, proc }: ChaosPc, pace: Pace): readonly Trouble[] {
  const lineIs = (name: string, state: LineState): Trouble => ({
    name,
    befall: async (chance) => {
      line.become(state);
      await setTimeout(chance.integer(200, pace.lastingMsMax));
      line.become('open');
    },
  });
  return [
    killed('agent', agent, pace),
    paused('agent', agent, pace),
    lineIs('line cut', 'cut'),
    lineIs('line dead', 'dead'),
    lineIs('answers lost', 'deaf'),
    full('agent', disk, pace),
    killedWhenFull('agent', disk, agent, pace),
    moved('agent', clock, PC_OFFSETS_S, pace),
    startedAnew(proc, agent, pace),
    startedAnewWhenFull(proc, agent, disk, pace),
  ];
}

export function troublesOfCollector({ program, disk, clock }: ChaosCollector, pace: Pace): readonly Trouble[] {
  return [
    killed('collector', program, pace),
    paused('collector', program, pace),
    full('collector', disk, pace),
    killedWhenFull('collector', disk, program, pace),
    moved('collector', clock, COLLECTOR_OFFSETS_S, pace),
  ];
}

const killed = (whose: string, program: KeptRunning, pace: Pace): Trouble => ({
  name: `${whose} killed`,
  befall: (chance) => program.kill(chance.integer(0, pace.lastingMsMax / 4)),
});

const paused = (whose: string, program: KeptRunning, pace: Pace): Trouble => ({
  name: `${whose} paused`,
  befall: (chance) => program.pause(chance.integer(200, pace.lastingMsMax)),
});

/** The next boot: a secret that was asked for before is offered now. */
const startedAnew = (proc: Bootable, agent: KeptRunning, pace: Pace): Trouble => ({
  name: 'PC started anew',
  befall: async (chance) => {
    proc.boot(bootId(chance));
    await agent.kill(chance.integer(0, pace.lastingMsMax / 4));
  },
});

/** The secret that it makes, or takes over, finds no room. */
const startedAnewWhenFull = (proc: Bootable, agent: KeptRunning, disk: SmallDisk, pace: Pace): Trouble => ({
  name: 'PC started anew on a full disk',
  befall: async (chance) => {
    disk.fill(leftBytes(chance));
    proc.boot(bootId(chance));
    await agent.kill(chance.integer(0, pace.lastingMsMax / 4));
    await setTimeout(chance.integer(200, pace.lastingMsMax));
    disk.empty();
  },
});

/** Everybody is asked for another secret, as after a theft; whatever befalls the collector meanwhile. */
export const troublesOfProvince = (askForSecrets: () => Promise<void>): readonly Trouble[] => [
  { name: 'secrets asked for', befall: askForSecrets },
];

const full = (whose: string, disk: SmallDisk, pace: Pace): Trouble => ({
  name: `${whose}'s disk full`,
  befall: async (chance) => {
    disk.fill(leftBytes(chance));
    await setTimeout(chance.integer(200, pace.lastingMsMax));
    disk.empty();
  },
});

const killedWhenFull = (whose: string, disk: SmallDisk, program: KeptRunning, pace: Pace): Trouble => ({
  name: `${whose} killed on a full disk`,
  befall: async (chance) => {
    disk.fill(leftBytes(chance));
    await setTimeout(chance.integer(200, pace.lastingMsMax));
    await program.kill(chance.integer(0, pace.lastingMsMax / 4));
    await setTimeout(chance.integer(200, pace.lastingMsMax));
    disk.empty();
  },
});

const moved = (whose: string, clock: MovedClock, offsetsS: readonly number[], pace: Pace): Trouble => ({
  name: `${whose}'s clock moved`,
  befall: async (chance) => {
    clock.moveTo(offsetsS[chance.integer(0, offsetsS.length - 1)] ?? 0);
    await setTimeout(chance.integer(200, pace.lastingMsMax));
    // Mostly it is set right again; now and then it stays for what comes next.
    if (chance.integer(0, 3) > 0) clock.moveTo(0);
  },
});

const bootId = (chance: Chance) => Buffer.from(chance.bytes(16)).toString('hex');
const leftBytes = (chance: Chance) => LEFT_BYTES[chance.integer(0, LEFT_BYTES.length - 1)] ?? 0;
