export * from './policy.ts';
export { rankDevices, rankInSlices } from './rank-devices.ts';
export type { RankedDevice } from './ranked-device.ts';
export type { Reason, ReasonCode, ReasonParameters } from './reason.ts';
