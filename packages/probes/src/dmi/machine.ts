import { firmwareDate, firmwareText } from '../sensors/firmware-text.ts';
import type { DmiStructure } from './report.ts';

/** What a report says of the machine. What its maker left unfilled is absent. */
export interface DmiMachine {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly version?: string;
  readonly chassis?: string;
  readonly firmwareVendor?: string;
  readonly firmwareVersion?: string;
  /** yyyy-MM-dd */
  readonly firmwareDate?: string;
}

const FIRMWARE = 0;
const SYSTEM = 1;
const BOARD = 2;
const CHASSIS = 3;

/**
 * Maker, model and firmware. A machine put together from parts has no maker, and its board's stands in. Serial numbers,
 * UUIDs and asset tags are not read.
 */
export function dmiMachine(structures: readonly DmiStructure[]): DmiMachine {
  const text = (type: number, name: string) =>
    firmwareText(structures.find((structure) => structure.type === type)?.fields.get(name));
  const found: Record<keyof DmiMachine, string | undefined> = {
    manufacturer: text(SYSTEM, 'Manufacturer') ?? text(BOARD, 'Manufacturer'),
    model: text(SYSTEM, 'Product Name') ?? text(BOARD, 'Product Name'),
    version: text(SYSTEM, 'Version'),
    chassis: text(CHASSIS, 'Type'),
    firmwareVendor: text(FIRMWARE, 'Vendor'),
    firmwareVersion: text(FIRMWARE, 'Version'),
    firmwareDate: firmwareDate(text(FIRMWARE, 'Release Date')),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
