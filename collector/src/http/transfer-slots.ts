import type { ServerResponse } from 'node:http';

/** Transfers that may be under way at the same time, each for a bounded time. */
export interface TransferSlots {
  /** True takes a slot until the answer's connection is done with it, or is cut at the end of its time. */
  take(answer: ServerResponse): boolean;
}

export function createTransferSlots({
  underWayMax,
  lastMs,
}: {
  readonly underWayMax: number;
  readonly lastMs: number;
}): TransferSlots {
  let underWay = 0;
  return {
    take: (answer) => {
      if (underWay >= underWayMax) return false;
      underWay += 1;
      const timer = setTimeout(() => answer.destroy(), lastMs);
      answer.once('close', () => {
        clearTimeout(timer);
        underWay -= 1;
      });
      return true;
    },
  };
}
