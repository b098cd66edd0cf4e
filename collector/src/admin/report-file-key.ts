import { createHmac } from 'node:crypto';
import { REPORT_FILE_KEY } from '@mach/wire';
import { equalDigests } from '../ingest/secret.ts';

/** Signs lines of a device's files, as base64url, with the key that follows from what is kept of its secret. */
export function fileSigner(secretSha256: string): (text: string) => string {
  const key = createHmac('sha256', Buffer.from(secretSha256, 'hex')).update(REPORT_FILE_KEY).digest();
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}

export function isSignedBy(sign: (text: string) => string, text: string, mac: string): boolean {
  return equalDigests(sign(text), mac);
}
