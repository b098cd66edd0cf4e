import { partReaders } from './adapters/systeminformation.ts';
import { windowsFirmwareReaders } from './adapters/windows-inventory.ts';
import { readParts } from './read-parts.ts';

/**
 * The entry point of the inventory child: reads each part of the machine with a deadline of its own, prints the facts as
 * JSON and ends, whatever still hangs.
 */
const readers = process.platform === 'win32' ? { ...partReaders, ...windowsFirmwareReaders(partReaders) } : partReaders;
const facts = await readParts(readers, setTimeout);
process.stdout.write(JSON.stringify(facts), () => process.exit(0));
