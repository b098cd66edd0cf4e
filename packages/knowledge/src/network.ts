/**
 * When a cable, a port or a card is at fault. 100 Mbit/s or half duplex on a wired card that can do more means a damaged pair, a bad
 * plug or an old switch. A sound link has no errors at all: one damaged packet in ten thousand is what makes TCP slow visibly, and
 * about 100 a gigabyte of full packets. Assumptions of 2026-11-22 and 2026-11-26.
 */
export const linkAdvice = {
  goodFromMbps: 1_000,
  poorUpToMbps: 10,
  errorsMin: 100,
  /** Packets with a wrong checksum tell of the cable alone, so fewer of them are enough. */
  crcErrorsMin: 20,
  errorsPerPacket: 0.000_1,
  /** Where packets were not counted. */
  errorsPerGigabyte: 100,
  carrierChangesPerDay: 10,
  carrierChangesMin: 10,
  recordedOn: '2026-11-26',
} as const;
