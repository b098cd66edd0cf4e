import { writeFileSync } from 'node:fs';
import { loadWindowsCalls } from '../../agent/src/adapters/windows-calls.ts';
import { windowsHost } from '../../agent/src/adapters/windows-host.ts';
import { windowsReaders } from '../../agent/src/adapters/windows-inventory.ts';

/** Run by a node.exe: writes what stands on the desk beside the machine as JSON into the file that is named first. */
const windows = loadWindowsCalls();
const found = {
  devices: windows.presentDevices(),
  printers: windows.printers(),
  upses: await windowsHost().upses(),
  screens: await windowsReaders.screens().catch(String),
  peripherals: await windowsReaders.peripherals(),
};
writeFileSync(process.argv[2] as string, JSON.stringify(found, undefined, 2));
