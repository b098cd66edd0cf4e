/** Sleepers in the order in which they wake: by time, and among equals by who lay down first. */
export interface SleepQueue {
  /** Adds a sleeper; the returned function removes it again. */
  add(atMs: number, wake: () => void): () => void;
  /** Takes the first sleeper that wakes no later than `untilMs`. */
  takeUntil(untilMs: number): Sleeper | undefined;
}

export interface Sleeper {
  readonly atMs: number;
  readonly order: number;
  wake: () => void;
}

interface Entry extends Sleeper {
  cancelled: boolean;
}

/** A binary heap. Cancelled sleepers stay until they come up, for they are few beside the ones that wake. */
export function createSleepQueue(): SleepQueue {
  const heap: Entry[] = [];
  let order = 0;

  return {
    add: (atMs, wake) => {
      const entry: Entry = { atMs, order: order++, wake, cancelled: false };
      push(heap, entry);
      return () => {
        entry.cancelled = true;
      };
    },
    takeUntil: (untilMs) => {
      for (let first = heap[0]; first !== undefined; first = heap[0]) {
        if (!first.cancelled && first.atMs > untilMs) return undefined;
        pop(heap);
        if (!first.cancelled) return first;
      }
      return undefined;
    },
  };
}

const isBefore = (a: Entry, b: Entry) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

function push(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(entry, heap[parent] as Entry)) break;
    heap[index] = heap[parent] as Entry;
    index = parent;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (let child = 1; child < heap.length; child = 2 * index + 1) {
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Entry, heap[child] as Entry)) child++;
    if (!isBefore(heap[child] as Entry, last)) break;
    heap[index] = heap[child] as Entry;
    index = child;
  }
  heap[index] = last;
}
