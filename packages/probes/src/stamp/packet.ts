import { readNtpTime, writeNtpTime } from '../ntp-time.ts';

/**
 * Packets of STAMP in its authenticated mode (RFC 8762, 4.2.2 and 4.3.2) with the session id of RFC 8972, 3, as the
 * sender writes them and the reflector answers. Times are ms since 1900 by the clock of whoever took them.
 */

/** HMAC-SHA-256 under the session's key. */
export type Sign = (bytes: Uint8Array) => Uint8Array;

/** What the sender asks. `bytes` is the datagram's whole length: 112, or from 116 on, the rest being padding. */
export interface StampQuestion {
  readonly seq: number;
  readonly ssid: number;
  readonly sentMs: number;
  readonly bytes: number;
  /** Asks how many packets of the train came and went; says how many were sent. Such a packet is none of the train. */
  readonly countOf?: number;
}

/** What the reflector says. Its own `seq` counts its answers in this session. */
export interface StampAnswer {
  readonly seq: number;
  readonly ssid: number;
  readonly receivedMs: number;
  readonly sentMs: number;
  readonly question: { readonly seq: number; readonly sentMs: number };
  /** Packets of the train that the reflector received and answered, when it was asked. */
  readonly counted?: { readonly received: number; readonly sent: number };
}

export const BASE_BYTES = 112;
const SIGNED_BYTES = 96;
const HMAC_BYTES = 16;
/** Of a TLV: flags, type, length (RFC 8972, 4). */
const TLV_HEADER_BYTES = 4;
export const PADDED_BYTES_MIN = BASE_BYTES + TLV_HEADER_BYTES;
const COUNT_TLV_BYTES = TLV_HEADER_BYTES + 12;
/** A packet that asks for counts: it must sign its TLVs too (RFC 8972, 4.8). */
export const COUNT_BYTES = BASE_BYTES + COUNT_TLV_BYTES + TLV_HEADER_BYTES + HMAC_BYTES;

/** TLV types (RFC 8972, 5.1). */
const EXTRA_PADDING = 1;
const DIRECT_MEASUREMENT = 5;
const HMAC_TLV = 8;
/** "Not recognised", as every sender says until a reflector has recognised it. */
const UNRECOGNISED = 0x80;

/** Where the fields of the two packets stand. */
const SEQ = 0;
const TIMESTAMP = 16;
const ERROR_ESTIMATE = 24;
const SSID = 26;
const RECEIVED = 32;
const QUESTION_SEQ = 48;
const QUESTION_TIMESTAMP = 64;
const QUESTION_ERROR = 72;
const QUESTION_TTL = 80;

/** Of a clock that nobody keeps in step, true to 2^-10 s: scale 22, multiplier 1 (RFC 4656, 4.1.2). */
const FREE_CLOCK = 0x1601;

export function writeStampQuestion({ seq, ssid, sentMs, bytes, countOf }: StampQuestion, sign: Sign): Uint8Array {
  const packet = new Uint8Array(countOf === undefined ? bytes : COUNT_BYTES);
  const view = viewOf(packet);
  view.setUint32(SEQ, seq);
  writeNtpTime(view, TIMESTAMP, sentMs);
  view.setUint16(ERROR_ESTIMATE, FREE_CLOCK);
  view.setUint16(SSID, ssid);
  packet.set(sign(packet.subarray(0, SIGNED_BYTES)).subarray(0, HMAC_BYTES), SIGNED_BYTES);
  if (countOf !== undefined) {
    writeTlvHeader(view, BASE_BYTES, DIRECT_MEASUREMENT, 12);
    view.setUint32(BASE_BYTES + TLV_HEADER_BYTES, countOf);
    writeTlvHeader(view, BASE_BYTES + COUNT_TLV_BYTES, HMAC_TLV, HMAC_BYTES);
    signTlvs(packet, sign);
  } else if (bytes >= PADDED_BYTES_MIN) {
    writeTlvHeader(view, BASE_BYTES, EXTRA_PADDING, bytes - PADDED_BYTES_MIN);
  }
  return packet;
}

/** Whose question it claims to be, before anything is verified. Undefined for what is too short to be one. */
export const claimedSsid = (datagram: Uint8Array): number | undefined =>
  datagram.length >= BASE_BYTES ? viewOf(datagram).getUint16(SSID) : undefined;

/** The question in a datagram, when it is signed with this key. */
export function readStampQuestion(datagram: Uint8Array, sign: Sign): StampQuestion | undefined {
  if (!isSigned(datagram, sign)) return undefined;
  const view = viewOf(datagram);
  const asked = {
    seq: view.getUint32(SEQ),
    ssid: view.getUint16(SSID),
    sentMs: readNtpTime(view, TIMESTAMP),
    bytes: datagram.length,
  };
  if (!asksForCounts(datagram)) return asked;
  return tlvsAreSigned(datagram, sign) ? { ...asked, countOf: view.getUint32(BASE_BYTES + 4) } : undefined;
}

