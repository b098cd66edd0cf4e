import type { Hash } from '@mach/ports';

/** A key is made for this long and answered for as long again, so that no clock has to agree to the second. */
export const KEY_PERIOD_MS = 21_600_000;

export const keyPeriodAt = (wallMs: number): number => Math.floor(wallMs / KEY_PERIOD_MS);

/** How long the key of now is still answered, in s. */
export const keyLifetimeS = (wallMs: number): number =>
  Math.floor(((keyPeriodAt(wallMs) + 2) * KEY_PERIOD_MS - wallMs) / 1_000);

/** What packets call a device by: its number within 1 to 65,535, for 0 means that there is none (RFC 8972, 3). */
export const ssidOf = (deviceNumber: number): number => ((deviceNumber - 1) % 65_535) + 1;

/**
 * The key of a device's packets. It follows from the reflectors' common secret, so that every reflector of a province
 * knows each session without being told of it, and a restart forgets none.
 */
export function sessionKey(
  hash: Pick<Hash, 'hmacSha256'>,
  secret: Uint8Array,
  { ssid, period }: { readonly ssid: number; readonly period: number },
): Uint8Array {
  return hash.hmacSha256(secret, new TextEncoder().encode(`mach stamp session ${ssid} ${period}`));
}
