import type { WmiInstance } from './legacy-instances.ts';

interface LegacyBoard {
  readonly arrays: readonly WmiInstance[];
  readonly modules: readonly WmiInstance[];
  /** What the script should tell: each module or slot, and the board. */
  readonly told: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly board: Readonly<Record<string, unknown>>;
}

const GIB = 1_073_741_824;
const FOUR_GIB = String(4 * GIB);
/** Numbers of CIM: system memory, and the chip that holds the firmware. */
const [SYSTEM, FLASH] = [3, 5];
const dimm = (slot: string): WmiInstance => ({
  ...{ DeviceLocator: slot, BankLabel: '', Capacity: FOUR_GIB },
  ...{ MemoryType: 24, FormFactor: 8 },
});
const fourPlaces = { Use: SYSTEM, MemoryDevices: 4, MaxCapacity: 33_554_432 };
const toldDimm = { sizeBytes: 4 * GIB, type: 'DDR3', formFactor: 'DIMM', soldered: false };
const halfFilled = {
  DIMM1: toldDimm,
  DIMM3: toldDimm,
  '(empty slot 3)': { sizeBytes: 0 },
  '(empty slot 4)': { sizeBytes: 0 },
};
const halfFree = { slots: 4, freeSlots: 2, solderedBytes: 0 };
/** As dmidecode shows it on HP Compaq PCs, in the words of WMI. */
const firmwareChip = { DeviceLocator: 'SYSTEM ROM', BankLabel: '', Capacity: '524288', FormFactor: 3 };

/** Boards as Windows may describe them, in the shape that Microsoft documents. No PC has been captured yet. */
export const legacyBoards: Readonly<Record<string, LegacyBoard>> = {
  'the chip of the firmware as flash': {
    arrays: [fourPlaces, { Use: FLASH, MemoryDevices: 1, MaxCapacity: 512 }],
    modules: [dimm('DIMM1'), dimm('DIMM3'), { ...firmwareChip, MemoryType: 11 }],
    told: halfFilled,
    board: { ...halfFree, maxBytes: 32 * GIB },
  },
  'the chip of the firmware by its name alone, and a most that is told elsewhere': {
    arrays: [{ ...fourPlaces, MaxCapacity: -2_147_483_648 }],
    modules: [dimm('DIMM1'), dimm('DIMM3'), { ...firmwareChip, MemoryType: 0 }],
    told: halfFilled,
    board: halfFree,
  },
  'a notebook with one module on its board': {
    arrays: [{ Use: SYSTEM, MemoryDevices: 2, MaxCapacity: -2_147_483_648, MaxCapacityEx: '16777216' }],
    modules: [
      { DeviceLocator: 'System Board Memory', Capacity: FOUR_GIB, SMBIOSMemoryType: 26, FormFactor: 12 },
      { DeviceLocator: 'DIMM A', Capacity: FOUR_GIB, SMBIOSMemoryType: 26, FormFactor: 12 },
    ],
    told: {
      'System Board Memory': { sizeBytes: 4 * GIB, type: 'DDR4', formFactor: 'SODIMM', soldered: true },
      'DIMM A': { sizeBytes: 4 * GIB, type: 'DDR4', formFactor: 'SODIMM', soldered: false },
    },
    board: { slots: 1, freeSlots: 0, solderedBytes: 4 * GIB, maxBytes: 16 * GIB },
  },
  'modules of a form that is not told, and less than what is there': {
    arrays: [{ Use: SYSTEM, MemoryDevices: 2, MaxCapacity: 2_097_152 }],
    modules: [{ DeviceLocator: 'A0', Capacity: FOUR_GIB, MemoryType: 0, FormFactor: 0 }],
    told: { A0: { sizeBytes: 4 * GIB }, '(empty slot 2)': { sizeBytes: 0 } },
    board: { freeSlots: 1 },
  },
};
