import { expect, it } from 'vitest';
import { batch, DEVICE, EPOCH, packed, report } from '../testing/collector-fixture.ts';
import { takeCensus } from './census.ts';
import type { Entry } from './journal.ts';

const entry = (position: number, seqs: number[], more: Partial<Entry> = {}): Entry =>
  ({
    position,
    receivedAt: position,
    kind: 'batch',
    device: DEVICE,
    epoch: EPOCH,
    fresh: seqs.map((seq) => [seq, seq]),
    coding: 'gzip',
    body: packed(batch(seqs.map((seq) => report(seq)))).body,
    ...more,
  }) as Entry;

it('counts entries and what each device delivered', () => {
  const started: Entry = { position: 1, receivedAt: 1, kind: 'collector', event: 'started', version: '0' };
  expect(takeCensus([started, entry(2, [1, 2]), entry(3, [4])])).toEqual({
    entries: { batch: 2, registry: 0, heartbeat: 0, incident: 0, alert: 0, collector: 1 },
    devices: [
      {
        device: DEVICE,
        reports: 3,
        acknowledged: [
          {
            epoch: EPOCH,
            ranges: [
              [1, 2],
              [4, 4],
            ],
          },
        ],
      },
    ],
    problems: [],
  });
});

it.each<[string, Entry[]]>([
  ['report 1 of .* is held twice', [entry(1, [1]), entry(2, [1])]],
  ['receive time goes back', [entry(1, [1], { receivedAt: 9 }), entry(2, [2])]],
  ["body can't be read", [entry(1, [1], { body: Buffer.from('x') } as Partial<Entry>)]],
  ['said to be in it and is not', [entry(1, [1], { fresh: [[1, 2]] } as Partial<Entry>)]],
])('finds: %s', (problem, entries) => {
  expect(takeCensus(entries).problems).toEqual([expect.stringMatching(problem)]);
});
