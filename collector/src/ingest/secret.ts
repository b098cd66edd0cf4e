import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 as 64 hex digits: all that is kept of a secret or a token. They are 256 random bits, so nothing slower is needed. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Compares two digests of equal form in constant time. */
export function equalDigests(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
