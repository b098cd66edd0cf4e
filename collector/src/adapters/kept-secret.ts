import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '@mach/ports';
import { type DataFolder, DataFolderError } from './data-folder.ts';

const BYTES = 32;

/**
 * A secret of the data folder, made once and kept. From `stamp-secret` follow all reflectors' keys: with another one, every line of the
 * province would look dead. From `sign-in-secret` follow the second factors: with another one, no authenticator app would fit any more.
 * With `alert-secret` the passwords are sealed that pages are given for routes of alerts: with another one, they have to be typed again.
 */
export function keptSecret(
  { path }: DataFolder,
  name: 'stamp-secret' | 'sign-in-secret' | 'alert-secret',
  random: Pick<Random, 'bytes'>,
): Uint8Array {
  const file = join(path, name);
  if (!existsSync(file)) {
    const text = Buffer.from(random.bytes(BYTES)).toString('base64url');
    writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (secret.length === BYTES) return secret;
  throw new DataFolderError(`${file} holds no secret of ${BYTES} bytes: remove it, and the next start makes a new one`);
}
