import { tellPeakAtEnd } from './adapters/child-peak.ts';
import { type InventoryChildSettings, linuxReaders } from './adapters/linux-inventory.ts';
import { windowsFirmwareReaders } from './adapters/windows-firmware.ts';
import { windowsReaders } from './adapters/windows-inventory.ts';
import { readParts } from './read-parts.ts';

/**
 * The entry point of the inventory child: reads each part of the machine with a deadline of its own, prints the facts as
 * JSON and ends, whatever still hangs.
 */
tellPeakAtEnd();
const settings = JSON.parse(process.argv[2] ?? '{}') as InventoryChildSettings;
const readers = Object.entries(await readersOfThisSystem());
const isAsked = (part: string) => settings.parts?.some((each) => each === part) ?? true;
const facts = await readParts(Object.fromEntries(readers.filter(([part]) => isAsked(part))), setTimeout);
process.stdout.write(JSON.stringify(facts), () => process.exit(0));

async function readersOfThisSystem() {
  if (process.platform === 'linux') return linuxReaders({ ...settings, dmidecode: 'dmidecode', library });
  const others = await library();
  if (process.platform !== 'win32') return others;
  return { ...others, ...windowsFirmwareReaders(others), ...windowsReaders };
}

/** Loaded where it is asked: on Linux it hardly ever is. */
async function library() {
  return (await import('./adapters/systeminformation.ts')).partReaders;
}
