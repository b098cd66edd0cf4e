/**
 * How one call goes wrong. `before`: it fails, and nothing was done. `after`: it is done, and who asked never learns of it: a disk's process
 * is killed there, a line loses the answer. `unknown`: it fails, and comes to be all the same later: what a disk said it did not take stands
 * there at the next start, a request arrives when it was long given up and sent again.
 */
export const FAULT_KINDS = ['before', 'after', 'unknown'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `files`: the small texts of an agent, its secrets among them. */
export const FAULT_PORTS = ['spool', 'journal', 'network', 'files'] as const;
export type FaultPort = (typeof FAULT_PORTS)[number];

/** One call, counted from 1 on in the order of the whole run. */
export interface FaultPoint {
  readonly port: FaultPort;
  readonly kind: FaultKind;
  readonly at: number;
}

/** What a fault at a disk was told when it failed. The agent's spool lets it through as it is, as it does those of node:sqlite. */
export class DiskFault extends Error {
  override readonly name = 'DiskFault';
}

/** Counts the calls of each port and says which one is to fail. */
export interface FaultGate {
  /** How this call goes wrong; undefined: not at all. What only reads can do no more than fail. */
  call(port: FaultPort, what: string, does?: 'reads' | 'writes'): FaultKind | undefined;
  /** From now on nothing is counted, and nothing fails. */
  close(): void;
  /** By port, what was called, in order. A call that only reads begins with `?`. */
  calls(port: FaultPort): readonly string[];
  /** What was called at the point; undefined as long as nothing was. */
  hit(): string | undefined;
}

export function createFaultGate(point?: FaultPoint): FaultGate {
  const calls = new Map<FaultPort, string[]>(FAULT_PORTS.map((port) => [port, []]));
  let isClosed = false;
  let hit: string | undefined;

  return {
    call: (port, what, does = 'writes') => {
      const made = calls.get(port);
      if (isClosed || made === undefined) return undefined;
      made.push(does === 'reads' ? `?${what}` : what);
      if (point === undefined || point.port !== port || made.length !== point.at) return undefined;
      hit = what;
      return does === 'reads' ? 'before' : point.kind;
    },
    close: () => {
      isClosed = true;
    },
    calls: (port) => calls.get(port) ?? [],
    hit: () => hit,
  };
}
