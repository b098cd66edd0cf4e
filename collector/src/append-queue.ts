/** Appends that wait for the disk. What became of each is taken up in the order in which they came, whichever answer comes first. */
export interface AppendQueue {
  /** Takes its place behind all that wait; `weight`: how many reports it brings. What is given back says what became of it. */
  enter(receivedAt: number, weight: number, uptimeMs: number): (how: () => void, uptimeMs: number) => void;
  readonly length: number;
  /** When the first of them was received. */
  firstReceivedAt(): number | undefined;
  /** How long what comes now will wait, in ms, by how fast it went since the queue was last empty, of that the last ten seconds. */
  waitMs(uptimeMs: number): number;
}

interface Place {
  readonly receivedAt: number;
  readonly weight: number;
  settle?: () => void;
}

const MEASURED_MS = 10_000;
/** Groups are committed together: what a shorter time shows is one of them. */
const MEASURED_MS_MIN = 2_000;

export function createAppendQueue(): AppendQueue {
  const places: Place[] = [];
  /** What went lately, by the second. */
  const gone: { readonly second: number; weight: number }[] = [];
  let [waiting, busySince] = [0, 0];

  return {
    get length() {
      return places.length;
    },
    firstReceivedAt: () => places[0]?.receivedAt,
    enter(receivedAt, weight, uptimeMs) {
      if (places.length === 0) {
        busySince = uptimeMs;
        gone.length = 0;
      }
      const mine: Place = { receivedAt, weight };
      places.push(mine);
      waiting += weight;
      return (how, settledAt) => {
        mine.settle = how;
        for (let first = places[0]; first?.settle !== undefined; first = places[0]) {
          places.shift();
          waiting -= first.weight;
          count(settledAt, first.weight);
          first.settle();
        }
      };
    },
    waitMs(uptimeMs) {
      const from = Math.max(busySince, uptimeMs - MEASURED_MS);
      const measuredMs = uptimeMs - from;
      if (places.length === 0 || measuredMs < MEASURED_MS_MIN) return 0;
      forget(from);
      const done = gone.reduce((sum, { weight }) => sum + weight, 0);
      // Nothing in all that time: it may well be as long again.
      return done === 0 ? uptimeMs - busySince : (waiting / done) * measuredMs;
    },
  };

  function count(uptimeMs: number, weight: number): void {
    const second = Math.floor(uptimeMs / 1_000);
    const last = gone.at(-1);
    if (last?.second === second) last.weight += weight;
    else gone.push({ second, weight });
    forget(uptimeMs - MEASURED_MS);
  }

  function forget(beforeMs: number): void {
    while (gone[0] !== undefined && (gone[0].second + 1) * 1_000 <= beforeMs) gone.shift();
  }
}
