/**
 * How long a device waits for the answer to a look at its line before it sends another packet, as the collector asks it to: longer than
 * an answer takes on a line that an upload has filled, so that who only waits is not taken for who hears nothing.
 */
export const LOOK_REPLY_MS = 2_000;

/** Bounds of a reflector, with their units. */
export interface ReflectorLimits {
  /** Trains of one device at once; the oldest one gives way. */
  readonly trainsPerDevice: number;
  /** A train that nothing was heard of for so long is forgotten: its packets would begin to count anew. */
  readonly trainIdleMs: number;
  /** Of one device, counted in whole seconds; more than this is left unanswered. 1080p takes 420. */
  readonly packetsPerSecond: number;
  /** How far behind the newest number a packet may come and still be told from one that was seen. */
  readonly overtakenPacketsMax: number;
}

export const REFLECTOR_LIMITS: ReflectorLimits = {
  trainsPerDevice: 16,
  trainIdleMs: 60_000,
  packetsPerSecond: 1_000,
  overtakenPacketsMax: 2_048,
};
