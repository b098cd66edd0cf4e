/** Devices whose packets came anew, and those whose packets ceased. */
export interface HeartbeatChange {
  readonly heard: readonly string[];
  readonly silent: readonly string[];
}

/** Turns "these were heard" into changes worth writing down: a hundred leaders that all are well say nothing new. */
export interface Heartbeats {
  /** `time` is receive time in ms. Undefined where nothing changed. */
  take(heardNow: readonly string[], time: number): HeartbeatChange | undefined;
}

/** A device is silent when three of its looks at the line brought nothing, each with the packets that confirm it. */
const LOOKS = 3;
const SLACK_S = 5;

/**
 * `everyS` is how often a device looks. `known` are the devices that were heard before a restart: they have the time of a silence to be heard again, for the
 * reflector was as deaf as the collector meanwhile.
 */
export function createHeartbeats(known: Iterable<string>, time: number, everyS: number): Heartbeats {
  const silentAfterMs = (LOOKS * everyS + SLACK_S) * 1_000;
  const heardAt = new Map(Array.from(known, (device) => [device, time]));
  return {
    take(heardNow, now) {
      const heard = heardNow.filter((device) => !heardAt.has(device));
      for (const device of heardNow) heardAt.set(device, now);
      const silent = [...heardAt].filter(([, at]) => now - at > silentAfterMs).map(([device]) => device);
      for (const device of silent) heardAt.delete(device);
      return heard.length + silent.length === 0 ? undefined : { heard, silent };
    },
  };
}
