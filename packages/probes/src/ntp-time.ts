/**
 * Timestamps of NTP (RFC 5905, 6), also those of STAMP: 32 bits of seconds since 1900 and 32 of their fraction, here as ms
 * since 1900 modulo the era of 2^32 seconds.
 */
const ERA_S = 2 ** 32;
const ERA_MS = ERA_S * 1_000;

/** From 1900-01-01 to 1970-01-01. */
export const UNIX_EPOCH_IN_NTP_MS = 2_208_988_800_000;

export const readNtpTime = (view: DataView, at: number): number =>
  view.getUint32(at) * 1_000 + (view.getUint32(at + 4) * 1_000) / ERA_S;

export function writeNtpTime(view: DataView, at: number, ms: number): void {
  const seconds = Math.floor(ms / 1_000);
  view.setUint32(at, seconds % ERA_S);
  view.setUint32(at + 4, Math.floor(((ms - seconds * 1_000) / 1_000) * ERA_S));
}

/** A difference of two times, right while they are less than 68 years apart, across the end of the era in 2036 too. */
export function withinEra(differenceMs: number): number {
  const inEra = (((differenceMs + ERA_MS / 2) % ERA_MS) + ERA_MS) % ERA_MS;
  return inEra - ERA_MS / 2;
}
