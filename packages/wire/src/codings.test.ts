import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { bestCoding, CODINGS } from './codings.ts';
import { dictionary1 } from './dictionary-1.ts';

it('holds the first dictionary unchanged: bodies in journals can be unpacked by nothing else', () => {
  const bytes = Buffer.from(dictionary1());
  expect({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }).toMatchInlineSnapshot(`
    {
      "bytes": 12960,
      "sha256": "911616b2a9d3ea8498d0a73fe7ae8293d6322241c85995ac192cea1a93126277",
    }
  `);
});

it.each([
  [undefined, 'gzip'],
  [[], 'gzip'],
  [['gzip'], 'gzip'],
  [['zstd-mach9'], 'gzip'],
  [CODINGS, 'deflate-mach1'],
])('of %j the agent takes %s', (spoken, taken) => {
  expect(bestCoding(spoken)).toBe(taken);
});
