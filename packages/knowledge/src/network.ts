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

/**
 * When a wireless signal is too weak, in dBm. Makers of access points plan for −67 for speech and video and −70 for work; from −75 rates fall to
 * a few Mbit/s, and near −80 connections break. Assumptions of 2026-11-26.
 */
export const wifiAdvice = { weakBelowDbm: -75, poorBelowDbm: -80, recordedOn: '2026-11-26' } as const;

/**
 * When the way to the gateway is bad. A wire loses nothing, and video suffers from 1 % of loss on. Three trains with loss are more
 * than the restart of a switch. 15 ms to the gateway is where Sundaresan and others (PAM 2016) call a home's own network the bottleneck.
 * Assumptions of 2026-11-26.
 */
export const lanAdvice = {
  packetsMin: 200,
  lossRatio: 0.01,
  poorLossRatio: 0.05,
  lossyTrainsMin: 2.5,
  rttMs: 15,
  poorRttMs: 50,
  /** Going back twice in an hour is no modem that was replaced and put back. */
  gatewayReturnsMin: 2,
  recordedOn: '2026-11-26',
} as const;
