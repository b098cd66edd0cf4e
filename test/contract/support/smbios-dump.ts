/** One structure of firmware tables: its type, what follows the header, and its strings as bytes or text. */
export interface SmbiosStructure {
  readonly type: number;
  readonly handle: number;
  readonly body: Buffer;
  readonly strings?: readonly (string | Buffer)[];
}

/** The table follows after this. */
export const ENTRY_BYTES = 32;
const END_OF_TABLE = 127;

/** Tables as `dmidecode --dump-bin` writes them and `--from-dump` reads them (SMBIOS 3.4, sections 5.2.2 and 6.1). */
export function smbiosDump(structures: readonly SmbiosStructure[]): Buffer {
  const end: SmbiosStructure = { type: END_OF_TABLE, handle: 0xfeff, body: Buffer.alloc(0) };
  const table = Buffer.concat([...structures, end].map(bytesOf));
  const entry = Buffer.alloc(ENTRY_BYTES);
  entry.write('_SM3_', 0, 'latin1');
  entry.set([0, 0x18, 3, 4, 0, 1, 0], 5);
  entry.writeUInt32LE(table.length, 12);
  entry.writeBigUInt64LE(BigInt(ENTRY_BYTES), 16);
  entry[5] = (256 - (entry.subarray(0, 0x18).reduce((sum, byte) => sum + byte, 0) % 256)) % 256;
  return Buffer.concat([entry, table]);
}

/** A memory array: `use` is 3 for working memory, 5 for flash. */
export function memoryArray(handle: number, use: number, maxKib: number, devices: number): SmbiosStructure {
  const body = Buffer.alloc(19);
  body.set([3, use, 3], 0);
  body.writeUInt32LE(maxKib, 3);
  body.writeUInt16LE(0xfffe, 7);
  body.writeUInt16LE(devices, 9);
  return { type: 16, handle, body };
}

export interface MemoryDevice {
  readonly array: number;
  /** 0 is an empty slot, 0xffff an unknown size. */
  readonly sizeMib: number;
  /** 9 is a DIMM, 0xb a row of chips. */
  readonly form: number;
  /** 0x1a is DDR4, 9 flash. */
  readonly kind: number;
  readonly speed: number;
  readonly locator: string | Buffer;
}

export function memoryDevice(handle: number, device: MemoryDevice): SmbiosStructure {
  const body = Buffer.alloc(36);
  body.writeUInt16LE(device.array, 0);
  body.writeUInt16LE(0xfffe, 2);
  body.writeUInt16LE(64, 4);
  body.writeUInt16LE(64, 6);
  body.writeUInt16LE(device.sizeMib, 8);
  body.set([device.form, 0, 1, 2, device.kind, 0x80, 0], 10);
  body.writeUInt16LE(device.speed, 17);
  return { type: 17, handle, body, strings: [device.locator, 'BANK 0'] };
}

function bytesOf({ type, handle, body, strings = [] }: SmbiosStructure): Buffer {
  const head = Buffer.from([type, 4 + body.length, handle & 0xff, handle >> 8]);
  const texts = strings.flatMap((text) => [Buffer.from(text as string), Buffer.from([0])]);
  const end = Buffer.from(strings.length === 0 ? [0, 0] : [0]);
  return Buffer.concat([head, body, ...texts, end]);
}
