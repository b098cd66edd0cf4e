import type { MachineFacts } from '@mach/ports';
import { dmiMemory, memoryBoardOf } from '@mach/probes';
import { type SmbiosStructure, smbiosText } from './smbios.ts';
import { asDmi } from './smbios-as-dmi.ts';

/** Parts of the inventory that the firmware tells. */
export type FirmwareParts = Pick<MachineFacts, 'system' | 'firmware' | 'memorySlots' | 'memoryBoard'>;

/**
 * Machine, firmware and memory; each absent where the table says nothing of it. Texts as the firmware says them, memory by
 * the rules that read dmidecode's reports.
 */
export function factsOfSmbios(structures: readonly SmbiosStructure[]): FirmwareParts {
  const system = systemOf(structures);
  const firmware = firmwareOf(structures);
  const memory = dmiMemory(asDmi(structures));
  return {
    ...(system === undefined ? {} : { system }),
    ...(firmware === undefined ? {} : { firmware }),
    ...(memory === undefined ? {} : { memorySlots: memory.slots, memoryBoard: memoryBoardOf(memory) }),
  };
}

function firmwareOf(structures: readonly SmbiosStructure[]): MachineFacts['firmware'] {
  const bios = structures.find(({ type }) => type === 0);
  if (bios === undefined) return undefined;
  const [vendor, version, releaseDate] = [0x04, 0x05, 0x08].map((at) => smbiosText(bios, at)) as [
    string,
    string,
    string,
  ];
  return `${vendor}${version}${releaseDate}` === '' ? undefined : { vendor, version, releaseDate };
}

function systemOf(structures: readonly SmbiosStructure[]): MachineFacts['system'] {
  const [system, enclosure] = [1, 3].map((wanted) => structures.find(({ type }) => type === wanted));
  if (system === undefined) return undefined;
  const [manufacturer, model, version] = [0x04, 0x05, 0x06].map((at) => smbiosText(system, at)) as [
    string,
    string,
    string,
  ];
  // The highest bit says that the case has a lock.
  const chassis = CHASSIS[(enclosure?.area[0x05] ?? 0) & 0x7f] ?? '';
  return `${manufacturer}${model}` === '' ? undefined : { manufacturer, model, version, chassis };
}

const CHASSIS: Readonly<Record<number, string>> = {
  3: 'Desktop',
  4: 'Low Profile Desktop',
  5: 'Pizza Box',
  6: 'Mini Tower',
  7: 'Tower',
  8: 'Portable',
  9: 'Laptop',
  10: 'Notebook',
  11: 'Hand Held',
  13: 'All in One',
  14: 'Sub Notebook',
  15: 'Space-Saving',
  16: 'Lunch Box',
  17: 'Main Server Chassis',
  23: 'Rack Mount Chassis',
  30: 'Tablet',
  31: 'Convertible',
  32: 'Detachable',
  35: 'Mini PC',
  36: 'Stick PC',
};
