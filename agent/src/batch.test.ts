import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packBatch } from './batch.ts';
import { bootId, partWorld, reportAt, testSettings } from './testing/parts.ts';

const content = { epoch: 'e'.repeat(32), sendEveryS: 300 };

it('says who sends, from which boot and when, in a body that unpacks to the batch', async () => {
  const { time, clock } = partWorld();
  await time.runUntil(5_000);
  const { batch, body, seqs } = packBatch(testSettings, clock, {
    ...content,
    reports: [{ seq: 3, ...reportAt(4_000) }],
  });
  expect(batch).toMatchObject({ v: 1, ...content, bootId, machine: 'm', agentVersion: '1', sentUptimeMs: 5_000 });
  expect(batch.device).toBe(testSettings.identity.device);
  expect(JSON.parse(gunzipSync(body).toString())).toEqual(batch);
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
