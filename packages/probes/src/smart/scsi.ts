import { countAt, numberAt, textAt, valueAt } from './json-path.ts';
import { ratioOf } from './wear.ts';

export interface ScsiValues {
  /** Reads (verifying among them) that no correction helped against, and bytes read, over the disk's life. */
  readonly uncorrectedReads?: number;
  readonly readBytes?: number;
  readonly uncorrectedWrites?: number;
  readonly grownDefects?: number;
  readonly wearRatio?: number;
}

/** What a SCSI or SAS disk counts; undefined where it gives no counters, as volumes of RAID cards and USB sticks do. */
export function scsiValues(output: unknown): ScsiValues | undefined {
  const log = valueAt(output, 'scsi_error_counter_log');
  const ways = ['read', 'verify'].map((way) => valueAt(log, way));
  const errors = ways.map((way) => countAt(way, 'total_uncorrected_errors')).filter((count) => count !== undefined);
  const bytes = ways.map(gigabytesOf).filter((count) => count !== undefined);
  const uncorrectedWrites = countAt(log, 'write', 'total_uncorrected_errors');
  const grownDefects = countAt(output, 'scsi_grown_defect_list');
  const wearRatio = ratioOf(countAt(output, 'scsi_percentage_used_endurance_indicator'));
  if (errors.length === 0 && uncorrectedWrites === undefined && grownDefects === undefined && wearRatio === undefined)
    return undefined;
  return {
    ...(errors.length > 0 && { uncorrectedReads: sum(errors) }),
    ...(bytes.length > 0 && { readBytes: Math.round(sum(bytes) * 1e9) }),
    ...(uncorrectedWrites !== undefined && { uncorrectedWrites }),
    ...(grownDefects !== undefined && { grownDefects }),
    ...(wearRatio !== undefined && { wearRatio }),
  };
}

/** smartctl gives it as a text with three decimals. */
function gigabytesOf(way: unknown): number | undefined {
  const text = textAt(way, 'gigabytes_processed');
  const number = text !== undefined && /^\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
  return number ?? numberAt(way, 'gigabytes_processed');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
