import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

const CHUNK_BYTES = 65_536;

/** This many bytes that nothing on the way can make smaller, a chunk at a time. */
export function randomBody(bytes: number): Readable {
  return Readable.from(chunksOf(bytes), { objectMode: false });
}

function* chunksOf(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= CHUNK_BYTES) yield randomBytes(Math.min(left, CHUNK_BYTES));
}

/** What arrived after the first bytes, and how long it took from those to the last. */
export interface Receipt {
  readonly bytes: number;
  readonly ms: number;
}

/** Reads a body to its end and keeps nothing of it; undefined, and the rest is not read, when it is longer than allowed. */
export async function countBody(body: Readable, bytesMax: number): Promise<Receipt | undefined> {
  let total = 0;
  let firstBytes = 0;
  let firstAt = 0;
  let lastAt = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    lastAt = performance.now();
    if (total === 0) [firstBytes, firstAt] = [chunk.length, lastAt];
    total += chunk.length;
    if (total > bytesMax) return undefined;
  }
  return { bytes: total - firstBytes, ms: lastAt - firstAt };
}
