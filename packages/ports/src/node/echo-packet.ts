import type { Family } from './native-icmp.ts';

/** Echo request and echo reply of RFC 792 and RFC 4443. */
const TYPES = { 4: { request: 8, reply: 0 }, 6: { request: 128, reply: 129 } } as const;
const HEADER_BYTES = 8;
/** The payload begins with this many random bytes, which nobody who has not seen the request can answer with. */
export const TOKEN_BYTES = 8;
export const SEQUENCES = 65_536;

export interface EchoQuestion {
  readonly family: Family;
  readonly sequence: number;
  readonly token: Uint8Array;
  /** At least the token's. */
  readonly payloadBytes: number;
}

/** An echo request without checksum and identifier: the kernel puts both into what an ICMP datagram socket sends. */
export function echoRequest({ family, sequence, token, payloadBytes }: EchoQuestion): Uint8Array {
  const packet = new Uint8Array(HEADER_BYTES + payloadBytes);
  packet[0] = TYPES[family].request;
  new DataView(packet.buffer).setUint16(6, sequence);
  packet.set(token, HEADER_BYTES);
  return packet;
}

/** The number of the request that this answers; undefined for what is no answer to a request with this token. */
export function answeredSequence(family: Family, packet: Uint8Array, token: Uint8Array): number | undefined {
  if (packet.length < HEADER_BYTES + token.length || packet[0] !== TYPES[family].reply || packet[1] !== 0) {
    return undefined;
  }
  for (let at = 0; at < token.length; at++) if (packet[HEADER_BYTES + at] !== token[at]) return undefined;
  return ((packet[6] as number) << 8) | (packet[7] as number);
}
