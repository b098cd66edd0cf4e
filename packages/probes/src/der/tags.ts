/** The tags that the protocols of digital signing use (X.690, 8.1.2). */
export const tags = {
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/** The tag that a field's number in square brackets gives: as it stands for a plain value, `inside` for one that holds elements. */
export const field = (number: number) => ({ plain: 0x80 | number, inside: 0xa0 | number });

/** The bytes that hex digits stand for. */
export const hexBytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Contents of the object identifiers that are written or looked for. */
export const oids = {
  /** 1.3.14.3.2.26 */
  sha1: hexBytes('2b0e03021a'),
  /** 2.16.840.1.101.3.4.2.1 */
  sha256: hexBytes('608648016503040201'),
  /** 1.3.6.1.5.5.7.48.1.1, id-pkix-ocsp-basic */
  ocspBasic: hexBytes('2b0601050507300101'),
  /** 1.2.840.113549.1.7.2, id-signedData */
  signedData: hexBytes('2a864886f70d010702'),
  /** 1.2.840.113549.1.9.16.1.4, id-ct-TSTInfo */
  timeStampInfo: hexBytes('2a864886f70d0109100104'),
} as const;
