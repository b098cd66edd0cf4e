/** Everything that waits or grows in the lab, and how long or far at most. */
export const limits = {
  /** A lab that nobody took down goes by itself. */
  lifetimeMinutes: 60,
  lifetimeMinutesMax: 24 * 60,
  commandTimeoutMs: 120_000,
  readyTimeoutMs: 15_000,
  lineAnswerTimeoutMs: 5_000,
  stopTimeoutMs: 3_000,
  pollMs: 5,
} as const;
