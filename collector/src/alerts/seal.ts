import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Random } from '@mach/ports';
import type { RouteSecrets } from '../config/page-route-schema.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The secrets of a route so that the journal, its copies and whatever is made of them tell none: they open with the secret of the data
 * folder alone, and for the route of this name alone.
 */
export function sealSecrets(
  secrets: RouteSecrets,
  route: string,
  { master, random }: { readonly master: Uint8Array; readonly random: Pick<Random, 'bytes'> },
): string {
  const iv = random.bytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(master), iv).setAAD(Buffer.from(route));
  const body = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Undefined where it was sealed by another secret, for another route, or is damaged: it has to be typed again. */
export function openSecrets(sealed: string, route: string, master: Uint8Array): RouteSecrets | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const opened = createDecipheriv(CIPHER, keyOf(master), bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(route))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = Buffer.concat([opened.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opened.final()]);
    return JSON.parse(body.toString('utf8')) as RouteSecrets;
  } catch {
    return undefined;
  }
}

const keyOf = (master: Uint8Array): Uint8Array => createHmac('sha256', master).update('alert routes').digest();
