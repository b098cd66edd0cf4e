import type { MachineFacts } from '@mach/ports';
import { factsOfSmbios, readSmbios } from './smbios.ts';
import { loadWindowsCalls, type WindowsCalls } from './windows-calls.ts';
import { smbiosTable } from './windows-tables.ts';

type FirmwareParts = 'system' | 'firmware' | 'memorySlots';
type Readers = { readonly [Name in FirmwareParts]: () => Promise<NonNullable<MachineFacts[Name]>> };

/**
 * Reads what the firmware tells by the one call that Windows lets everybody make, where PowerShell would take seconds and
 * may be forbidden. A part that the firmware does not tell is asked of `otherwise`.
 */
export function windowsFirmwareReaders(otherwise: Readers, load: () => WindowsCalls = loadWindowsCalls): Readers {
  let facts: Pick<MachineFacts, FirmwareParts> | undefined;
  const told = () => {
    facts ??= read(load);
    return facts;
  };
  return {
    system: async () => told().system ?? otherwise.system(),
    firmware: async () => told().firmware ?? otherwise.firmware(),
    memorySlots: async () => told().memorySlots ?? otherwise.memorySlots(),
  };
}

function read(load: () => WindowsCalls): Pick<MachineFacts, FirmwareParts> {
  try {
    const table = load().firmwareTable();
    return table.ok ? factsOfSmbios(readSmbios(smbiosTable(table.value))) : {};
  } catch {
    // koffi has no build for this system: the slow way is left.
    return {};
  }
}
