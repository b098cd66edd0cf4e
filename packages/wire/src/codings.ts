/**
 * How a body may be packed, by its `Content-Encoding`. `deflate-mach1` is a zlib stream (RFC 1950) with `dictionary1` as its
 * preset dictionary, over the JSON of a `ColumnBatch`, or of a `Batch` where columns can't say it. A journal keeps bodies as
 * they came, so what stands here once is read for good.
 */
export const CODINGS = ['gzip', 'deflate-mach1'] as const;
export type Coding = (typeof CODINGS)[number];
/** How a body came: packed, or as it is, which is what routers may send. */
export type BodyCoding = Coding | 'identity';

/** The smallest one that both sides know; gzip where nobody said anything, or nothing that is known here. */
export function bestCoding(spoken: readonly string[] | undefined): Coding {
  return spoken?.includes('deflate-mach1') === true ? 'deflate-mach1' : 'gzip';
}
