import { execFile } from 'node:child_process';
import type { MachineFacts } from '@mach/ports';
import { loadWindowsCalls, type WindowsCalls } from './windows-calls.ts';
import { windowsCards } from './windows-cards.ts';
import { peripheralsOf, screensOf } from './windows-peripherals.ts';
import { readTpmVersion } from './windows-tables.ts';

type BootSecurity = NonNullable<MachineFacts['bootSecurity']>;

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State';
const VALUE = 'UEFISecureBootEnabled';
const DEADLINE_MS = 10_000;

/** Parts that Windows tells better than the library. Never run on a real PC. */
export const windowsReaders = {
  networkCards: async () => windowsCards(),
  screens: async () => screensOf(loadWindowsCalls()),
  peripherals: async () => peripheralsOf(loadWindowsCalls()),
  /** Secure Boot by the registry, the TPM by its call: every user may ask both, and no PowerShell is started for them. */
  bootSecurity: async (): Promise<BootSecurity> => {
    const found = { ...tpmOf(loadWindowsCalls), ...(await secureBoot()) };
    if (Object.keys(found).length === 0) throw new Error(`neither the TPM nor ${KEY} can be asked for`);
    return found;
  },
} as const;

function secureBoot(): Promise<BootSecurity | undefined> {
  const settings = { timeout: DEADLINE_MS, windowsHide: true } as const;
  return new Promise((resolve) => {
    execFile('reg.exe', ['query', KEY, '/v', VALUE], settings, (_error, stdout) => resolve(secureBootOf(stdout)));
  });
}

/** Nothing where Windows can't say, such as with its TPM service switched off. */
export function tpmOf(load: () => Pick<WindowsCalls, 'tpmInfo'>): Pick<BootSecurity, 'tpm'> {
  try {
    const info = load().tpmInfo();
    if (info.ok) return { tpm: readTpmVersion(info.value) };
    return info.failure === 'not-found' ? { tpm: 'none' } : {};
  } catch {
    // koffi has no build for this system.
    return {};
  }
}

/** What `reg query` prints is the same in every language but for a failure, which says nothing: firmware without UEFI has no such key. */
export function secureBootOf(stdout: string): BootSecurity | undefined {
  const value = /UEFISecureBootEnabled\s+REG_DWORD\s+0x([01])\b/.exec(stdout)?.[1];
  return value === undefined ? undefined : { secureBoot: value === '1', secureBootCapable: true };
}
