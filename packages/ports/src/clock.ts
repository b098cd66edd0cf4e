/** Time. Durations and order come from `uptimeMs`; the wall clock is evidence only, for it may be years off and may jump. */
export interface Clock {
  /** Wall clock in ms since 1970. */
  wallMs(): number;
  /** Time since this machine's boot in ms, suspend included; never goes back within one boot. */
  uptimeMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
