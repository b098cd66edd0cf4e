export type { Outcome, PartOutcome, Probe, ProbePorts, Sensor } from './contract.ts';
export { UNIX_EPOCH_IN_NTP_MS } from './ntp-time.ts';
export { kinds, probes, sensors } from './registry.ts';
export { firmwareText } from './sensors/firmware-text.ts';
export {
  claimedSsid,
  type Reflection,
  readStampAnswer,
  readStampQuestion,
  type Sign,
  type StampQuestion,
  writeStampAnswer,
  writeStampQuestion,
} from './stamp/packet.ts';
export { isHost, splitHostPort } from './target.ts';
