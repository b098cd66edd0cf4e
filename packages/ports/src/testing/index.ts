export { type LogLine, type MemoryLog, memoryLog } from './memory-log.ts';
export { type DatagramScript, scriptedDatagrams } from './scripted-datagrams.ts';
export { type FilesScript, scriptedFiles } from './scripted-files.ts';
export { type LinesScript, scriptedLines } from './scripted-lines.ts';
export {
  readableHash,
  scriptedAllowance,
  scriptedBenchmark,
  scriptedBoots,
  scriptedInventory,
  scriptedLocalNetwork,
  scriptedMemoryErrors,
  scriptedSelf,
  scriptedSlowMinutes,
  scriptedStampSessions,
} from './scripted-machine.ts';
export { type NeighbourhoodScript, scriptedNeighbourhood } from './scripted-neighbourhood.ts';
export {
  exchangeWith,
  type Scripted,
  scriptedCollectorLink,
  scriptedDns,
  scriptedHttp,
  scriptedIcmp,
  scriptedTcp,
  scriptedTls,
  scriptedUdp,
  tlsFactsWith,
} from './scripted-network.ts';
export { type SeededRandom, seededRandom } from './seeded-random.ts';
export {
  createVirtualTime,
  type MachineClock,
  type MachineClockSettings,
  type VirtualTime,
  type VirtualTimeOptions,
} from './virtual-clock.ts';
