import { gunzipSync } from 'node:zlib';

export type Coding = 'gzip' | 'identity';

/** What came out of a body, or why nothing did. `too-large`: it unpacks to more than allowed, as a bomb does. */
export type Unpacked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'too-large' | 'not-gzip' | 'not-json' };

/** Unpacks and parses a body. Never makes more than `bytesMax` of it, whatever it claims to be. */
export function unpack(coding: Coding, body: Uint8Array, bytesMax: number): Unpacked {
  let plain = body;
  if (coding === 'gzip') {
    try {
      const chunkSize = chunkSizeFor(body);
      const { buffer, engine } = gunzipSync(body, {
        maxOutputLength: bytesMax,
        chunkSize,
        info: true,
      }) as unknown as GunzipInfo;
      // What stands behind the last member is passed over in silence by some versions of zlib: then this is not our body.
      if (engine.bytesWritten !== body.byteLength) return { ok: false, reason: 'not-gzip' };
      plain = buffer;
    } catch (error) {
      const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      return { ok: false, reason: isTooLarge ? 'too-large' : 'not-gzip' };
    }
  }
  if (plain.byteLength > bytesMax) return { ok: false, reason: 'too-large' };
  try {
    return { ok: true, value: JSON.parse(asText(plain)) };
  } catch {
    return { ok: false, reason: 'not-json' };
  }
}

/** Room for what a body of this size mostly holds: reports shrink to a third or less, and a buffer for each costs more than the inflating. */
function chunkSizeFor(body: Uint8Array): number {
  return Math.min(CHUNK_BYTES_MAX, Math.max(CHUNK_BYTES_MIN, body.byteLength * 4));
}

const CHUNK_BYTES_MIN = 2_048;
const CHUNK_BYTES_MAX = 65_536;

/** With `info: true` zlib gives the engine too; the types of Node do not know that. */
interface GunzipInfo {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
