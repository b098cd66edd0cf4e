import type { MachineFacts } from '@mach/ports';
import { type DmiStructure, dmiMemory, dmiProcessor, memoryBoardOf } from '@mach/probes';
import { dmiReport } from './dmi-report.ts';
import { linuxCards } from './linux-cards.ts';
import { bootSecurityOf, peripheralsOf, screensOf } from './linux-devices.ts';
import { type FirmwareFacts, factsOfDmi, shownStructures } from './linux-firmware.ts';
import { archOf, namelessOs, osOf } from './linux-os.ts';
import { linuxPrinters } from './linux-printers.ts';
import { completedBy, processorOf } from './linux-processor.ts';
import { textOf } from './small-file.ts';
import { disksOfSysBlock } from './sys-block.ts';
import type { PartReaders } from './systeminformation.ts';

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

export interface LinuxSources extends InventoryChildSettings {
  /** By PATH. */
  readonly dmidecode: string;
  /** Asked last, and of this machine alone: it knows no other roots. */
  readonly library: () => Promise<Pick<PartReaders, 'system' | 'os' | 'processor'>>;
}

/**
 * All parts, from the files of the kernel and the firmware's tables: in no time, and those of a recorded machine where the
 * roots are one's. The library starts some sixty programs for the same and guesses where it may not read. The firmware is asked
 * once for all parts.
 */
export function linuxReaders({ proc, sys, dmidecodeReport, dmidecode, library }: LinuxSources): PartReaders {
  let asked: Promise<readonly DmiStructure[]> | undefined;
  const report = () => {
    asked ??= dmiReport({ program: dmidecode, file: dmidecodeReport });
    return asked;
  };
  const memory = async () => {
    const found = dmiMemory(await report());
    if (found === undefined) throw new Error('the firmware tells nothing of its memory');
    return found;
  };
  const isThisProc = proc === '/proc';
  const isThisSys = sys === '/sys';
  const firmware = () => firmwareOf(report, sys, isThisSys);
  return {
    system: async () => {
      const told = (await firmware()).system ?? (isThisSys ? await (await library()).system() : undefined);
      return told ?? missing(report, 'the firmware names neither maker nor model');
    },
    firmware: async () => (await firmware()).firmware ?? missing(report, 'the firmware does not name itself'),
    os: async () => {
      if (!isThisSys) return osOf(sys, archOf(proc)) ?? namelessOs(sys, archOf(proc));
      return osOf(sys, process.arch) ?? (await library()).os();
    },
    processor: async () => {
      const shown = processorOf(proc, sys);
      const told = shown.model === '' ? completedBy(shown, await report().then(dmiProcessor, nothing)) : shown;
      if (told.model === '' && isThisProc) return (await library()).processor();
      if (`${told.model}${told.family}` === '' && told.threads === 0)
        throw new Error(`${proc}/cpuinfo names no processor`);
      return told;
    },
    memory: async () => ({ totalBytes: totalBytesOf(proc) }),
    memorySlots: async () => (await memory()).slots,
    memoryBoard: async () => memoryBoardOf(await memory()),
    disks: async () => disksIn(sys),
    bootSecurity: async () => bootSecurityOf(sys),
    screens: async () => screensOf(sys),
    // A recorded machine has no print server.
    peripherals: async () => ({ ...peripheralsOf(sys, proc), ...(isThisProc && (await linuxPrinters())) }),
    networkCards: async () => linuxCards(sys),
  };
}

type Report = () => Promise<readonly DmiStructure[]>;

const nothing = (): undefined => undefined;

/** dmidecode may know only this machine's firmware: of a recorded one its own files come first. */
async function firmwareOf(report: Report, sys: string, isThisSys: boolean): Promise<FirmwareFacts> {
  const shown = factsOfDmi(shownStructures(sys));
  const printed = await report().then(factsOfDmi, nothing);
  return isThisSys ? { ...shown, ...printed } : { ...printed, ...shown };
}

/** Why the firmware could not be read, else what it does not say. */
async function missing(report: Report, otherwise: string): Promise<never> {
  await report();
  throw new Error(otherwise);
}

function disksIn(sys: string): NonNullable<MachineFacts['disks']> {
  // A reader of cards without a card is no disk.
  const disks = disksOfSysBlock(sys).filter(({ bytes }) => bytes > 0);
  if (disks.length === 0) throw new Error('the kernel shows no disk');
  return disks;
}

function totalBytesOf(proc: string): number {
  const kib = Number(/^MemTotal:\s+(\d+) kB$/m.exec(textOf(`${proc}/meminfo`))?.[1] ?? 0);
  if (kib === 0) throw new Error(`${proc}/meminfo tells no size`);
  return kib * 1_024;
}
