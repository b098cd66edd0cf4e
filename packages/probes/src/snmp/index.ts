export { type AskPorts, askDevice } from './ask-device.ts';
export { type SnmpLimits, snmpLimits } from './limits.ts';
export type { SnmpProfile } from './profile.ts';
export { profiles as snmpProfiles } from './profiles/all.ts';
export type { SnmpAnswer, SnmpFailure, SnmpSession, SnmpValue, Varbind } from './session.ts';
