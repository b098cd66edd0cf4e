import { firmwareDate, firmwareText } from '../sensors/firmware-text.ts';
import type { DmiStructure } from './report.ts';

/** What a report says of the machine. What its maker left unfilled is absent. */
export interface DmiMachine {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly version?: string;
  readonly chassis?: string;
  readonly boardManufacturer?: string;
  readonly boardModel?: string;
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
 * Maker, model and firmware. A machine put together from parts has no maker, and its board's stands in. Of several boards
 * the first that says something, as the kernel has it. Serial numbers, UUIDs and asset tags are not read.
 */
export function dmiMachine(structures: readonly DmiStructure[]): DmiMachine {
  const text = (type: number, name: string) =>
    structures
      .filter((structure) => structure.type === type)
      .map(({ fields }) => firmwareText(fields.get(name)))
      .find((said) => said !== undefined);
  const [boardManufacturer, boardModel] = [text(BOARD, 'Manufacturer'), text(BOARD, 'Product Name')];
  const found: Record<keyof DmiMachine, string | undefined> = {
    manufacturer: text(SYSTEM, 'Manufacturer') ?? boardManufacturer,
    model: text(SYSTEM, 'Product Name') ?? boardModel,
    version: text(SYSTEM, 'Version'),
    chassis: text(CHASSIS, 'Type'),
    boardManufacturer,
    boardModel,
    firmwareVendor: text(FIRMWARE, 'Vendor'),
    firmwareVersion: text(FIRMWARE, 'Version'),
    firmwareDate: firmwareDate(text(FIRMWARE, 'Release Date')),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
