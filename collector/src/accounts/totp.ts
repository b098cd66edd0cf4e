import { createHmac } from 'node:crypto';
import { equalDigests } from '../ingest/secret.ts';

/** RFC 6238 as every authenticator app has it: SHA-1, thirty seconds, six digits. */
const STEP_MS = 30_000;
const DIGITS = 6;
/** RFC 6238, 5.2: one step to either side, for phones whose clock is a little off. */
const STEPS_ASIDE = [0, -1, 1] as const;
/** RFC 4226, 4: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The secret of an account's second factor. It follows from one secret of the data folder, from the account and from its turn, so that
 * the journal holds none, and a hand-over makes another.
 */
export function totpSecret(
  master: Uint8Array,
  { name, turn }: { readonly name: string; readonly turn: number },
): Uint8Array {
  return createHmac('sha256', master).update(`totp ${turn} ${name}`).digest().subarray(0, SECRET_BYTES);
}

/** The step whose code this is, if it is one of now or beside it. */
export function totpStepOf(secret: Uint8Array, code: string, wallMs: number): number | undefined {
  const now = Math.floor(wallMs / STEP_MS);
  return STEPS_ASIDE.map((aside) => now + aside).find((step) => equalDigests(codeAt(secret, step), code));
}

/** RFC 4226, 5.3, over the number of the step. */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) as number) & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/** RFC 4648, without padding: what apps take when it is typed. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
