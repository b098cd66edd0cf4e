import type { LatestReading } from '@mach/wire';
import type { Condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { factsOf } from '../facts/facts-of.ts';
import { batteryWorn } from './battery-worn.ts';
import { cannotRunWindows11 } from './cannot-run-windows-11.ts';
import { clockBattery } from './clock-battery.ts';
import { cpuThrottled } from './cpu-throttled.ts';
import { diskCable } from './disk-health/disk-cable.ts';
import { diskFailure } from './disk-health/disk-failure.ts';
import { diskHealthUnknown } from './disk-health/disk-health-unknown.ts';
import { diskHot } from './disk-health/disk-hot.ts';
import { diskWorn } from './disk-health/disk-worn.ts';
import { diskIoWait } from './disk-io-wait.ts';
import { diskNearlyFull } from './disk-nearly-full.ts';
import { diskSlowResponse } from './disk-slow-response.ts';
import { doubleNat } from './double-nat.ts';
import { duplicateAddress } from './duplicate-address.ts';
import { endOfSupport } from './end-of-support.ts';
import { codecPartFailed } from './equipment-codec.ts';
import { equipmentBusy, equipmentFull, equipmentHot } from './equipment-load.ts';
import { equipmentPortErrors, equipmentPortSlow } from './equipment-port.ts';
import { printerStopped, printerSupplyLow } from './equipment-printer.ts';
import { fanFailing } from './fan-failing.ts';
import { hardDiskAsSystemDisk } from './hard-disk-as-system-disk.ts';
import { lanQuality } from './lan-quality.ts';
import { memoryErrors } from './memory-errors.ts';
import { memoryNearlyExhausted } from './memory-nearly-exhausted.ts';
import { memoryPressure } from './memory-pressure.ts';
import { networkErrors } from './network-errors.ts';
import { networkLinkFlapping } from './network-link-flapping.ts';
import { networkLinkSlow } from './network-link-slow.ts';
import { oldProcessor } from './old-processor.ts';
import { overheating } from './overheating.ts';
import { processorPressure } from './processor-pressure.ts';
import { secondDhcpServer } from './second-dhcp-server.ts';
import { slowMinutes } from './slow-minutes.ts';
import { systemCrashes } from './system-crashes.ts';
import { tooLittleMemory } from './too-little-memory.ts';
import { uncleanStops } from './unclean-stops.ts';
import { upsTrouble } from './ups.ts';
import { wifiWeak } from './wifi-weak.ts';

/**
 * What is wrong with a device, from its last readings; `now` is ms since 1970. The worst comes first, what could not be known last;
 * the order of the readings changes nothing.
 */
export function conditionsOf(readings: readonly LatestReading[], now: number): readonly Condition[] {
  return conditionsFrom(factsOf(readings), now);
}

/** The same from facts that are parsed already. */
export function conditionsFrom(facts: DeviceFacts, now: number): readonly Condition[] {
  const found = JUDGES.flatMap((judge) => judge(facts, now));
  // What is unknown of it is what every PC tells: of a router nobody expects it.
  const told = facts.equipment === undefined ? found : found.filter(({ level }) => level !== 'unknown');
  return told.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

const LEVELS = ['failing', 'at-risk', 'ageing', 'unknown'] as const;

/** In the order in which conditions of one level are told. */
const JUDGES: readonly ((facts: DeviceFacts, now: number) => readonly Condition[])[] = [
  diskFailure,
  diskWorn,
  diskCable,
  fanFailing,
  memoryErrors,
  overheating,
  diskHot,
  cpuThrottled,
  diskNearlyFull,
  slowMinutes,
  tooLittleMemory,
  memoryPressure,
  memoryNearlyExhausted,
  hardDiskAsSystemDisk,
  diskIoWait,
  diskSlowResponse,
  endOfSupport,
  cannotRunWindows11,
  oldProcessor,
  processorPressure,
  networkLinkSlow,
  networkErrors,
  networkLinkFlapping,
  wifiWeak,
  duplicateAddress,
  secondDhcpServer,
  lanQuality,
  doubleNat,
  diskHealthUnknown,
  uncleanStops,
  systemCrashes,
  batteryWorn,
  clockBattery,
  upsTrouble,
  printerStopped,
  codecPartFailed,
  equipmentHot,
  equipmentBusy,
  equipmentFull,
  equipmentPortErrors,
  equipmentPortSlow,
  printerSupplyLow,
];
