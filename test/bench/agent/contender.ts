import type { Cost } from './own-network.ts';

/** How often everybody measures and is asked. */
export const EVERY_S = 15;

/** One line of the table. */
export interface Contender {
  readonly name: string;
  cost(): Promise<Cost>;
  /** What a server does to it every 15 s; absent for those that send by themselves. */
  readonly ask?: () => Promise<void>;
  /** How many values came every 15 s; undefined where they can't be told apart. */
  values(): number | undefined;
}

/** A peer, the programs that it needs, and the Debian package of each. */
export interface Peer {
  readonly name: string;
  readonly programs: Readonly<Record<string, string>>;
  begin(probed: readonly string[]): Promise<Contender>;
}
