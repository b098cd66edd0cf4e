import { expect, it } from 'vitest';
import { type PackedBatch, packBatch } from './batch.ts';
import { bootId, partWorld, reportAt, testSettings } from './testing/parts.ts';
import { batchIn } from './testing/unpacked-request.ts';

const envelope = { epoch: 'e'.repeat(32), sendEveryS: 300 };
const content = { ...envelope, coding: 'gzip' } as const;
const unpacked = ({ body, coding }: PackedBatch) => batchIn({ body, headers: { 'content-encoding': coding } });

it('says who sends, from which boot and when, in a body that unpacks to the batch', async () => {
  const { time, clock } = partWorld();
  await time.runUntil(5_000);
  const packed = packBatch(testSettings, clock, { ...content, reports: [{ seq: 3, ...reportAt(4_000) }] });
  const { batch, seqs } = packed;
  expect(batch).toMatchObject({ v: 1, ...envelope, bootId, machine: 'm', agentVersion: '1', sentUptimeMs: 5_000 });
  expect(batch.device).toBe(testSettings.identity.device);
  expect(unpacked(packed)).toEqual(batch);
  expect(seqs).toEqual([3]);
});

it('names the boot of a report only where it is another than the batch’s', () => {
  const earlier = { seq: 1, ...reportAt(900_000), bootId: 'a'.repeat(32) };
  const { batch } = packBatch(testSettings, partWorld().clock, {
    ...content,
    reports: [earlier, { seq: 2, ...reportAt(1_000) }],
  });
  expect(batch.reports.map((report) => report.bootId)).toEqual(['a'.repeat(32), undefined]);
});

it('packs five reports much smaller in columns than with gzip, and loses nothing of them', () => {
  const { clock } = partWorld();
  const reports = [1, 2, 3, 4, 5].map((seq) => ({ seq, ...reportAt(seq * 60_000) }));
  const [gzip, columns] = (['gzip', 'deflate-mach1'] as const).map((coding) =>
    packBatch(testSettings, clock, { ...content, coding, reports }),
  ) as [PackedBatch, PackedBatch];
  expect(columns.body.length).toBeLessThan(0.6 * gzip.body.length);
  expect(unpacked(columns)).toEqual(unpacked(gzip));
});
