/** Every bound of one round over a device, with its unit. */
export interface SnmpLimits {
  /** Questions of one round: a device that answers for ever is left. */
  readonly requestsMax: number;
  readonly objectsMax: number;
  /** Rows of one table; what lies behind is told as cut off. */
  readonly rowsMax: number;
  /** Rows of the tables of addresses, which are only counted. */
  readonly addressRowsMax: number;
  /** Readings of one round. */
  readonly partsMax: number;
  /** Objects that one answer may hold: about 1,400 bytes of ordinary ones, so that no answer falls to pieces on its way. */
  readonly objectsPerAnswer: number;
  /** Names in one question. */
  readonly namesPerQuestion: number;
  /** From one question to the next: a small device has other work. */
  readonly questionGapMs: number;
  /** Hashes of addresses that are told of one port. */
  readonly hashesPerPort: number;
}

export const snmpLimits: SnmpLimits = {
  requestsMax: 600,
  objectsMax: 20_000,
  rowsMax: 1_000,
  addressRowsMax: 2_000,
  partsMax: 400,
  objectsPerAnswer: 48,
  namesPerQuestion: 12,
  questionGapMs: 20,
  hashesPerPort: 64,
};
