import { readNtpTime, UNIX_EPOCH_IN_NTP_MS, withinEra } from './ntp-time.ts';

/** The packet of NTP as RFC 5905, 7.3 has it, read as a client of RFC 5905, 14 (SNTP) does. */
export interface NtpAnswer {
  readonly mode: number;
  /** 3: the server's clock was never set. */
  readonly leap: number;
  readonly stratum: number;
  readonly rootDelayMs: number;
  readonly rootDispersionMs: number;
  /** Address or name of the server's own source; the code of a kiss of death. */
  readonly referenceId: string;
  /** Times of the server in ms since 1900, modulo the era of 2^32 seconds. */
  readonly receivedMs: number;
  readonly sentMs: number;
}

export const NTP_PACKET_BYTES = 48;
export const NONCE_BYTES = 8;
/** Mode of an answer to a client. */
export const SERVER_MODE = 4;

/**
 * A question whose transmit timestamp is chance: the server gives it back unread, a forger can't guess it, and the line
 * learns nothing about this clock.
 */
export function ntpQuestion(nonce: Uint8Array): Uint8Array {
  const packet = new Uint8Array(NTP_PACKET_BYTES);
  // No leap warning, version 4, mode 3 (client).
  packet[0] = 0x23;
  packet.set(nonce, TRANSMIT);
  return packet;
}

/** Whether a datagram is whole and answers the question with this nonce. What follows the packet is not looked at. */
export function answersNonce(datagram: Uint8Array, nonce: Uint8Array): boolean {
  return datagram.length >= NTP_PACKET_BYTES && nonce.every((byte, index) => datagram[ORIGIN + index] === byte);
}

/** Reads a packet of at least 48 bytes. */
export function readNtpAnswer(datagram: Uint8Array): NtpAnswer {
  const view = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  const flags = view.getUint8(0);
  const stratum = view.getUint8(1);
  return {
    leap: flags >> 6,
    mode: flags & 7,
    stratum,
    rootDelayMs: shortMs(view, ROOT_DELAY),
    rootDispersionMs: shortMs(view, ROOT_DISPERSION),
    referenceId: referenceText(datagram.subarray(REFERENCE_ID, REFERENCE_ID + 4), stratum),
    receivedMs: readNtpTime(view, RECEIVE),
    sentMs: readNtpTime(view, TRANSMIT),
  };
}

/** How far the server's clock is ahead of ours, and the round trip without the server's own time. */
export interface ClockComparison {
  readonly offsetMs: number;
  readonly delayMs: number;
}

/**
 * RFC 5905, 8: offset = ((T2 - T1) + (T3 - T4)) / 2, delay = (T4 - T1) - (T3 - T2), where T1 and T4 are our wall clock at
 * sending and receiving. Right while the clocks are less than 68 years apart, across the end of the era in 2036 too.
 */
export function compareClocks(
  { receivedMs, sentMs }: NtpAnswer,
  ours: { readonly receivedAtMs: number; readonly roundTripMs: number },
): ClockComparison {
  const t4 = ours.receivedAtMs + UNIX_EPOCH_IN_NTP_MS;
  const t1 = t4 - ours.roundTripMs;
  const offsetMs = (withinEra(receivedMs - t1) + withinEra(sentMs - t4)) / 2;
  return { offsetMs, delayMs: Math.max(0, ours.roundTripMs - withinEra(sentMs - receivedMs)) };
}

/** Where the fields stand. */
const [ROOT_DELAY, ROOT_DISPERSION, REFERENCE_ID, ORIGIN, RECEIVE, TRANSMIT] = [4, 8, 12, 24, 32, 40] as const;

/** 16 bits of seconds and 16 of their fraction. */
const shortMs = (view: DataView, at: number) => (view.getUint32(at) * 1_000) / 2 ** 16;

/** Stratum 0 and 1 name themselves in ASCII (RFC 5905, figures 12 and 13); others give four bytes, with IPv4 an address. */
const referenceText = (bytes: Uint8Array, stratum: number) =>
  stratum > 1 ? bytes.join('.') : String.fromCharCode(...bytes).replaceAll(/[^!-~]/g, '');
