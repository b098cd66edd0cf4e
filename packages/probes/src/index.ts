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
export { dmiMachine } from './dmi/machine.ts';
export { dmiMemory, memoryBoardOf } from './dmi/memory.ts';
export { dmiProcessor } from './dmi/processor.ts';
export { type DmiStructure, readDmiReport } from './dmi/report.ts';
export { withoutSerials } from './dmi/without-serials.ts';
export { type EdidScreen, readEdid } from './machine/edid.ts';
export { UNIX_EPOCH_IN_NTP_MS } from './ntp-time.ts';
export { kinds, polls, probes, sensors, toldKinds } from './registry.ts';
export { firmwareText } from './sensors/firmware-text.ts';
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
export { isHost, splitHostPort } from './target.ts';
