import type { MachineFacts } from '@mach/ports';
import { type DmiStructure, dmiMemory, memoryBoardOf } from '@mach/probes';
import { dmiReport } from './dmi-report.ts';
import { linuxCards } from './linux-cards.ts';
import { bootSecurityOf, peripheralsOf, screensOf } from './linux-devices.ts';
import { linuxPrinters } from './linux-printers.ts';

/** What the inventory child is told, as JSON in its first argument. */
export interface InventoryChildSettings {
  /** Where /proc and /sys are. */
  readonly proc: string;
  readonly sys: string;
  /** The file in which a root one-shot left what dmidecode printed. */
  readonly dmidecodeReport: string;
  /** The parts that are read; all of them unless given. */
  readonly parts?: readonly Exclude<keyof MachineFacts, 'unread'>[];
}

type Readers = { readonly [Name in Exclude<keyof MachineFacts, 'unread'>]?: () => Promise<MachineFacts[Name]> };

/**
 * Parts that Linux tells better than the library: without the right to read the firmware's tables that makes up one
 * module of all the memory, and it leaves out empty slots. The firmware is asked once for all parts.
 */
export function linuxReaders({ proc, sys, dmidecodeReport }: InventoryChildSettings): Readers {
  let report: Promise<readonly DmiStructure[]> | undefined;
  const memory = async () => {
    report ??= dmiReport({ program: 'dmidecode', file: dmidecodeReport });
    const found = dmiMemory(await report);
    if (found === undefined) throw new Error('the firmware tells nothing of its memory');
    return found;
  };
  return {
    memorySlots: async () => (await memory()).slots,
    memoryBoard: async () => memoryBoardOf(await memory()),
    bootSecurity: async () => bootSecurityOf(sys),
    screens: async () => screensOf(sys),
    // A recorded machine has no print server.
    peripherals: async () => ({ ...peripheralsOf(sys, proc), ...(proc === '/proc' && (await linuxPrinters())) }),
    networkCards: async () => linuxCards(sys),
  };
}
