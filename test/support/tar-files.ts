import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const BLOCK_BYTES = 512;

/** The files of a small `.tar.gz` (ustar) by their path; for recorded data that comes packed. */
export function tarFiles(file: string): ReadonlyMap<string, Buffer> {
  const tar = gunzipSync(readFileSync(file));
  const files = new Map<string, Buffer>();
  let at = 0;
  while (at + BLOCK_BYTES <= tar.length && tar[at] !== 0) {
    const text = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).split('\0')[0] ?? '';
    const size = Number.parseInt(text(124, 12), 8);
    const path = [text(345, 155), text(0, 100)].filter((word) => word !== '').join('/');
    const content = at + BLOCK_BYTES;
    if (['0', ''].includes(text(156, 1))) files.set(path, tar.subarray(content, content + size));
    at = content + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return files;
}
