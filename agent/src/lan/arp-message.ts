/** Who answers for an address (RFC 826): addresses of hardware in lower case with colons. */
export interface ArpAnswer {
  readonly address: string;
  readonly mac: string;
}

const MESSAGE_BYTES = 28;
const ETHERNET = 1;
const IPV4 = 0x0800;
const REQUEST = 1;
const REPLY = 2;

/** Asks who has an address. `from` 0.0.0.0 asks as one who would like to take it (RFC 5227), which its owner answers and nobody notes down. */
export function writeArpRequest(mac: Uint8Array, from: string, asked: string): Uint8Array {
  const message = Buffer.alloc(MESSAGE_BYTES);
  message.writeUInt16BE(ETHERNET, 0);
  message.writeUInt16BE(IPV4, 2);
  message.set([6, 4], 4);
  message.writeUInt16BE(REQUEST, 6);
  message.set(mac, 8);
  message.set(bytesOf(from), 14);
  message.set(bytesOf(asked), 24);
  return message;
}

export function readArpReply(bytes: Uint8Array): ArpAnswer | undefined {
  if (bytes.length < MESSAGE_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0) !== ETHERNET || view.getUint16(2) !== IPV4 || view.getUint16(6) !== REPLY) return undefined;
  return { address: bytes.subarray(14, 18).join('.'), mac: macText(bytes.subarray(8, 14)) };
}

export const macText = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join(':');

/** Undefined for what is no address of six bytes. */
export function macBytes(text: string): Uint8Array | undefined {
  return /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(text)
    ? Uint8Array.from(text.split(':'), (byte) => Number.parseInt(byte, 16))
    : undefined;
}

const bytesOf = (address: string) => address.split('.').map(Number);
