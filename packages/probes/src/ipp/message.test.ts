import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printerAttributesRequest, readIppAnswer } from './message.ts';

/** Answered by cupsd 2.4.2 for a stopped queue. */
const captured = Buffer.from(
  [
    '010100000000000101470012617474726962757465732d6368617273657400057574662d3848001b61747472696275746573',
    '2d6e61747572616c2d6c616e67756167650002656e042200197072696e7465722d69732d616363657074696e672d6a6f6273',
    '00010023000d7072696e7465722d73746174650004000000054400157072696e7465722d73746174652d726561736f6e7300',
    '0670617573656444000000116d656469612d656d7074792d6572726f724400000011746f6e65722d6c6f772d7761726e696e',
    '672100107175657565642d6a6f622d636f756e7400040000000021000d6d61726b65722d6c6576656c730004000000032100',
    '0000040000003744000c6d61726b65722d74797065730005746f6e65724400000005746f6e657203',
  ].join(''),
  'hex',
);

it('reads what cupsd says of a queue', () => {
  const answer = readIppAnswer(captured);
  expect(answer).toMatchObject({ status: 0, requestId: 1 });
  expect(Object.fromEntries(answer?.printer ?? [])).toEqual({
    'printer-is-accepting-jobs': [false],
    'printer-state': [5],
    'printer-state-reasons': ['paused', 'media-empty-error', 'toner-low-warning'],
    'queued-job-count': [0],
    'marker-levels': [3, 55],
    'marker-types': ['toner', 'toner'],
  });
});

it('asks as RFC 8010 has it, further values without a name', () => {
  const request = Buffer.from(printerAttributesRequest('ipp://p/', 7, ['printer-state', 'queued-job-count']));
  expect(request.subarray(0, 9).toString('hex')).toBe('0101000b0000000701');
  expect(request.toString('latin1')).toContain('\x45\0\x0bprinter-uri\0\x08ipp://p/');
  const keywords = '\x44\0\x14requested-attributes\0\x0dprinter-state\x44\0\0\0\x10queued-job-count\x03';
  expect(request.toString('latin1').endsWith(keywords)).toBe(true);
});

it('reads no answer that is cut', () => {
  for (let length = 0; length < captured.length; length++) {
    expect(readIppAnswer(captured.subarray(0, length))).toBeUndefined();
  }
});

it.each([
  ['a name longer than the answer', '0101000000000001042300ff'],
  ['a value longer than the answer', '010100000000000104230001613fff00000003'],
  ['another version of the protocol', `09${captured.toString('hex').slice(2)}`],
  ['groups alone, without an end', `0101000000000001${'04'.repeat(1_000)}`],
  ['more values than any printer has', `010100000000000104${'2300000000'.repeat(6_000)}03`],
])('reads no answer with %s', (_, hex) => {
  expect(readIppAnswer(Buffer.from(hex, 'hex'))).toBeUndefined();
});

it('leaves out values whose length is not that of their type', () => {
  const answer = readIppAnswer(Buffer.from('0101000000000001042300016100020000220001620002010103', 'hex'));
  expect(Object.fromEntries(answer?.printer ?? [])).toEqual({ a: [], b: [] });
});

it('reads any bytes to an end, and what it gives is whole', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  const likely = fc.tuple(fc.nat(captured.length - 1), fc.nat(255)).map(([at, byte]) => {
    const changed = Uint8Array.from(captured);
    changed[at] = byte;
    return changed;
  });
  fc.assert(
    fc.property(fc.oneof(bytes, likely), (body) => {
      const values = [...(readIppAnswer(body)?.printer.values() ?? [])].flat();
      for (const value of values) expect(['number', 'boolean', 'string']).toContain(typeof value);
    }),
    { numRuns: 2_000 },
  );
});
