/**
 * When a cable, a port or a card is at fault. 100 Mbit/s or half duplex on a wired card of today means a damaged pair or an
 * old switch; a sound link has no errors at all: 100 a gigabyte are about one damaged packet in ten thousand. Assumptions
 * of 2026-11-22.
 */
export const linkAdvice = {
  goodFromMbps: 1_000,
  poorUpToMbps: 10,
  errorsMin: 100,
  errorsPerGigabyte: 100,
  carrierChangesPerDay: 10,
  carrierChangesMin: 10,
  recordedOn: '2026-11-22',
} as const;
