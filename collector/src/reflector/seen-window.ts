/** Remembers which numbers of a train came, so that none is taken twice: neither a packet that the line doubled nor a replay. */
export interface SeenWindow {
  /** True when the number is new and not too far behind the newest one. */
  take(seq: number): boolean;
}

/** `size` is how many numbers behind the newest one are remembered. A window of a single packet takes no memory yet. */
export function createSeenWindow(size: number): SeenWindow {
  let newest = -1;
  /** One place a number, used again by the number that is `size` higher. */
  let seen: Uint8Array | undefined;
  return {
    take: (seq) => {
      if (newest < 0) {
        newest = seq;
        return true;
      }
      if (seq <= newest - size) return false;
      seen ??= startedWith(newest);
      if (seq > newest) {
        // What lies between was not seen, whatever stood in its places before.
        const from = Math.max(newest + 1, seq - size + 1);
        for (let each = from; each < seq; each++) seen[each % size] = 0;
        newest = seq;
      } else if (seen[seq % size] === 1) return false;
      seen[seq % size] = 1;
      return true;
    },
  };

  function startedWith(seq: number): Uint8Array {
    const fresh = new Uint8Array(size);
    fresh[seq % size] = 1;
    return fresh;
  }
}
