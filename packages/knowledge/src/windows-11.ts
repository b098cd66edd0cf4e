/** What Windows 11 asks of a machine, as far as an inventory knows it; an absent fact does not decide. */
export interface Windows11Candidate {
  readonly vendor?: string;
  readonly family?: number;
  readonly model?: number;
  readonly stepping?: number;
  readonly memoryBytes?: number;
  readonly systemDiskBytes?: number;
  readonly uefi?: boolean;
}
export type Windows11Obstacle = 'processor' | 'firmware' | 'memory' | 'disk';

const GIB = 1024 ** 3;
/** Firmware keeps a part of 4 GB to itself, so a little less is still 4 GB. */
const MEMORY_MIN_BYTES = 3.5 * GIB;
const DISK_MIN_BYTES = 60 * 1000 ** 3;

/**
 * The first thing that rules Windows 11 out, or nothing that is known to. It never says that Windows 11 will run: the TPM is not
 * read. The processor rule is that of Chromium, base/win/hardware_check.cc (BSD-3), read on 2026-11-22; an obstacle that can be cured by a part
 * (memory, disk) comes last. `uefi: false` means that the running system was started the old way, which can often be changed.
 */
export function windows11Obstacle(candidate: Windows11Candidate): Windows11Obstacle | undefined {
  const { memoryBytes, systemDiskBytes, uefi } = candidate;
  if (isProcessorListed(candidate) === false) return 'processor';
  if (uefi === false) return 'firmware';
  if (memoryBytes !== undefined && memoryBytes < MEMORY_MIN_BYTES) return 'memory';
  if (systemDiskBytes !== undefined && systemDiskBytes < DISK_MIN_BYTES) return 'disk';
  return undefined;
}

function isProcessorListed({ vendor, family, model, stepping }: Windows11Candidate): boolean | undefined {
  if (vendor === undefined || family === undefined || model === undefined) return undefined;
  if (/intel/i.test(vendor)) {
    if (family !== 6) return family > 6 ? undefined : false;
    if (model <= 0x5f) return false;
    if (model === 0x8e) return stepping === undefined ? undefined : stepping >= 9 && stepping <= 12;
    if (model === 0x9e) return stepping === undefined ? undefined : stepping >= 10 && stepping <= 13;
    return true;
  }
  if (/amd/i.test(vendor)) {
    if (family < 0x17) return false;
    return family === 0x17 ? model !== 0x01 && model !== 0x11 : true;
  }
  return undefined;
}
