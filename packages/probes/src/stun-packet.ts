import type { Result } from '@mach/ports';

/** Where the server saw the question come from: the outermost address on the way, with its port. */
export interface MappedAddress {
  /** IPv6 as RFC 5952 writes it. */
  readonly address: string;
  readonly port: number;
}

/** Length of a transaction id: 96 bits (RFC 8489, 5). */
export const TRANSACTION_ID_BYTES = 12;

/** A Binding request without attributes. */
export function bindingRequest(transactionId: Uint8Array): Uint8Array {
  const packet = new Uint8Array(HEADER_BYTES);
  const view = new DataView(packet.buffer);
  view.setUint16(0, MESSAGE.request);
  view.setUint32(COOKIE_AT, MAGIC_COOKIE);
  packet.set(transactionId, TRANSACTION_ID_AT);
  return packet;
}

/** Whether a datagram answers the request with this id, as a success or an error; its attributes are not looked at. */
export function answersBinding(datagram: Uint8Array, transactionId: Uint8Array): boolean {
  if (datagram.length < HEADER_BYTES) return false;
  const view = viewOf(datagram);
  const type = view.getUint16(0);
  if (type !== MESSAGE.success && type !== MESSAGE.error) return false;
  if (view.getUint32(COOKIE_AT) !== MAGIC_COOKIE) return false;
  return transactionId.every((byte, index) => datagram[TRANSACTION_ID_AT + index] === byte);
}

/** Reads what `answersBinding` takes. An error response, a packet that is cut and one without the address are a `bad-reply`. */
export function readBindingAnswer(datagram: Uint8Array): Result<MappedAddress> {
  const view = viewOf(datagram);
  if (view.getUint16(2) !== datagram.length - HEADER_BYTES) return badReply('the answer is not as long as it says');
  const attributes = readAttributes(datagram);
  if (attributes === undefined) return badReply('an attribute of the answer is longer than the answer');
  if (view.getUint16(0) === MESSAGE.error) return badReply(errorText(attributes.get(ATTRIBUTE.errorCode)));
  const mapped = attributes.get(ATTRIBUTE.xorMappedAddress);
  if (mapped === undefined) return badReply('the answer has no XOR-MAPPED-ADDRESS');
  return readXorMappedAddress(mapped, datagram.subarray(COOKIE_AT, HEADER_BYTES));
}

/** Types of Binding messages and of attributes (RFC 8489, 5, 14 and 18.3). */
const MESSAGE = { request: 0x0001, success: 0x0101, error: 0x0111 } as const;
const ATTRIBUTE = { errorCode: 0x0009, xorMappedAddress: 0x0020 } as const;
const MAGIC_COOKIE = 0x2112_a442;
const HEADER_BYTES = 20;
const [COOKIE_AT, TRANSACTION_ID_AT] = [4, 8] as const;
const ATTRIBUTE_HEADER_BYTES = 4;

/** The first of each type counts (RFC 8489, 14). Undefined where one does not fit: each starts at a multiple of four bytes. */
function readAttributes(datagram: Uint8Array): ReadonlyMap<number, Uint8Array> | undefined {
  const found = new Map<number, Uint8Array>();
  const view = viewOf(datagram);
  for (let at = HEADER_BYTES; at < datagram.length; ) {
    if (at + ATTRIBUTE_HEADER_BYTES > datagram.length) return undefined;
    const type = view.getUint16(at);
    const start = at + ATTRIBUTE_HEADER_BYTES;
    const end = start + view.getUint16(at + 2);
    if (end > datagram.length) return undefined;
    if (!found.has(type)) found.set(type, datagram.subarray(start, end));
    at = Math.ceil(end / 4) * 4;
  }
  return found;
}

/** RFC 8489, 14.2: the port is veiled by the cookie's upper half, the address by the cookie and the id behind it. */
function readXorMappedAddress(value: Uint8Array, veil: Uint8Array): Result<MappedAddress> {
  const family = value[1];
  const addressBytes = family === 1 ? 4 : family === 2 ? 16 : 0;
  if (addressBytes === 0) return badReply(`the mapped address is of family ${family ?? 'none'}`);
  if (value.length !== addressBytes + 4) return badReply(`a mapped address of ${value.length} bytes`);
  const port = viewOf(value).getUint16(2) ^ (MAGIC_COOKIE >>> 16);
  const bytes = value.subarray(4).map((byte, index) => byte ^ (veil[index] ?? 0));
  if (port === 0) return badReply('the mapped port is 0');
  return { ok: true, value: { address: addressBytes === 4 ? bytes.join('.') : ipv6Text(bytes), port } };
}

/** RFC 5952: no leading zeros, and the first of the longest runs of two zero groups or more is shortened. */
function ipv6Text(bytes: Uint8Array): string {
  const view = viewOf(bytes);
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(index * 2).toString(16)).join(':');
  const [longest] = (groups.match(/\b0(?::0)+\b/g) ?? []).toSorted((one, other) => other.length - one.length);
  if (longest === undefined) return groups;
  const at = groups.search(new RegExp(`\\b${longest}\\b`));
  return `${groups.slice(0, at).replace(/:$/, '')}::${groups.slice(at + longest.length).replace(/^:/, '')}`;
}

/** Class and number of an ERROR-CODE, then its reason (RFC 8489, 14.8). */
function errorText(value: Uint8Array | undefined): string {
  if (value === undefined || value.length < 4) return 'an error response without a code';
  const code = ((value[2] ?? 0) & 7) * 100 + (value[3] ?? 0);
  const reason = String.fromCharCode(...value.subarray(4, 84)).replaceAll(/[^ -~]/g, '?');
  return `an error response: ${code} "${reason}"`;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);

const badReply = (detail: string) => ({ ok: false, failure: 'bad-reply', detail }) as const;
