/** One element of DER, made without the code under test. */
export function der(tag: number, ...content: readonly (Uint8Array | string)[]): Buffer {
  const whole = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const { length } = whole;
  const octets = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...octets]), whole]);
}

const SEQUENCE = 0x30;
const GENERALIZED_TIME = 0x18;
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

export interface OcspWish {
  /** The tag of the choice: 0x80 good, 0xa1 revoked, 0x82 unknown. */
  readonly statusTag?: number;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string;
  /** Instead of the certificate that was asked about. */
  readonly certificateId?: Uint8Array;
}

/** A successful OCSPResponse to a request for one certificate. */
export function ocspAnswer(request: Uint8Array, wish: OcspWish = {}): Buffer {
  const { statusTag = 0x80, thisUpdate = '20261122120000Z', nextUpdate } = wish;
  // A request for one certificate is four sequences around the certificate's id, each with a short length.
  const certificateId = wish.certificateId ?? request.subarray(8);
  const single = der(
    SEQUENCE,
    certificateId,
    der(statusTag, ...(statusTag === 0xa1 ? [der(GENERALIZED_TIME, '20261101000000Z')] : [])),
    der(GENERALIZED_TIME, thisUpdate),
    ...(nextUpdate === undefined ? [] : [der(0xa0, der(GENERALIZED_TIME, nextUpdate))]),
  );
  const responder = der(0xa2, der(0x04, Buffer.alloc(20)));
  const data = der(SEQUENCE, responder, der(GENERALIZED_TIME, thisUpdate), der(SEQUENCE, single));
  const basic = der(SEQUENCE, data, der(SEQUENCE, oid('2a8648ce3d040302')), der(0x03, Buffer.alloc(72)));
  return der(SEQUENCE, der(0x0a, '\0'), der(0xa0, der(SEQUENCE, oid('2b0601050507300101'), der(0x04, basic))));
}

/** An OCSPResponse that says no more than its status. */
export const ocspStatus = (status: number) => der(SEQUENCE, der(0x0a, Buffer.of(status)));

export interface TimestampWish {
  readonly time?: string;
  readonly nonce?: Uint8Array;
  readonly contentType?: string;
}

/** A granted TimeStampResp to a request without policy and extensions. */
export function timestampAnswer(request: Uint8Array, wish: TimestampWish = {}): Buffer {
  const { time = '20261123000001Z', contentType = '2a864886f70d0109100104' } = wish;
  // After the sequence and the version comes the imprint, of 51 bytes with SHA-256, and the nonce.
  const imprint = request.subarray(5, 56);
  const info = der(
    SEQUENCE,
    der(0x02, '\x01'),
    oid('2a0304'),
    imprint,
    der(0x02, '\x07'),
    der(GENERALIZED_TIME, time),
    der(SEQUENCE, der(0x02, '\x01')),
    wish.nonce ?? request.subarray(56),
    der(0xa0, der(0xa4, der(SEQUENCE))),
  );
  const content = der(SEQUENCE, oid(contentType), der(0xa0, der(0x04, info)));
  const signed = der(SEQUENCE, der(0x02, '\x03'), der(0x31), content, der(0x31));
  return der(SEQUENCE, granting(0), der(SEQUENCE, oid('2a864886f70d010702'), der(0xa0, signed)));
}

/** A TimeStampResp without a stamp. */
export const timestampStatus = (status: number) => der(SEQUENCE, granting(status));

const granting = (status: number) => der(SEQUENCE, der(0x02, Buffer.of(status)));
