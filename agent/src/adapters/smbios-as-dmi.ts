import type { DmiStructure } from '@mach/probes';
import { type SmbiosStructure, smbiosText } from './smbios.ts';
import { viewOf } from './windows-bytes.ts';

/** Fields of one structure by dmidecode's names for them. */
type Fields = Readonly<Record<string, string>>;

/**
 * What a table tells of memory, in dmidecode's words: one set of rules then reads the firmware of Linux and of Windows.
 * Places and numbers are those of DSP0134. A structure that is shorter than its first edition tells nothing but that it is
 * there, as with dmidecode. Other structures are left out.
 */
export function asDmi(structures: readonly SmbiosStructure[]): readonly DmiStructure[] {
  return structures.flatMap((structure) => {
    const { type, area } = structure;
    const bytesMin = BYTES_MIN[type];
    if (bytesMin === undefined) return [];
    const view = viewOf(area);
    const fields = area.length < bytesMin ? {} : fieldsOf(structure, view);
    return [{ handle: handleText(view.getUint16(2, true)), type, fields: new Map(Object.entries(fields)) }];
  });
}

const CONTROLLER = 5;
const MODULE = 6;
const ARRAY = 16;
const DEVICE = 17;
/** Lengths of their first editions. */
const BYTES_MIN: Readonly<Record<number, number>> = {
  [CONTROLLER]: 0x0f,
  [MODULE]: 0x0c,
  [ARRAY]: 0x0f,
  [DEVICE]: 0x15,
};

function fieldsOf(structure: SmbiosStructure, view: DataView): Fields {
  switch (structure.type) {
    case CONTROLLER:
      return controllerFields(view);
    case MODULE:
      return moduleFields(structure, view);
    case ARRAY:
      return arrayFields(view);
    default:
      return deviceFields(structure, view);
  }
}

const handleText = (handle: number): string => `0x${handle.toString(16).padStart(4, '0')}`;

const KIB_PER_MIB = 1_024;

/** The controller of firmware from before memory arrays: the largest module as a power of two in MB, and how many there may be. */
const controllerFields = (view: DataView): Fields => ({
  'Maximum Total Memory Size': sizeText(view.getUint8(0x0e) * 2 ** view.getUint8(0x08) * KIB_PER_MIB),
});

/** Bits of what a module of such firmware is; the others say nothing of which anybody asks. */
const MODULE_KINDS = { 3: 'FPM', 4: 'EDO', 7: 'SIMM', 8: 'DIMM', 9: 'Burst EDO', 10: 'SDRAM' } as const;
const MODULE_SIZES: Readonly<Record<number, string>> = {
  125: 'Not Determinable',
  126: 'Disabled',
  127: 'Not Installed',
};

function moduleFields(structure: SmbiosStructure, view: DataView): Fields {
  const kinds = view.getUint16(0x07, true);
  // The highest bit tells how many banks there are.
  const size = view.getUint8(0x09) & 0x7f;
  return {
    'Socket Designation': printable(structure, 0x04),
    Type: Object.entries(MODULE_KINDS)
      .flatMap(([bit, word]) => ((kinds >> Number(bit)) & 1 ? [word] : []))
      .join(' '),
    'Installed Size': MODULE_SIZES[size] ?? sizeText(2 ** size * KIB_PER_MIB),
  };
}

const CAPACITY_IS_EXTENDED = 0x8000_0000;

function arrayFields(view: DataView): Fields {
  const kib = view.getUint32(0x07, true);
  const extended = view.byteLength >= 0x17 ? Math.floor(Number(view.getBigUint64(0x0f, true)) / 1_024) : undefined;
  const capacity = kib === CAPACITY_IS_EXTENDED ? extended : kib;
  return {
    Use: ARRAY_USES[view.getUint8(0x05)] ?? OUT_OF_SPEC,
    'Maximum Capacity': capacity === undefined ? 'Unknown' : sizeText(capacity),
  };
}

