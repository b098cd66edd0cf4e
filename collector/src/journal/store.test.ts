import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { JOURNAL_LIMITS } from './limits.ts';
import { openStore } from './store.ts';

const small = { ...JOURNAL_LIMITS, rangesPerEpochMax: 2, quarantinedMax: 4, quarantinedPerDeviceMax: 2 };

it('takes no report that would open one more gap than a spool can have, and still those that close one', () => {
  const store = openStore(new DatabaseSync(':memory:'), 'write', small);
  const append = (seqs: number[]) => {
    const entry = { receivedAt: 1, kind: 'batch', device: 'd', epoch: 'e', coding: 'identity' } as const;
    return store.write([{ type: 'append', entry: { ...entry, seqs, body: Buffer.from('{}') } }])[0];
  };
  expect(append([1, 3, 5])).toMatchObject({
    fresh: [
      [1, 1],
      [3, 3],
    ],
    beyond: [5],
  });
  expect(append([7])).toMatchObject({ fresh: [], beyond: [7] });
  expect(append([2])).toMatchObject({ fresh: [[2, 2]], beyond: [], acknowledged: [[1, 3]] });
  expect(append([5])).toMatchObject({
    fresh: [[5, 5]],
    acknowledged: [
      [1, 3],
      [5, 5],
    ],
  });
});

it('keeps the newest of the quarantine, and no more of one device than its share', () => {
  const store = openStore(new DatabaseSync(':memory:'), 'write', small);
  for (let seq = 1; seq <= 9; seq++) {
    const device = seq <= 5 ? 'a' : `b${seq}`;
    const report = { receivedAt: seq, device, epoch: 'e', seq, reason: 'r', report: '{}' };
    store.write([{ type: 'quarantine', report }]);
    if (seq === 5) expect(store.readQuarantine(9).map((each) => each.seq)).toEqual([5, 4]);
  }
  expect(store.readQuarantine(9).map((each) => each.seq)).toEqual([9, 8, 7, 6]);
});
