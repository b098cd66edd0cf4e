import { expect, it } from 'vitest';
import { packWrites, packWritten, unpackWrites, unpackWritten } from './packed-writes.ts';
import type { Write } from './store.ts';

const batch = (seqs: number[], body: string): Write => ({
  type: 'append',
  entry: {
    receivedAt: 5,
    kind: 'batch',
    device: 'd',
    epoch: 'e',
    seqs,
    coding: 'gzip',
    body: new TextEncoder().encode(body),
  },
});
const other: Write = { type: 'append', entry: { receivedAt: 6, kind: 'collector', event: 'alive', version: '0' } };

it('gives writes back as they were, in order, each with its own body', () => {
  const writes = [batch([1, 2], 'first'), other, batch([], ''), batch([9], 'last')];
  expect(unpackWrites(packWrites(writes))).toEqual(writes);
  expect(unpackWrites(packWrites([]))).toEqual([]);
});

it('gives what became of them back as it was', () => {
  const written = [
    { position: 7, fresh: [[1, 2]] as const, repeated: [], beyond: [9], acknowledged: [[1, 2]] as const },
    {
      fresh: [],
      repeated: [1, 5],
      beyond: [],
      acknowledged: [
        [1, 3],
        [5, 5],
      ] as const,
    },
  ];
  expect(unpackWritten(packWritten(written))).toEqual(written);
  expect(unpackWritten(packWritten([undefined]))).toEqual([{ fresh: [], repeated: [], beyond: [], acknowledged: [] }]);
});
