import type { Hash } from '@mach/ports';
import { REPORT_FILE_KEY } from '@mach/wire';

/**
 * Signs lines of a device's files, as base64url. The collector has of the secret only its SHA-256 (64 hex digits), so the key
 * follows from that.
 */
export function fileSigner(secretSha256: string, { hmacSha256 }: Pick<Hash, 'hmacSha256'>): (text: string) => string {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = hmacSha256(Buffer.from(secretSha256, 'hex'), bytes(REPORT_FILE_KEY));
  return (text) => Buffer.from(hmacSha256(key, bytes(text))).toString('base64url');
}
export type Signer = ReturnType<typeof fileSigner>;
