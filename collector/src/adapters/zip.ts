import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly path: string;
  readonly mode?: number;
  readonly content: { readonly file: string } | { readonly bytes: Uint8Array };
}

/**
 * Writes a ZIP archive (`zipStream`) into a file, whole or not at all: what stood there before stands until then, and its rights are not
 * taken over. Throws what the disk says when it takes no more.
 */
export async function writeZip(
  entries: readonly ZipEntry[],
  file: string,
  { epochS, mode }: { readonly epochS: number; readonly mode: number },
): Promise<void> {
  const made = `${file}.new`;
  await rm(made, { force: true });
  try {
    await pipeline(zipStream(entries, epochS), createWriteStream(made, { mode, flags: 'wx' }));
    await rename(made, file);
  } catch (error) {
    await rm(made, { force: true });
    throw error;
  }
}

/**
 * A ZIP archive of these entries in this order, each dated `epochS` (seconds since 1970, as UTC): the same entries give the same
 * bytes in every time zone. A file that can't be read ends it with an error.
 */
export function zipStream(entries: readonly ZipEntry[], epochS: number): Readable {
  const zip = new ZipFile();
  const at = new Date(epochS * 1_000);
  // The format has the local time of whoever packs: fields of UTC are put there.
  const mtime = new Date(
    ...([at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()] as const),
  );
  for (const { path, mode: entryMode = 0o644, content } of entries) {
    const options = { mtime, mode: 0o100000 | entryMode, forceDosTimestamp: true };
    if ('file' in content) zip.addFile(content.file, path, options);
    else zip.addBuffer(Buffer.from(content.bytes), path, options);
  }
  zip.end();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error: Error) => stream.destroy(error));
  return stream;
}
