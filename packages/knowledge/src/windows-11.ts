import { processorAge } from './processor-age/processor-age.ts';

/** What Windows 11 asks of a machine, as far as an inventory knows it. What is absent is unknown and never fails. */
export interface Windows11Candidate {
  /** Of the processor, by CPUID; the name as it stands. */
  readonly name?: string;
  readonly vendor?: string;
  readonly family?: number;
  readonly model?: number;
  readonly stepping?: number;
  readonly memoryBytes?: number;
  readonly systemDiskBytes?: number;
  /** Whether the running system was started by UEFI. */
  readonly uefi?: boolean;
  readonly secureBootCapable?: boolean;
  /** 0 where there is none. */
  readonly tpmVersion?: number;
}

/** What a machine must have: those that no part or setting can cure come first. */
export const WINDOWS_11_REQUIREMENTS = ['processor', 'firmware', 'tpm', 'secure-boot', 'memory', 'disk'] as const;
export type Windows11Requirement = (typeof WINDOWS_11_REQUIREMENTS)[number];
/** What can be known to be missing. Of the firmware only its presence can: an old start hides it. */
export type Windows11Failure = Exclude<Windows11Requirement, 'firmware'>;

export interface Windows11Verdict {
  /** Absent while something is unknown and nothing fails. */
  readonly capable?: boolean;
  readonly fails: readonly Windows11Failure[];
  readonly unknown: readonly Windows11Requirement[];
}

const GIB = 1024 ** 3;
/** Firmware keeps a part of 4 GB to itself, so a little less is still 4 GB. */
const MEMORY_MIN_BYTES = 3.5 * GIB;
/** 64 GB as disks are sold, with what a maker rounds. */
const DISK_MIN_BYTES = 60 * 1000 ** 3;
const TPM_MIN_VERSION = 2;

/**
 * Whether a machine can run Windows 11, and what fails or is unknown. The rule is that of Chromium,
 * base/win/hardware_check.cc (BSD-3), read on 2026-11-22, but for what firmware's settings can hide: a system that was
 * started the old way says nothing of UEFI, and a TPM that is not seen beside a listed processor may be switched off. Both
 * are unknown, so that nobody buys a machine for a switch.
 */
export function windows11Verdict(candidate: Windows11Candidate): Windows11Verdict {
  const { memoryBytes, systemDiskBytes, uefi, secureBootCapable, tpmVersion } = candidate;
  const isListed = isProcessorListed(candidate);
  const met: Readonly<Record<Windows11Requirement, boolean | undefined>> = {
    processor: isListed,
    firmware: uefi === true ? true : undefined,
    tpm: isTpmEnough(tpmVersion, isListed),
    'secure-boot': secureBootCapable,
    memory: memoryBytes === undefined ? undefined : memoryBytes >= MEMORY_MIN_BYTES,
    disk: systemDiskBytes === undefined ? undefined : systemDiskBytes >= DISK_MIN_BYTES,
  };
  const fails = WINDOWS_11_REQUIREMENTS.filter((one) => one !== 'firmware').filter((one) => met[one] === false);
  const unknown = WINDOWS_11_REQUIREMENTS.filter((one) => met[one] === undefined);
  if (fails.length > 0) return { capable: false, fails, unknown };
  return unknown.length > 0 ? { fails, unknown } : { capable: true, fails, unknown };
}

/** Listed processors bring one (Intel PTT, AMD fTPM), so one of them that shows none has it switched off. */
function isTpmEnough(version: number | undefined, isListed: boolean | undefined): boolean | undefined {
  if (version === undefined || (version === 0 && isListed !== false)) return undefined;
  return version >= TPM_MIN_VERSION;
}

/** Nothing whose last model came out by then is on Microsoft's lists. */
const LAST_YEAR_UNLISTED = 2016;

function isProcessorListed(candidate: Windows11Candidate): boolean | undefined {
  const byNumbers = isListedByNumbers(candidate);
  const age = processorAge(candidate.name);
  if (byNumbers === 'ask-name') return age.known ? isListedGeneration(age.generation) : undefined;
  if (byNumbers !== undefined) return byNumbers;
  if (!age.known) return undefined;
  return age.yearTo <= LAST_YEAR_UNLISTED ? false : isListedGeneration(age.generation);
}

/** Intel Core by generation; of other names the year alone does not decide. */
function isListedGeneration(generation: string): boolean | undefined {
  if (generation === 'Kaby Lake') return false;
  const core = /^Core (\d{1,2})$/.exec(generation)?.[1];
  if (core !== undefined) return Number(core) >= 8;
  return /^Core Ultra \d$/.test(generation) ? true : undefined;
}

function isListedByNumbers({ vendor, family, model, stepping }: Windows11Candidate): boolean | 'ask-name' | undefined {
  if (vendor === undefined || family === undefined || model === undefined) return undefined;
  if (/intel/i.test(vendor)) {
    // Family 15 is the Pentium 4; what comes after family 6 has numbers above that.
    if (family !== 6) return family > 15 ? undefined : false;
    if (model <= 0x5f) return false;
    if (model === 0x8e) {
      if (stepping === undefined) return undefined;
      // Stepping 9 is the seventh generation (not listed) and a few chips of the eighth.
      return stepping === 9 ? 'ask-name' : stepping > 9 && stepping <= 12;
    }
    if (model === 0x9e) return stepping === undefined ? undefined : stepping >= 10 && stepping <= 13;
    return true;
  }
  if (/amd/i.test(vendor) || /advanced micro devices/i.test(vendor)) {
    if (family < 0x17) return false;
    return family === 0x17 ? model !== 0x01 && model !== 0x11 : true;
  }
  return undefined;
}
