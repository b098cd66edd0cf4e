import { type InventoryChildSettings, linuxReaders } from './adapters/linux-inventory.ts';
import { partReaders } from './adapters/systeminformation.ts';
import { windowsReaders } from './adapters/windows-inventory.ts';
import { readParts } from './read-parts.ts';

/**
 * The entry point of the inventory child: reads each part of the machine with a deadline of its own, prints the facts as
 * JSON and ends, whatever still hangs.
 */
const settings = JSON.parse(process.argv[2] ?? '{}') as InventoryChildSettings;
const own = process.platform === 'linux' ? linuxReaders(settings) : process.platform === 'win32' ? windowsReaders : {};
const facts = await readParts({ ...partReaders, ...own }, setTimeout);
process.stdout.write(JSON.stringify(facts), () => process.exit(0));
