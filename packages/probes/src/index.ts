export type {
  Kind,
  Outcome,
  PartOutcome,
  Poll,
  PolledOutcome,
  Probe,
  ProbePorts,
  Sensor,
  ToldKind,
} from './contract.ts';
export { chassisName } from './dmi/chassis.ts';
export { dmiMachine } from './dmi/machine.ts';
export { dmiMemory, memoryBoardOf } from './dmi/memory.ts';
export { type DmiProcessor, dmiProcessor } from './dmi/processor.ts';
export { type DmiStructure, readDmiReport } from './dmi/report.ts';
export { withoutSerials } from './dmi/without-serials.ts';
export {
  COLLECTED_LAN_FILE,
  type CollectedDhcpServer,
  type CollectedLan,
  LAN_ANSWERS_MAX,
  parseCollectedLan,
} from './lan/collected-lan.ts';
export { type EdidScreen, readEdid } from './machine/edid.ts';
export { OWN_NETWORK } from './neighbours/neighbours.ts';
export { UNIX_EPOCH_IN_NTP_MS } from './ntp-time.ts';
export { kinds, polls, probes, sensors, toldKinds } from './registry.ts';
export { firmwareText } from './sensors/firmware-text.ts';
export { defaultGateway, type Gateway, macOf } from './sensors/gateway.ts';
export { knownSpeed } from './sensors/network.ts';
export { ownAddress } from './sensors/own-address.ts';
export {
  COLLECTED_DISKS_FILE,
  COLLECTED_DISKS_MAX,
  COLLECTED_FOLDER,
  type CollectedDisk,
  type CollectedDisks,
  type DiskTrouble,
} from './smart/collected-disks.ts';
export { diskValues } from './smart/disk-values.ts';
export { flagAt, listAt, numberAt, textAt, valueAt } from './smart/json-path.ts';
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
export { datagramBytes, PROFILES, type ProfileName, profiles } from './stamp/profiles.ts';
export { isHost, splitHostPort } from './target.ts';
