/** Devices whose packets came anew, and those whose packets ceased. */
export interface HeartbeatChange {
  readonly heard: readonly string[];
  readonly silent: readonly string[];
  /** Of each silent one: when its last packet came. */
  readonly lastHeardAt?: readonly number[];
  /** Those of the silent ones whose packets come, and that hear no answers. */
  readonly deaf?: readonly string[];
}

/** Turns "these were heard" into changes worth writing down: a hundred leaders that all are well say nothing new. */
export interface Heartbeats {
  /** `time` is receive time in ms. Undefined where nothing changed. */
  take(heardNow: readonly string[], time: number, deafNow?: readonly string[]): HeartbeatChange | undefined;
}

/** A device is silent when three of its looks at the line brought nothing, each with the packets that confirm it. */
const LOOKS = 3;
const SLACK_S = 3;
/** The slowest rhythm that an agent takes by itself to keep its allowance, and the one of whom nobody knows it yet. */
const STRETCH_MAX = 8;
/** Of so many gaps the middle one is the rhythm: one lost look, or a train of packets between two, does not change it. */
const GAPS = 3;

/** After a silence of so long an agent may have slowed down unheard; before it does not (`own-cost/line-watch.ts`). */
const FORGOTTEN_AFTER_MS = 600_000;

interface Heard {
  at: number;
  isSilent: boolean;
  /** By its last look. */
  isDeaf?: boolean;
  /** The last ones, in ms, oldest first. */
  readonly gaps: number[];
}

/**
 * `everyS` is how often devices are asked to look. They may do it less often, each step half as often and for some looks, so
 * a device's own rhythm is learned from its looks: who looks each 15 s is silent after 48, who looks each minute after 183.
 * `known` are the devices of before a restart, by whether they were heard then: of them the rhythm is not known, and the
 * reflector was as deaf as the collector meanwhile. Whoever was never heard has just begun, with the quickest two rhythms.
 */
export function createHeartbeats(
  known: Iterable<readonly [device: string, before: { readonly isHeard: boolean }]>,
  time: number,
  everyS: number,
): Heartbeats {
  const everyMs = everyS * 1_000;
  const heardBy = new Map<string, Heard>(
    Array.from(known, ([device, { isHeard }]) => [device, { at: time, isSilent: !isHeard, gaps: [] }]),
  );

  function note(device: string, now: number): boolean {
    const before = heardBy.get(device);
    if (before === undefined) {
      heardBy.set(device, { at: now, isSilent: false, gaps: Array<number>(GAPS).fill(everyMs) });
      return true;
    }
    if (before.isSilent) {
      const gaps = now - before.at < FORGOTTEN_AFTER_MS ? before.gaps : [];
      heardBy.set(device, { at: now, isSilent: false, gaps });
      return true;
    }
    const gap = now - before.at;
    before.at = now;
    // What confirms a look, and the packets of a train, come in between: they are none.
    if (gap < everyMs / 2) return false;
    before.gaps.push(gap);
    if (before.gaps.length > GAPS) before.gaps.shift();
    return false;
  }

  function silentAfterMs({ gaps }: Heard): number {
    const middle = gaps.length < GAPS ? everyMs * STRETCH_MAX : (gaps.toSorted((a, b) => a - b)[1] as number);
    return LOOKS * Math.min(everyMs * STRETCH_MAX, Math.max(everyMs, middle)) + SLACK_S * 1_000;
  }

  return {
    take(heardNow, now, deafNow = []) {
      const heard = heardNow.filter((device) => note(device, now));
      for (const [device, each] of heardBy) {
        if (heardNow.includes(device)) each.isDeaf = false;
        if (deafNow.includes(device)) each.isDeaf = true;
      }
      const silent = [...heardBy]
        .filter(([, each]) => !each.isSilent && now - each.at > silentAfterMs(each))
        .map(([device]) => device);
      for (const device of silent) (heardBy.get(device) as Heard).isSilent = true;
      if (heard.length + silent.length === 0) return undefined;
      const lastHeardAt = silent.map((device) => (heardBy.get(device) as Heard).at);
      const deaf = silent.filter((device) => heardBy.get(device)?.isDeaf);
      return {
        ...{ heard, silent },
        ...(silent.length > 0 ? { lastHeardAt } : {}),
        ...(deaf.length > 0 ? { deaf } : {}),
      };
    },
  };
}
