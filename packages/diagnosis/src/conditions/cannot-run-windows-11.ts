import { type Windows11Candidate, windows11Verdict } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';

/**
 * Tells a PC on an older Windows that can only be replaced from one that can be upgraded; a PC on Windows 11 has shown it
 * can. Where nothing is known to fail, what is unknown is said, and never that it can't.
 */
export function cannotRunWindows11(facts: DeviceFacts): readonly Condition[] {
  if (facts.virtual || !isOlderWindows(facts)) return [];
  const { fails, unknown } = windows11Verdict(candidateOf(facts));
  const [because] = fails;
  if (because !== undefined) return [condition('cannot-run-windows-11', 'ageing', 'operating-system', { because })];
  if (unknown.length === 0) return [];
  return [condition('windows-11-unknown', 'unknown', 'operating-system', { missing: unknown.join(' ') })];
}

function isOlderWindows({ os }: DeviceFacts): boolean {
  const name = `${os?.distro ?? ''} ${os?.platform ?? ''}`;
  const build = Number(/(\d{4,5})(?:\.\d+)?$/.exec(os?.build ?? os?.release ?? '')?.[1] ?? Number.NaN);
  return /windows|win32/i.test(name) && !/server/i.test(`${name} ${os?.edition ?? ''}`) && build < 22_000;
}

function candidateOf({ os, processor, memory, systemDisk, bootSecurity }: DeviceFacts): Windows11Candidate {
  return present<Windows11Candidate>({
    name: processor?.model,
    vendor: processor?.vendor,
    family: processor?.family,
    model: processor?.modelNumber,
    stepping: processor?.stepping,
    memoryBytes: memory.installedBytes,
    systemDiskBytes: systemDisk?.sizeBytes,
    uefi: os?.uefi,
    secureBootCapable: bootSecurity?.secureBootCapable,
    tpmVersion: bootSecurity?.tpmVersion,
  });
}