/** Times and counts of the reflector for one answer. */
export interface Reflection {
  readonly seq: number;
  readonly receivedMs: number;
  readonly sentMs: number;
  readonly counted: { readonly received: number; readonly sent: number };
}

/** The answer to a question that was read: exactly as long as it, its padding given back as it came. */
export function writeStampAnswer(question: Uint8Array, reflection: Reflection, sign: Sign): Uint8Array {
  const packet = new Uint8Array(question);
  const view = viewOf(packet);
  packet.fill(0, 0, BASE_BYTES);
  packet.set(question.subarray(SSID, SSID + 2), SSID);
  packet.set(question.subarray(SEQ, SEQ + 4), QUESTION_SEQ);
  packet.set(question.subarray(TIMESTAMP, TIMESTAMP + 8), QUESTION_TIMESTAMP);
  packet.set(question.subarray(ERROR_ESTIMATE, ERROR_ESTIMATE + 2), QUESTION_ERROR);
  view.setUint32(SEQ, reflection.seq);
  writeNtpTime(view, TIMESTAMP, reflection.sentMs);
  view.setUint16(ERROR_ESTIMATE, FREE_CLOCK);
  writeNtpTime(view, RECEIVED, reflection.receivedMs);
  // What the packet's TTL was, no socket of Node tells; 255 is the value for that of RFC 5357, 4.2.1.
  view.setUint8(QUESTION_TTL, 255);
  packet.set(sign(packet.subarray(0, SIGNED_BYTES)).subarray(0, HMAC_BYTES), SIGNED_BYTES);
  if (asksForCounts(packet)) {
    packet[BASE_BYTES] = 0;
    view.setUint32(BASE_BYTES + 8, reflection.counted.received);
    view.setUint32(BASE_BYTES + 12, reflection.counted.sent);
    packet[BASE_BYTES + COUNT_TLV_BYTES] = 0;
    signTlvs(packet, sign);
  } else if (packet.length >= PADDED_BYTES_MIN && packet[BASE_BYTES + 1] === EXTRA_PADDING) {
    packet[BASE_BYTES] = 0;
  }
  return packet;
}

/** The answer in a datagram, when it is signed with this key. */
export function readStampAnswer(datagram: Uint8Array, sign: Sign): StampAnswer | undefined {
  if (!isSigned(datagram, sign)) return undefined;
  const view = viewOf(datagram);
  const isCounted = asksForCounts(datagram) && tlvsAreSigned(datagram, sign);
  return {
    seq: view.getUint32(SEQ),
    ssid: view.getUint16(SSID),
    receivedMs: readNtpTime(view, RECEIVED),
    sentMs: readNtpTime(view, TIMESTAMP),
    question: { seq: view.getUint32(QUESTION_SEQ), sentMs: readNtpTime(view, QUESTION_TIMESTAMP) },
    ...(isCounted && {
      counted: { received: view.getUint32(BASE_BYTES + 8), sent: view.getUint32(BASE_BYTES + 12) },
    }),
  };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isSigned = (datagram: Uint8Array, sign: Sign) =>
  datagram.length >= BASE_BYTES && isSame(sign(datagram.subarray(0, SIGNED_BYTES)), datagram, SIGNED_BYTES);

/** Only of the very form that `writeStampQuestion` gives: counts, then the signature, and nothing else. */
const asksForCounts = (datagram: Uint8Array) =>
  datagram.length === COUNT_BYTES &&
  datagram[BASE_BYTES + 1] === DIRECT_MEASUREMENT &&
  datagram[BASE_BYTES + COUNT_TLV_BYTES + 1] === HMAC_TLV;

function writeTlvHeader(view: DataView, at: number, type: number, valueBytes: number): void {
  view.setUint8(at, UNRECOGNISED);
  view.setUint8(at + 1, type);
  view.setUint16(at + 2, valueBytes);
}

/** Over the sequence number of the packet and all TLVs before the signature (RFC 8972, 4.8). */
function tlvSignature(packet: Uint8Array, sign: Sign): Uint8Array {
  const text = new Uint8Array(4 + COUNT_TLV_BYTES);
  text.set(packet.subarray(SEQ, SEQ + 4));
  text.set(packet.subarray(BASE_BYTES, BASE_BYTES + COUNT_TLV_BYTES), 4);
  return sign(text).subarray(0, HMAC_BYTES);
}

const TLV_SIGNATURE = BASE_BYTES + COUNT_TLV_BYTES + TLV_HEADER_BYTES;
const signTlvs = (packet: Uint8Array, sign: Sign) => packet.set(tlvSignature(packet, sign), TLV_SIGNATURE);
const tlvsAreSigned = (packet: Uint8Array, sign: Sign) => isSame(tlvSignature(packet, sign), packet, TLV_SIGNATURE);

/** Looks at all bytes whatever the first ones are, so that a forger learns nothing from the time it takes. */
function isSame(signature: Uint8Array, packet: Uint8Array, at: number): boolean {
  let difference = 0;
  for (let i = 0; i < HMAC_BYTES; i++) difference |= (signature[i] ?? 0) ^ (packet[at + i] ?? 0);
  return difference === 0;
}
