import type { Random } from '../random.ts';

/** Chance that a seed decides. Two forks of different names never share numbers, whatever else is drawn or forked. */
export interface SeededRandom extends Random {
  /** A generator of its own that follows from this one's seed and the name, not from what was drawn so far. */
  fork(name: string): SeededRandom;
  /** A whole number, both ends included. */
  integer(min: number, max: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item;
}

/**
 * The sfc32 generator of Chris Doty-Humphrey's PractRand, seeded by a 128-bit mix of the text. Good enough for a
 * simulation, and never for secrets.
 */
export function seededRandom(seed: string | number): SeededRandom {
  const name = String(seed);
  const state = mix(name);
  for (let warmUp = 0; warmUp < 12; warmUp++) next32(state);

  const next = () => next32(state) / 4_294_967_296;
  return {
    next,
    bytes: (length) => Uint8Array.from({ length }, () => next32(state) & 0xff),
    fork: (child) => seededRandom(`${name}/${child}`),
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new Error('there is nothing to pick from an empty list');
      return list[Math.floor(next() * list.length)] as (typeof list)[number];
    },
  };
}

function next32(state: Uint32Array): number {
  const [a, b, c, counter] = state as unknown as [number, number, number, number];
  const result = (a + b + counter) >>> 0;
  state[3] = counter + 1;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + result;
  return result;
}

/** Four lanes of 32 bits with different odd multipliers, each stirred by every character and at the end by each other. */
function mix(text: string): Uint32Array {
  const multipliers = [597_399_067, 2_869_860_233, 951_274_213, 2_716_044_179] as const;
  const lanes = new Uint32Array([1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762]);
  for (let i = 0; i < text.length; i++) {
    for (let lane = 0; lane < 4; lane++) {
      const neighbour = lanes[(lane + 1) % 4] as number;
      lanes[lane] = neighbour ^ Math.imul((lanes[lane] as number) ^ text.charCodeAt(i), multipliers[lane] as number);
    }
  }
  for (let lane = 0; lane < 4; lane++) {
    const value = lanes[lane] as number;
    lanes[lane] = Math.imul(value ^ (value >>> 15), multipliers[(lane + 1) % 4] as number) ^ text.length;
  }
  return lanes;
}
