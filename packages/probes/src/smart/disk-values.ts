import type { Failed } from '@mach/ports';
import { type AtaValues, ataValues } from './ata.ts';
import { countAt, flagAt, listAt, numberAt, textAt } from './json-path.ts';
import { nvmeValues } from './nvme.ts';
import { scsiValues } from './scsi.ts';

/** Bits of smartctl's exit status (its manual, "EXIT STATUS"). Not zero is normal: 64 alone is an old entry in the error log. */
const EXIT = {
  commandLine: 1,
  openFailed: 2,
  failing: 8,
  prefailNow: 16,
  prefailBefore: 32,
  errorLog: 64,
  selfTestLog: 128,
} as const;

/** What a disk says of itself, by the names of the sensor's values; nothing where smartctl could not read it. */
export type DiskValues = Readonly<Record<string, number | string | boolean | undefined>>;
export type ReadDisk = { readonly ok: true; readonly values: DiskValues } | Failed;

export interface Asked {
  /** How smartctl was asked, in order: `auto`, `sat`. */
  readonly tried: readonly string[];
  /** False where smartctl ran without the rights that disks ask for. */
  readonly isPrivileged: boolean;
}

/** Reads one output of `smartctl --json -x`, of any version that has JSON; never throws, whatever stands there. */
export function diskValues(output: unknown, asked: Asked): ReadDisk {
  const format = countAt(output, 'json_format_version', 0);
  if (format !== undefined && format !== 1) return failed('unsupported', `its JSON is of format ${format}, not 1`);
  const exitStatus = countAt(output, 'smartctl', 'exit_status') ?? 0;
  const ata = ataValues(output);
  const other = nvmeValues(output) ?? scsiValues(output);
  const verdict = vendorVerdict(output, exitStatus);
  if (ata === undefined && other === undefined && verdict === 'absent') return unread(output, exitStatus, asked);
  return {
    ok: true,
    values: {
      vendorVerdict: verdict,
      smartPassed: verdict === 'absent' ? undefined : verdict === 'passed',
      ...described(output, asked),
      exitStatus,
      ...ata,
      ...other,
      ...exitFlags(exitStatus, ata),
      powerOnMs: hours(countAt(output, 'power_on_time', 'hours')),
      powerCycles: countAt(output, 'power_cycle_count'),
      celsius: plausibleCelsius(numberAt(output, 'temperature', 'current')),
      celsiusMax: celsiusMax(output),
    },
  };
}

/**
 * Absent is not failed: bridges and RAID cards keep the verdict back. One that smartctl made up from the attributes, which
 * it tells by a warning alone, is no word of the disk.
 */
function vendorVerdict(output: unknown, exitStatus: number): 'passed' | 'failed' | 'absent' {
  const passed = flagAt(output, 'smart_status', 'passed') ?? (hasBit(exitStatus, EXIT.failing) ? false : undefined);
  const isMadeUp = messages(output).some((message) => message.includes('based on an Attribute check'));
  if (passed === undefined || (passed && isMadeUp)) return 'absent';
  return passed ? 'passed' : 'failed';
}

function described(output: unknown, { tried }: Asked): DiskValues {
  const rotation = numberAt(output, 'rotation_rate');
  const protocol = textAt(output, 'device', 'protocol');
  const isSsd = rotation === 0 || protocol === 'NVMe';
  return {
    model: shortText(textAt(output, 'model_name') ?? textAt(output, 'scsi_model_name')),
    protocol: shortText(protocol),
    medium: isSsd ? 'ssd' : rotation !== undefined && rotation > 1 ? 'hdd' : 'unknown',
    askedAs: shortText(textAt(output, 'device', 'type') ?? tried.at(-1)),
  };
}

function exitFlags(exitStatus: number, ata: AtaValues | undefined): DiskValues {
  const has = (bit: number) => hasBit(exitStatus, bit);
  return {
    thresholdCrossed: has(EXIT.prefailNow) || (ata?.thresholdCrossed ?? false),
    thresholdCrossedBefore: has(EXIT.prefailBefore) || (ata?.thresholdCrossedBefore ?? false),
    errorsLogged: has(EXIT.errorLog),
    selfTestFailed: has(EXIT.selfTestLog),
  };
}

function unread(output: unknown, exitStatus: number, { tried, isPrivileged }: Asked): Failed {
  const how = tried.length === 0 ? '' : ` (asked as ${tried.join(', ').slice(0, 100)})`;
  const told = shortText(messages(output)[0]);
  const because = told === undefined ? '' : `: ${told}`;
  if (typeof output !== 'object' || output === null) return failed('bad-reply', `smartctl gave no JSON object${how}`);
  if (hasBit(exitStatus, EXIT.openFailed)) {
    return isPrivileged
      ? failed('unsupported', `smartctl could not open the disk${how}${because}`)
      : failed('denied', `smartctl needs the rights of root${how}${because}`);
  }
  if (hasBit(exitStatus, EXIT.commandLine))
    return failed('unsupported', `smartctl does not know such a disk${how}${because}`);
  const isOff = flagAt(output, 'smart_support', 'enabled') === false;
  return failed(
    'unsupported',
    `${isOff ? 'SMART is switched off in the disk' : 'the disk tells nothing by SMART'}${how}${because}`,
  );
}

const hasBit = (mask: number, bit: number): boolean => Math.floor(mask / bit) % 2 === 1;

const messages = (output: unknown): readonly string[] =>
  listAt(output, 'smartctl', 'messages').flatMap((message) => textAt(message, 'string') ?? []);

/** 40 years; what is more is minutes, or packed. */
const HOURS_MAX = 350_000;
const hours = (count: number | undefined) =>
  count !== undefined && count <= HOURS_MAX ? count * 3_600_000 : undefined;

/** Outside, nothing is connected: 0, 127, 128, 255 and their kind. */
const plausibleCelsius = (celsius: number | undefined) =>
  celsius !== undefined && celsius >= 1 && celsius <= 125 ? celsius : undefined;

/**
 * The warmest at which it may work: SATA disks say it by SCT and NVMe drives as their warning, SCSI disks say where they switch themselves
 * off. Outside these bounds it was never filled in.
 */
function celsiusMax(output: unknown): number | undefined {
  const told = numberAt(output, 'temperature', 'op_limit_max') ?? numberAt(output, 'temperature', 'drive_trip');
  return told !== undefined && told >= 40 && told <= 110 ? told : undefined;
}

const TEXT_LENGTH_MAX = 120;

/** Without control characters, which disks pad their names with. */
function shortText(text: string | undefined): string | undefined {
  const clean = text
    ?.replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ')
    .trim()
    .slice(0, TEXT_LENGTH_MAX)
    .toWellFormed();
  return clean === '' ? undefined : clean;
}

function failed(failure: Failed['failure'], detail: string): Failed {
  return { ok: false, failure, detail };
}
