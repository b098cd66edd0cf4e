import type { MachineFacts } from '@mach/ports';

/** One structure of SMBIOS: its formatted area, of which the first four bytes are type, length and handle, and its strings. */
export interface SmbiosStructure {
  readonly type: number;
  readonly area: Uint8Array;
  readonly strings: readonly string[];
}

/** A PC has some hundred; what claims more is damaged. */
const STRUCTURES_MAX = 4_096;
const END_OF_TABLE = 127;

/** The structures of a table (DSP0134), as far as it is sound: one that is cut ends the list. */
export function readSmbios(table: Uint8Array): readonly SmbiosStructure[] {
  const structures: SmbiosStructure[] = [];
  for (let at = 0; at + 4 <= table.length && structures.length < STRUCTURES_MAX; ) {
    const [type = END_OF_TABLE, length = 0] = table.subarray(at, at + 2);
    if (length < 4 || type === END_OF_TABLE || at + length > table.length) break;
    const stringsAt = at + length;
    let end = stringsAt;
    // Strings end with an empty one: two zeros, also where there is none.
    while (end + 1 < table.length && (table[end] !== 0 || table[end + 1] !== 0)) end++;
    const strings = Buffer.from(table.subarray(stringsAt, end)).toString('latin1').split('\0');
    structures.push({ type, area: table.subarray(at, stringsAt), strings });
    at = end + 2;
  }
  return structures;
}

/** A string by the byte that holds its number, from 1 on; empty where there is none. */
export function smbiosText({ area, strings }: SmbiosStructure, at: number): string {
  const number = area[at] ?? 0;
  return number === 0 ? '' : (strings[number - 1] ?? '').trim();
}

/** Machine, firmware and memory slots; each absent where the table says nothing of it. Texts as the firmware says them. */
export function factsOfSmbios(
  structures: readonly SmbiosStructure[],
): Pick<MachineFacts, 'system' | 'firmware' | 'memorySlots'> {
  const system = systemOf(structures);
  const firmware = firmwareOf(structures);
  const slots = structures.filter(({ type, area }) => type === 17 && area.length > MEMORY.type).map(slotOf);
  return {
    ...(system === undefined ? {} : { system }),
    ...(firmware === undefined ? {} : { firmware }),
    ...(slots.length === 0 ? {} : { memorySlots: slots }),
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

/** Places in the structure of a memory device (type 17). */
const MEMORY = { size: 0x0c, formFactor: 0x0e, slot: 0x10, bank: 0x11, type: 0x12, extendedSize: 0x1c } as const;
const KIB = 1_024;
const MIB = 1_048_576;

type Slot = NonNullable<MachineFacts['memorySlots']>[number];

function slotOf(structure: SmbiosStructure): Slot {
  const { area } = structure;
  const [slot, bank] = [smbiosText(structure, MEMORY.slot), smbiosText(structure, MEMORY.bank)];
  return {
    slot: slot === '' ? bank : slot,
    bytes: memoryBytes(new DataView(area.buffer, area.byteOffset, area.byteLength)),
    type: MEMORY_TYPES[area[MEMORY.type] ?? 0] ?? '',
    formFactor: FORM_FACTORS[area[MEMORY.formFactor] ?? 0] ?? '',
  };
}

/** 0 is an empty slot; all ones is a module of unknown size, told as −1, which sensors leave out. */
function memoryBytes(view: DataView): number {
  const size = view.getUint16(MEMORY.size, true);
  if (size === 0xffff) return -1;
  if (size === 0x7fff) {
    return view.byteLength >= MEMORY.extendedSize + 4
      ? (view.getUint32(MEMORY.extendedSize, true) & 0x7fffffff) * MIB
      : -1;
  }
  return (size & 0x7fff) * ((size & 0x8000) === 0 ? MIB : KIB);
}

const MEMORY_TYPES: Readonly<Record<number, string>> = {
  18: 'DDR',
  19: 'DDR2',
  20: 'DDR2',
  24: 'DDR3',
  26: 'DDR4',
  27: 'LPDDR',
  28: 'LPDDR2',
  29: 'LPDDR3',
  30: 'LPDDR4',
  34: 'DDR5',
  35: 'LPDDR5',
};

const FORM_FACTORS: Readonly<Record<number, string>> = { 9: 'DIMM', 11: 'Row Of Chips', 13: 'SODIMM' };

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
