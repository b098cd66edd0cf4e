import { readSmbios } from './smbios.ts';
import { type FirmwareParts, factsOfSmbios } from './smbios-facts.ts';
import { loadWindowsCalls, type WindowsCalls } from './windows-calls.ts';
import { smbiosTable } from './windows-tables.ts';

type Readers = { readonly [Name in keyof FirmwareParts]-?: () => Promise<NonNullable<FirmwareParts[Name]>> };

/**
 * Reads what the firmware tells by the one call that Windows lets everybody make, where PowerShell would take seconds and
 * may be forbidden. A part that the firmware does not tell is asked of `otherwise`.
 */
export function windowsFirmwareReaders(otherwise: Readers, load: () => WindowsCalls = loadWindowsCalls): Readers {
  let facts: FirmwareParts | undefined;
  const told = () => {
    facts ??= read(load);
    return facts;
  };
  return {
    system: async () => told().system ?? otherwise.system(),
    firmware: async () => told().firmware ?? otherwise.firmware(),
    memorySlots: async () => told().memorySlots ?? otherwise.memorySlots(),
    memoryBoard: async () => told().memoryBoard ?? otherwise.memoryBoard(),
  };
}

function read(load: () => WindowsCalls): FirmwareParts {
  try {
    const table = load().firmwareTable();
    return table.ok ? factsOfSmbios(readSmbios(smbiosTable(table.value))) : {};
  } catch {
    // koffi has no build for this system: the slow way is left.
    return {};
  }
}
