import type { HeldInMemory, Spool } from './spool.ts';

/**
 * Where it is written down how many reports wait in memory alone: room for it is kept from better days, so that it can be
 * written when the disk takes nothing more. Both do what they can, and never throw.
 */
export interface MemoryNote {
  read(): readonly HeldInMemory[];
  write(held: readonly HeldInMemory[]): void;
}

/** Processes that ended with reports in memory while the disk took nothing; of more, the oldest are added up in one. */
const NOTED_MAX = 5;

/** A spool in memory that keeps the note true: what it holds when the process is killed is counted at the next start. */
export function notedSpool(spool: Spool, note: MemoryNote): Spool {
  const others = note.read().filter(({ epoch }) => epoch !== spool.epoch);
  const [first, second, ...rest] = others;
  const before =
    first !== undefined && second !== undefined && others.length >= NOTED_MAX
      ? [added(first, second), ...rest]
      : others;
  const noted = <T>(result: T): T => {
    const { lastSeq, queueDepth } = spool.facts();
    note.write([...before, { epoch: spool.epoch, lastSeq, waiting: queueDepth }]);
    return result;
  };
  return {
    ...spool,
    append: (report, worth) => noted(spool.append(report, worth)),
    acknowledge: (answer) => noted(spool.acknowledge(answer)),
    giveUp: (seq, what, why) => noted(spool.giveUp(seq, what, why)),
  };
}

/**
 * Takes what ended in memory into the ledger of a spool on the disk, each once: killed between the two writes, the second
 * start finds the row that is there. What waits under the epoch `alive` has not ended, and stays noted.
 */
export function settleNote(spool: Spool, note: MemoryNote, alive?: string): void {
  const held = note.read();
  const [ended, living] = [held.filter(({ epoch }) => epoch !== alive), held.filter(({ epoch }) => epoch === alive)];
  if (ended.length === 0) return;
  if (ended.every((each) => each.waiting === 0 || spool.noteEnded(each).ok)) note.write(living);
}

function added(one: HeldInMemory, other: HeldInMemory): HeldInMemory {
  return {
    epoch: other.epoch,
    lastSeq: Math.max(one.lastSeq, other.lastSeq),
    waiting: one.waiting + other.waiting,
  };
}
