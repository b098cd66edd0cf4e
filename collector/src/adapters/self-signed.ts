import { isIP, SocketAddress } from 'node:net';

/** What a certificate says, and the signature of its own key (ECDSA with SHA-256, DER). */
export interface SelfSignedWish {
  /** Host names and addresses, as subjectAltName. */
  readonly names: readonly string[];
  readonly subject: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly serial: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly sign: (data: Uint8Array) => Uint8Array;
}

/**
 * A certificate of X.509 version 3 that its own key has signed, for TLS servers (RFC 5280), as PEM. Node can read certificates but
 * makes none; the eight packages of a library for this one form would be more to look after than its forty lines.
 */
export function selfSigned({ names, subject, fromMs, untilMs, serial, publicKey, sign }: SelfSignedWish): string {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const name = sequence(set(sequence(oid('2.5.4.3'), der(UTF8, Buffer.from(subject, 'utf8')))));
  const signed = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(positive(serial)),
    algorithm,
    name,
    sequence(time(fromMs), time(untilMs)),
    name,
    Buffer.from(publicKey),
    der(
      0xa3,
      sequence(
        // Basic constraints: no authority. Key usage: digital signature alone. Extended: servers. Subject's names.
        extension('2.5.29.19', sequence(), true),
        extension('2.5.29.15', der(BITS, Buffer.of(7, 0x80)), true),
        extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
        extension('2.5.29.17', sequence(...names.map(generalName))),
      ),
    ),
  );
  const signature = der(BITS, Buffer.concat([Buffer.of(0), sign(signed)]));
  const lines =
    sequence(signed, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const [BITS, UTF8] = [0x03, 0x0c];

/** One value with its tag and length (X.690, 8.1.3). */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const digits = body.length.toString(16);
  const length = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, body]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
const integer = (bytes: Uint8Array) => der(0x02, bytes);

/** A serial number is greater than 0 and has at most 20 bytes. */
const positive = (bytes: Uint8Array) => Buffer.concat([Buffer.of(0x01), bytes.subarray(0, 19)]);

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) septets.unshift(0x80 | (left & 0x7f));
    return septets;
  });
  return der(0x06, Buffer.of(first * 40 + second, ...bytes));
}

/** GeneralizedTime, which RFC 5280 wants from 2050 on, UTCTime before. */
function time(ms: number): Buffer {
  const digits = `${new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
  const isLate = Number(digits.slice(0, 4)) >= 2050;
  return der(isLate ? 0x18 : 0x17, Buffer.from(isLate ? digits : digits.slice(2), 'latin1'));
}

function extension(id: string, value: Buffer, isCritical = false): Buffer {
  return sequence(oid(id), ...(isCritical ? [Buffer.of(0x01, 0x01, 0xff)] : []), der(0x04, value));
}

const generalName = (name: string) =>
  isIP(name) === 0 ? der(0x82, Buffer.from(name, 'latin1')) : der(0x87, addressBytes(name));

/** Four bytes, or sixteen. */
function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [left = '', right] = new SocketAddress({ address, family: 'ipv6' }).address.split('::');
  const groups = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(':'));
  const [before, after] = [groups(left), groups(right)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex');
}
