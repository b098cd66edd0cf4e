import { deflateSync, gzipSync } from 'node:zlib';
import { type Batch, dictionary1, toColumns } from '@mach/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJournaled } from '../../collector/src/ingest/read-journaled.ts';
import {
  batch,
  DEVICE,
  enrolDevice,
  makeCollector,
  packed,
  report,
} from '../../collector/src/testing/collector-fixture.ts';

const dictionary = Buffer.from(dictionary1());
const ask = (body: Uint8Array) => ({ ...packed('{}'), contentEncoding: 'deflate-mach1', body });
const text = (content: unknown) => Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
const mach1 = (content: unknown) => ask(deflateSync(text(content), { dictionary }));
const columns = (...reports: readonly unknown[]) => toColumns(batch(reports) as unknown as Batch);

async function ready() {
  const made = await makeCollector();
  await enrolDevice(made.collector, made.token);
  return made;
}

it('names what it unpacks at enrolment, and in the configuration for those who enrolled before', async () => {
  const { collector, token } = await makeCollector();
  expect(await enrolDevice(collector, token)).toMatchObject({ codings: ['gzip', 'deflate-mach1'] });
  const config = collector.agentConfig(packed('{}').authorization);
  expect(config).toMatchObject({ ok: true, value: { codings: ['gzip', 'deflate-mach1'] } });
});

it('takes the same reports packed by any coding as the same', async () => {
  const { collector } = await ready();
  const reports = [report(1), report(2)];
  const all = [
    mach1(columns(...reports)),
    packed(batch(reports)),
    mach1(batch(reports)),
    { ...packed('{}'), contentEncoding: 'identity', body: text(batch(reports)) },
    mach1(columns(...reports)),
  ];
  for (const each of all) {
    const answer = await collector.receive(each);
    expect(answer).toMatchObject({ ok: true, value: { acknowledged: [[1, 2]], refused: [] } });
    expect(answer).not.toHaveProperty('value.contradicted');
  }
  expect(collector.state().communes.get('99001')?.devices.get(DEVICE)?.reports).toBe(2);
});

it('keeps the body as it came, and reads it again from the journal', async () => {
  const { collector } = await ready();
  const sent = mach1(columns(report(1), report(2)));
  await collector.receive(sent);
  const [entry] = (await collector.journal.read(0, 100)).filter(({ kind }) => kind === 'batch');
  if (entry?.kind !== 'batch') throw new Error('the batch is not in the journal');
  expect(entry.coding).toBe('deflate-mach1');
  expect(Buffer.from(entry.body)).toEqual(Buffer.from(sent.body));
  expect(readJournaled(entry)?.reports.map((each) => each.report)).toEqual([report(1), report(2)]);
});

describe('of what it can’t read nothing is kept, and the answer says why:', () => {
  const good = mach1(columns(report(1)));
  const wide = {
    ...columns(report(1)),
    count: 2_000,
    seq: 1,
    series: new Array(3_000).fill(columns(report(1))?.series[0]),
  };
  it.each([
    ['another dictionary', ask(deflateSync(text(columns(report(1))), { dictionary: Buffer.from('other') })), 400],
    ['gzip by a wrong name', ask(gzipSync(text(batch([report(1)])))), 400],
    ['a body cut short', ask(good.body.subarray(0, good.body.length - 5)), 400],
    ['nothing at all', ask(new Uint8Array()), 400],
    ['something behind the stream', ask(Buffer.concat([good.body, Buffer.from('more')])), 400],
    ['a bit that fell over', ask(Buffer.from(good.body).fill(0xff, 20, 21)), 400],
    ['no JSON', mach1('{"series":'), 400],
    ['columns of different lengths', mach1({ ...columns(report(1), report(2)), seq: [1, 1, 1] }), 400],
    ['columns that make a bomb', mach1(wide), 413],
    ['a decompression bomb', mach1(' '.repeat(6_000_000)), 413],
    ['columns without a device', mach1({ ...columns(report(1)), device: undefined }), 422],
    ['a newer wire version in columns', mach1({ ...columns(report(1)), v: 2 }), 426],
    ['a coding of tomorrow', { ...good, contentEncoding: 'deflate-mach2' }, 415],
  ])('%s', async (_what, request, status) => {
    const { collector } = await ready();
    const answer = await collector.receive(request);
    expect(answer).toMatchObject({ ok: false, status, body: { error: expect.stringMatching(/\w+ \w+ \w+/) } });
    expect((await collector.journal.read(0, 100)).filter(({ kind }) => kind === 'batch')).toEqual([]);
    // And what comes well after it is taken: nothing is lost by it.
    expect(await collector.receive(good)).toMatchObject({ ok: true, value: { acknowledged: [[1, 1]] } });
  });

  it('whatever bytes come, none gets past the edge', async () => {
    const { collector } = await ready();
    const damaged = fc.tuple(fc.nat(good.body.length - 1), fc.nat(255)).map(([at, byte]) => {
      const body = Buffer.from(good.body);
      body[at] = byte;
      return body;
    });
    const bytes = fc.oneof(
      fc.uint8Array(),
      damaged,
      fc.jsonValue().map((value) => mach1({ series: [], ...Object(value) }).body),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const answer = await collector.receive(ask(body));
        if (!answer.ok) expect([400, 413, 422, 426]).toContain(answer.status);
      }),
      { numRuns: 500 },
    );
  });
});
