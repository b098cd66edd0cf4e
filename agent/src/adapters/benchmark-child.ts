import { closeSync, constants, fsyncSync, openSync, readSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, constants as osConstants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { tellPeakAtEnd } from './child-peak.ts';
import { uncachedReadFlags } from './uncached-read.ts';

/**
 * The micro-benchmark, a process of its own: two seconds of fixed work in three parts, at the lowest priority. Its one
 * argument is the file that it makes, reads and removes. Prints the result as JSON.
 */

const SINGLE_MS = 700;
const MULTI_MS = 700;
const READS_MS = 600;
const THREADS_MAX = 64;
/** Larger than what most disks keep in memory of their own; written once a run. */
const FILE_BYTES = 128 * 1024 * 1024;
/** Room that must be left beside the file. */
const FREE_BYTES_MIN = 1024 * 1024 * 1024;
const BLOCK_BYTES = 4_096;
/** Places in memory for direct reads are multiples of this on every disk. */
const ALIGNMENT_STEP = 16;

const TABLE = new Uint32Array(4_096);

/** One operation: a pass over a table of 16 KiB that mixes integers, with a branch that can't be foretold. */
function operation(seed: number): number {
  let hash = seed | 1;
  for (let at = 0; at < TABLE.length; at++) {
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + (TABLE[at] as number);
    TABLE[at] = (hash & 64) === 0 ? hash : hash ^ at;
  }
  return hash;
}

/** Operations a second of this thread. */
function work(forMs: number): number {
  const startMs = performance.now();
  let operations = 0;
  let seed = 1;
  let elapsedMs = 0;
  while (elapsedMs < forMs) {
    seed = operation(seed);
    operations += 1;
    elapsedMs = performance.now() - startMs;
  }
  return (operations * 1_000) / elapsedMs;
}

async function workOfAll(forMs: number): Promise<number> {
  const threads = Math.min(availableParallelism(), THREADS_MAX);
  const rates = Array.from({ length: threads }, () => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    new Worker(new URL(import.meta.url), { workerData: { forMs } }).once('message', resolve).once('error', reject);
    return promise;
  });
  return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
}

/**
 * Reads a second at random places of a file, past the system's cache, which would show the speed of memory. Undefined
 * where that can't be passed by, where there is no room, and where the folder takes no file.
 */
function randomReads(path: string): number | undefined {
  const flags = uncachedReadFlags(process.platform, constants);
  if (flags === undefined) return undefined;
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    if (bavail * bsize < FILE_BYTES + FREE_BYTES_MIN) return undefined;
    writeFile(path);
    const file = openSync(path, flags);
    try {
      return readsPerSecond(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}

function writeFile(path: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    const chunk = Buffer.alloc(1024 * 1024);
    for (let at = 0; at < chunk.length; at += 4) chunk.writeUInt32LE(Math.imul(at, 0x9e3779b1) >>> 0, at);
    for (let written = 0; written < FILE_BYTES; written += chunk.length) writeSync(file, chunk);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readsPerSecond(file: number): number | undefined {
  const memory = Buffer.allocUnsafeSlow(2 * 1024 * 1024);
  const offset = alignedPlace(file, memory);
  if (offset === undefined) return undefined;
  const blocks = FILE_BYTES / BLOCK_BYTES;
  let reads = 0;
  let place = 1;
  let elapsedMs = 0;
  const startMs = performance.now();
  while (elapsedMs < READS_MS) {
    // The same places on every machine (a linear congruential generator, Numerical Recipes).
    place = (Math.imul(place, 1_664_525) + 1_013_904_223) >>> 0;
    readSync(file, memory, offset, BLOCK_BYTES, (place % blocks) * BLOCK_BYTES);
    reads += 1;
    elapsedMs = performance.now() - startMs;
  }
  return (reads * 1_000) / elapsedMs;
}

/** The system takes only certain places in memory for such reads, and no runtime tells where a buffer lies: tried. */
function alignedPlace(file: number, memory: Buffer): number | undefined {
  for (let offset = 0; offset < BLOCK_BYTES; offset += ALIGNMENT_STEP) {
    try {
      readSync(file, memory, offset, BLOCK_BYTES, 0);
      return offset;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

if (isMainThread) {
  tellPeakAtEnd();
  setPriority(osConstants.priority.PRIORITY_LOW);
  const opsPerSecondSingle = work(SINGLE_MS);
  const opsPerSecondMulti = await workOfAll(MULTI_MS);
  const randomReadsPerSecond = randomReads(process.argv[2] ?? 'benchmark.tmp');
  process.stdout.write(JSON.stringify({ opsPerSecondSingle, opsPerSecondMulti, randomReadsPerSecond }));
} else {
  parentPort?.postMessage(work((workerData as { readonly forMs: number }).forMs));
}
