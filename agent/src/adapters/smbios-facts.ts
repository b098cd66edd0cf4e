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

/**
 * With the names of the board: on a machine that was put together from parts those of the system say nothing, and only who
 * reads them can tell. Of several boards the first that has a name, as Linux has it.
 */
function systemOf(structures: readonly SmbiosStructure[]): MachineFacts['system'] {
  const text = (type: number, at: number) =>
    structures
      .filter((structure) => structure.type === type)
      .map((each) => smbiosText(each, at))
      .find((said) => said !== '');
  const [manufacturer = '', model = '', version = ''] = [0x04, 0x05, 0x06].map((at) => text(SYSTEM, at));
  const [boardManufacturer, boardModel] = [0x04, 0x05].map((at) => text(BOARD, at));
  if (`${manufacturer}${model}${boardManufacturer ?? ''}${boardModel ?? ''}` === '') return undefined;
  const enclosure = structures.find(({ type }) => type === ENCLOSURE);
  return {
    ...{ manufacturer, model, version },
    // The highest bit says that the case has a lock.
    chassis: CHASSIS[(enclosure?.area[0x05] ?? 0) & 0x7f] ?? '',
    ...(boardManufacturer !== undefined && { boardManufacturer }),
    ...(boardModel !== undefined && { boardModel }),
  };
}

const SYSTEM = 1;
const BOARD = 2;
const ENCLOSURE = 3;

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
