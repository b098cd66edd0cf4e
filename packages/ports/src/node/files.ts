import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { open, readdir, statfs } from 'node:fs/promises';
import type { Files } from '../files.ts';
import type { Result } from '../result.ts';
import { nodeLimits } from './limits.ts';
import { failed, troubleFrom } from './trouble.ts';

export interface FileRoots {
  /** Stands in for /proc. */
  readonly proc?: string;
  /** Stands in for /sys. */
  readonly sys?: string;
  /** Stands in for /var/lib/mach-agent-root, where what only root may read is left for the agent. */
  readonly collected?: string;
}

const COLLECTED = '/var/lib/mach-agent-root';

/**
 * The machine's files. What lies under /proc and /sys is read in this thread: it is memory, not disk, and the way through
 * libuv's pool costs ten times the read itself. All else goes through the pool, for a disk may hang.
 */
export function nodeFiles(roots: FileRoots = {}): Files {
  return {
    readText: async (path) => {
      try {
        const bytes = isKernelFile(path) ? readKernelFile(rooted(path, roots)) : await readFile(rooted(path, roots));
        if (bytes === undefined) return failed('bad-reply', `${path} is longer than ${nodeLimits.fileBytesMax} bytes`);
        return { ok: true, value: bytes.toString('utf8') };
      } catch (error) {
        return troubleFrom(error, `reading ${path}`);
      }
    },
    list: async (path) => {
      try {
        const names = isKernelFile(path) ? readdirSync(rooted(path, roots)) : await readdir(path);
        if (names.length > nodeLimits.folderNamesMax) {
          return failed('bad-reply', `${path} holds more than ${nodeLimits.folderNamesMax} names`);
        }
        return { ok: true, value: names.sort() };
      } catch (error) {
        return troubleFrom(error, `listing ${path}`);
      }
    },
    space: async (path) => space(path),
  };
}

async function space(path: string): Promise<Result<{ totalBytes: number; freeBytes: number }>> {
  try {
    const { bsize, blocks, bavail } = await statfs(path);
    return { ok: true, value: { totalBytes: blocks * bsize, freeBytes: bavail * bsize } };
  } catch (error) {
    return troubleFrom(error, `asking for the space of ${path}`);
  }
}

const isKernelFile = (path: string) => /^\/(proc|sys)(\/|$)/.test(path);

function rooted(path: string, { proc = '/proc', sys = '/sys', collected = COLLECTED }: FileRoots): string {
  if (path.startsWith(`${COLLECTED}/`)) return collected + path.slice(COLLECTED.length);
  if (!isKernelFile(path)) return path;
  return path.startsWith('/proc') ? proc + path.slice('/proc'.length) : sys + path.slice('/sys'.length);
}

/**
 * Most files of the kernel are shorter than this, but tell no size beforehand. One place for all, because a new one a read
 * is what a resident agent would allocate most; what is in it is made a text before anybody else reads.
 */
const firstRead = Buffer.allocUnsafeSlow(16_384);

/** The whole file, or undefined when it is longer than the limit. */
function readKernelFile(path: string): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    let buffer: Buffer = firstRead;
    for (let length = 0; ; ) {
      if (length > nodeLimits.fileBytesMax) return undefined;
      if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
      const count = readSync(file, buffer, length, buffer.length - length, null);
      if (count === 0) return buffer.subarray(0, length);
      length += count;
    }
  } finally {
    closeSync(file);
  }
}

async function readFile(path: string): Promise<Buffer | undefined> {
  await using file = await open(path, 'r');
  const buffer = Buffer.alloc(Math.min((await file.stat()).size, nodeLimits.fileBytesMax) + 1);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
  return bytesRead > nodeLimits.fileBytesMax ? undefined : buffer.subarray(0, bytesRead);
}
