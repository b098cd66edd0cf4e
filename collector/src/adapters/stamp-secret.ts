import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '@mach/ports';
import { type DataFolder, DataFolderError } from './data-folder.ts';

const FILE = 'stamp-secret';
const BYTES = 32;

/** What all reflectors' keys follow from. Made once and kept: with another one, every line of the province would look dead. */
export function stampSecret({ path }: DataFolder, random: Pick<Random, 'bytes'>): Uint8Array {
  const file = join(path, FILE);
  if (!existsSync(file)) {
    const text = Buffer.from(random.bytes(BYTES)).toString('base64url');
    writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (secret.length === BYTES) return secret;
  throw new DataFolderError(`${file} holds no secret of ${BYTES} bytes: remove it, and the next start makes a new one`);
}
