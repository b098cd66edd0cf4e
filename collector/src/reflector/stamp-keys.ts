import type { Hash } from '@mach/ports';
import type { StampSessionAnswer } from '@mach/wire';
import { keyLifetimeS, keyPeriodAt, sessionKey, ssidOf } from './session-keys.ts';

/** What the collector gives out for its reflectors. */
export interface StampKeys {
  /** For a reflector on another host: whoever has it can answer for every device, and speak for every device. */
  readonly secret: Uint8Array;
  sessionOf(deviceNumber: number, wallMs: number): StampSessionAnswer;
}

export const stampKeys = (secret: Uint8Array, hash: Pick<Hash, 'hmacSha256'>): StampKeys => ({
  secret,
  sessionOf: (deviceNumber, wallMs) => {
    const ssid = ssidOf(deviceNumber);
    const key = sessionKey(hash, secret, { ssid, period: keyPeriodAt(wallMs) });
    return { ssid, key: Buffer.from(key).toString('base64url'), lifetimeS: keyLifetimeS(wallMs) };
  },
});
