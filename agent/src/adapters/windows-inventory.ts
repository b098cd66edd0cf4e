import { execFile } from 'node:child_process';
import type { MachineFacts } from '@mach/ports';

type BootSecurity = NonNullable<MachineFacts['bootSecurity']>;

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State';
const VALUE = 'UEFISecureBootEnabled';
const DEADLINE_MS = 10_000;

/** Parts that Windows tells better than the library. Never run on a real PC. */
export const windowsReaders = {
  /** By the registry, which every user may read and which no PowerShell is started for; the TPM is not read. */
  bootSecurity: () =>
    new Promise<BootSecurity>((resolve, reject) => {
      const settings = { timeout: DEADLINE_MS, windowsHide: true } as const;
      execFile('reg.exe', ['query', KEY, '/v', VALUE], settings, (error, stdout) => {
        const found = secureBootOf(stdout);
        if (found !== undefined) return resolve(found);
        reject(new Error(`${KEY} does not tell`, { cause: error }));
      });
    }),
} as const;

/** What `reg query` prints is the same in every language but for a failure, which says nothing: firmware without UEFI has no such key. */
export function secureBootOf(stdout: string): BootSecurity | undefined {
  const value = /UEFISecureBootEnabled\s+REG_DWORD\s+0x([01])\b/.exec(stdout)?.[1];
  return value === undefined ? undefined : { secureBoot: value === '1', secureBootCapable: true };
}
