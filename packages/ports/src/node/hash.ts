import { createHash, createHmac } from 'node:crypto';
import type { Hash } from '../hash.ts';

/** HMAC-SHA-256: under the province's salt, cut to 128 bits, enough to tell a few thousand machines apart; and under a key. */
export const nodeHash = (salt: string): Hash => ({
  salted: (text) => createHmac('sha256', salt).update(text, 'utf8').digest('hex').slice(0, 32),
  hmacSha256: (key, bytes) => createHmac('sha256', key).update(bytes).digest(),
});

/** SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hex digits. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
