import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ocspRequest, readOcspAnswer } from './ocsp-message.ts';
import { hexBytes } from './tags.ts';
import { readTimestampAnswer, timestampRequest } from './timestamp-message.ts';

/** A certificate's id and the request for it as `openssl ocsp -no_nonce -reqout` of OpenSSL 3.0.19 wrote it. */
const certificate = {
  issuerNameHash: hexBytes('11048cd20cb3592307d019fd0889562b62d36492'),
  issuerKeyHash: hexBytes('4de5529f26698c8feae2f4e76296b1faf2640dfb'),
  serial: hexBytes('01'),
};
const capturedRequest =
  '30423040303e303c303a300906052b0e03021a0500041411048cd20cb3592307d019fd0889562b62d3649204144de5529f26698c8feae2f4e76296b1faf2640dfb020101';
/** And what `openssl ocsp -respout -resp_no_certs -resp_key_id` answered. */
const capturedOcsp = hexBytes(
  [
    '308201010a0100a081fb3081f806092b06010505073001010481ea3081e730818fa21604144de5529f26698c8feae2f4e76296b1faf2640dfb180f32',
    '303236313132353233303531385a30643062303a300906052b0e03021a0500041411048cd20cb3592307d019fd0889562b62d3649204144de5529f26',
    '698c8feae2f4e76296b1faf2640dfb0201018000180f32303236313132353233303531385aa011180f32303236313132363233303531385a300a0608',
    '2a8648ce3d040302034700304402202974715f223e4642938002c1167edca76a940ed65f2a86336201c3f5b2958c930220393f642ab60b6f3e1ba1d6',
    '64d52692bb58c2a6cc626cb89997d5a35b2d73438d',
  ].join(''),
);
const question = { digest: new Uint8Array(32).fill(0xab), nonce: hexBytes('f001020304050607') };
/** What `openssl ts -reply` of OpenSSL 3.0.19 answered to our request for that digest and nonce. */
const capturedStamp = hexBytes(
  [
    '308201d63003020100308201cd06092a864886f70d010702a08201be308201ba020103310f300d060960864801650304020105003072060b2a864886',
    'f70d0109100104a0630461305f02010106032a03043031300d060960864801650304020105000420abababababababababababababababababababab',
    'abababababababababababab020101180f32303236313132353233303533345a3003020101020900f0010203040506073182012e3082012a02010130',
    '26300e310c300a06035504030c0374736102143365ef63d95853532630ae8486d47f57341f3ce2300d06096086480165030402010500a08198301a06',
    '092a864886f70d010903310d060b2a864886f70d0109100104301c06092a864886f70d010905310f170d3236313132353233303533335a302b060b2a',
    '864886f70d010910020c311c301a3018301604141824445975052d88ad4da9339525b4869a5d3f69302f06092a864886f70d0109043122042067d7e7',
    '43a674c0177d4cae195ec6a827ac29659bdbe3fab13e25219bd7bd8238300a06082a8648ce3d040302044730450221008e74000b5e8c529b63da3ca4',
    'cc933a6f7c8565bbe974f64893bc80c2c6c3dc94022036c9835a4e9969943f348b2c0a053a1b2c0f17c6de4a4cd350ad974c99a59e16',
  ].join(''),
);

describe('OCSP', () => {
  it('is asked byte for byte as openssl asks', () => {
    expect(Buffer.from(ocspRequest(certificate)).toString('hex')).toBe(capturedRequest);
  });

  it('reads the answer of openssl', () => {
    const times = { thisUpdateMs: Date.UTC(2026, 10, 25, 23, 5, 18), nextUpdateMs: Date.UTC(2026, 10, 26, 23, 5, 18) };
    const good = { responseStatus: 0, certificate: { status: 'good', ...times } };
    expect(readOcspAnswer(capturedOcsp, certificate)).toEqual(good);
    expect(readOcspAnswer(capturedOcsp, { ...certificate, serial: hexBytes('0001') })).toEqual(good);
  });

  it.each(['issuerNameHash', 'issuerKeyHash', 'serial'] as const)('tells an answer with another %s apart', (part) => {
    const other = { ...certificate, [part]: hexBytes('ff'.repeat(20)) };
    expect(readOcspAnswer(capturedOcsp, other)).toEqual({ responseStatus: 0 });
  });
});

describe('a time stamp', () => {
  it('is read from the answer of openssl', () => {
    const token = { timeMs: Date.UTC(2026, 10, 25, 23, 5, 34), isOurs: true };
    expect(readTimestampAnswer(capturedStamp, question)).toEqual({ status: 0, token });
  });

  it.each([
    ['digest', new Uint8Array(32)],
    ['nonce', hexBytes('01')],
  ])('for another %s is not ours', (part, bytes) => {
    expect(readTimestampAnswer(capturedStamp, { ...question, [part]: bytes })?.token?.isOurs).toBe(false);
  });

  it('is asked for with version, imprint and nonce alone', () => {
    const request = Buffer.from(timestampRequest(question)).toString('hex');
    expect(request).toBe(`30410201013031300d060960864801650304020105000420${'ab'.repeat(32)}020900f001020304050607`);
  });
});

it.each([
  ['OCSP', capturedOcsp, (body: Uint8Array) => readOcspAnswer(body, certificate)],
  ['a time stamp', capturedStamp, (body: Uint8Array) => readTimestampAnswer(body, question)],
] as const)('%s makes an answer or none of any bytes, and none of what is cut', (_, captured, read) => {
  for (let length = 0; length < captured.length; length++) expect(read(captured.subarray(0, length))).toBeUndefined();
  const changed = fc
    .array(fc.tuple(fc.nat(captured.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((changes) => {
      const body = Uint8Array.from(captured);
      for (const [at, byte] of changes) body[at] = byte;
      return body;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), changed), (body) => {
      const answer = read(body);
      if (answer !== undefined) expect(Object.values(answer)).not.toContain(undefined);
    }),
    { numRuns: 5_000 },
  );
});
