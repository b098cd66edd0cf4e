import { gunzipSync, inflateSync } from 'node:zlib';
import { type BodyCoding, CODINGS, type Coding, dictionary1, fromColumns } from '@mach/wire';
import { isTooNested } from './nesting.ts';

const KNOWN: readonly string[] = ['identity', ...CODINGS];
/** A coding by the name that a request or a journal gives it; undefined for one that this collector does not know. */
export const knownCoding = (name: string): BodyCoding | undefined =>
  KNOWN.includes(name) ? (name as BodyCoding) : undefined;

/**
 * What came out of a body, or why nothing did. `too-large`: it unpacks to more than allowed, as a bomb does; `too-nested`: it is long,
 * and goes deeper than any batch. `not-packed`: it
 * is cut, followed by something, or packed otherwise than it says. `not-columns`: it is, but its columns do not fit together.
 */
export type Unpacked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'too-large' | 'too-nested' | 'not-packed' | 'not-json' | 'not-columns' };

/** Unpacks and parses a body. Never makes more than `bytesMax` of it, whatever it claims to be. */
export function unpack(coding: BodyCoding, body: Uint8Array, bytesMax: number): Unpacked {
  let plain = body;
  if (coding !== 'identity') {
    try {
      const { buffer, engine } = inflate(coding, body, bytesMax);
      // What stands behind the last member is passed over in silence by zlib: then this is not our body.
      if (engine.bytesWritten !== body.byteLength) return { ok: false, reason: 'not-packed' };
      plain = buffer;
    } catch (error) {
      const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      return { ok: false, reason: isTooLarge ? 'too-large' : 'not-packed' };
    }
  }
  if (plain.byteLength > bytesMax) return { ok: false, reason: 'too-large' };
  if (isTooNested(plain)) return { ok: false, reason: 'too-nested' };
  const value = parse(asText(plain));
  if (value === undefined) return { ok: false, reason: 'not-json' };
  return coding === 'deflate-mach1' && isColumns(value) ? unturned(value, bytesMax) : { ok: true, value };
}

/** A batch that columns could not say stands there as it is. */
const isColumns = (value: unknown) => typeof value === 'object' && value !== null && 'series' in value;

function unturned(value: unknown, charactersMax: number): Unpacked {
  const read = fromColumns(value, charactersMax);
  return read.ok ? { ok: true, value: read.batch } : read;
}

const DICTIONARY = Buffer.from(dictionary1());

/** With `info: true` zlib gives the engine too; the types of Node do not know that. */
function inflate(coding: Coding, body: Uint8Array, bytesMax: number): InflateInfo {
  const settings = { maxOutputLength: bytesMax, chunkSize: chunkSizeFor(body), info: true };
  const made: unknown =
    coding === 'gzip' ? gunzipSync(body, settings) : inflateSync(body, { ...settings, dictionary: DICTIONARY });
  return made as InflateInfo;
}

interface InflateInfo {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** Room for what a body of this size mostly holds: reports shrink to a third or less, and a buffer for each costs more than the inflating. */
function chunkSizeFor(body: Uint8Array): number {
  return Math.min(CHUNK_BYTES_MAX, Math.max(CHUNK_BYTES_MIN, body.byteLength * 4));
}

const CHUNK_BYTES_MIN = 2_048;
const CHUNK_BYTES_MAX = 65_536;

/** Undefined, which no JSON is, for what is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
