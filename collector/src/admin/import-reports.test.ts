import { gzipSync } from 'node:zlib';
import { type ReportFileHead, signedBatch, signedHead } from '@mach/wire';
import { expect, it } from 'vitest';
import { sha256Hex } from '../ingest/secret.ts';
import { batch, DEVICE, EPOCH, enrolDevice, makeCollector, report, SECRET } from '../testing/collector-fixture.ts';
import { fileSigner } from './report-file-key.ts';

const sign = fileSigner(sha256Hex(SECRET));
const ID = '1'.repeat(32);
const unsigned: Omit<ReportFileHead, 'mac'> = {
  format: 'mach-reports-1',
  id: ID,
  device: DEVICE,
  epoch: EPOCH,
  unitCode: '99001',
  collectorUrl: 'https://mach.example.vn',
  madeAt: 1,
  batches: 1,
  reports: 1,
};

/** What comes of one line that its device has signed, whatever stands in it. */
async function imported(content: unknown) {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  const line = { n: 1, body: gzipSync(JSON.stringify(content)).toString('base64') };
  const answer = await collector.importReports({
    type: 'import-reports',
    head: { ...unsigned, mac: sign(signedHead(unsigned)) },
    batches: [{ ...line, mac: sign(signedBatch(ID, line)) }],
  });
  if (!answer.ok || answer.reports === undefined) throw new Error('the file was refused');
  return answer.reports;
}

const carried = (more: Record<string, unknown> = {}) => batch([report(1)], { carried: true, ...more });

it('takes a batch that its device has signed', async () => {
  expect(await imported(carried())).toMatchObject({ number: 1, taken: 1, known: 0, read: [[1, 1]], bad: [] });
});

it.each([
  ['of a request, not of a file', batch([report(1)]), 'not one of an exported file'],
  ['of another spool', carried({ epoch: 'f'.repeat(32) }), 'not one of an exported file'],
  ['of another device', carried({ device: 'd'.repeat(32) }), 'of device dddd'],
  ['of no batch', { hello: 1 }, 'no batch of wire version'],
])('names a line %s', async (_what, content, said) => {
  expect(await imported(content)).toMatchObject({ taken: 0, bad: [{ n: 1, problem: expect.stringContaining(said) }] });
});

it('tells which reports the collector decided against', async () => {
  const bad = { ...report(2), readings: 'none' };
  expect(await imported(batch([report(1), bad], { carried: true }))).toMatchObject({
    taken: 1,
    known: 0,
    refused: [{ seq: 2 }],
  });
});