const deviceFields = (structure: SmbiosStructure, view: DataView): Fields => ({
  'Array Handle': handleText(view.getUint16(0x04, true)),
  Size: deviceSize(view),
  'Form Factor': FORM_FACTORS[view.getUint8(0x0e)] ?? OUT_OF_SPEC,
  Locator: printable(structure, 0x10),
  'Bank Locator': printable(structure, 0x11),
  Type: MEMORY_TYPES[view.getUint8(0x12)] ?? OUT_OF_SPEC,
  Speed: deviceSpeed(view),
});

function deviceSize(view: DataView): string {
  const size = view.getUint16(0x0c, true);
  if (size === 0) return 'No Module Installed';
  if (size === 0xffff) return 'Unknown';
  // 32 GB and more stand in a field of their own; firmware that refers to it and does not have it knows no size.
  if (size === 0x7fff) {
    return view.byteLength >= 0x20 ? sizeText((view.getUint32(0x1c, true) & 0x7fff_ffff) * KIB_PER_MIB) : 'Unknown';
  }
  return sizeText((size & 0x7fff) * ((size & 0x8000) === 0 ? KIB_PER_MIB : 1));
}

function deviceSpeed(view: DataView): string {
  const speed = view.byteLength >= 0x17 ? view.getUint16(0x15, true) : 0;
  // 65,535 and more, again in a field of its own.
  const told = speed === 0xffff ? (view.byteLength >= 0x58 ? view.getUint32(0x54, true) & 0x7fff_ffff : 0) : speed;
  return told === 0 ? 'Unknown' : `${told} MT/s`;
}

const SIZE_UNITS = ['kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** In the largest unit that it is a whole number of. */
function sizeText(kib: number): string {
  let [amount, unit] = [kib, 0];
  while (amount > 0 && amount % 1_024 === 0 && unit < SIZE_UNITS.length - 1)
    [amount, unit] = [amount / 1_024, unit + 1];
  return `${amount} ${SIZE_UNITS[unit]}`;
}

/** Texts are ASCII by the rules; any other byte says no more than one that could not be read. */
const printable = (structure: SmbiosStructure, at: number): string =>
  smbiosText(structure, at).replace(/[^\x20-\x7e]/g, '\uFFFD');

const OUT_OF_SPEC = '<OUT OF SPEC>';

const ARRAY_USES: Readonly<Record<number, string>> = {
  1: 'Other',
  2: 'Unknown',
  3: 'System Memory',
  4: 'Video Memory',
  5: 'Flash Memory',
  6: 'Non-volatile RAM',
  7: 'Cache Memory',
};

const FORM_FACTORS: Readonly<Record<number, string>> = {
  1: 'Other',
  2: 'Unknown',
  3: 'SIMM',
  4: 'SIP',
  5: 'Chip',
  6: 'DIP',
  7: 'ZIP',
  8: 'Proprietary Card',
  9: 'DIMM',
  10: 'TSOP',
  11: 'Row Of Chips',
  12: 'RIMM',
  13: 'SODIMM',
  14: 'SRIMM',
  15: 'FB-DIMM',
  16: 'Die',
  17: 'CAMM',
};

const MEMORY_TYPES: Readonly<Record<number, string>> = {
  1: 'Other',
  2: 'Unknown',
  3: 'DRAM',
  4: 'EDRAM',
  5: 'VRAM',
  6: 'SRAM',
  7: 'RAM',
  8: 'ROM',
  9: 'Flash',
  10: 'EEPROM',
  11: 'FEPROM',
  12: 'EPROM',
  13: 'CDRAM',
  14: '3DRAM',
  15: 'SDRAM',
  16: 'SGRAM',
  17: 'RDRAM',
  18: 'DDR',
  19: 'DDR2',
  20: 'DDR2 FB-DIMM',
  24: 'DDR3',
  25: 'FBD2',
  26: 'DDR4',
  27: 'LPDDR',
  28: 'LPDDR2',
  29: 'LPDDR3',
  30: 'LPDDR4',
  31: 'Logical non-volatile device',
  32: 'HBM',
  33: 'HBM2',
  34: 'DDR5',
  35: 'LPDDR5',
  36: 'HBM3',
};
