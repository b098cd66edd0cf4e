import type { YearSource } from './rule.ts';

/** The numbers by which a processor names itself (CPUID); the vendor as CPUID or the firmware says it. */
export interface ProcessorNumbers {
  readonly vendor?: string | undefined;
  readonly family?: number | undefined;
  readonly modelNumber?: number | undefined;
  readonly stepping?: number | undefined;
}

/** Processors of one vendor and family with these model numbers came out between these years, both included. */
export interface NumberRow {
  readonly vendor: 'intel' | 'amd';
  readonly family: number;
  readonly models: readonly number[];
  /** Lowest and highest stepping, where one model number served several generations. */
  readonly steppings?: readonly [number, number];
  readonly generation: string;
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly source: YearSource;
  readonly microarchitecture?: string;
}

/** A family that is all of one time has no list of models. */
export function rowOfNumbers(rows: readonly NumberRow[], numbers: ProcessorNumbers): NumberRow | undefined {
  const { family, modelNumber, stepping } = numbers;
  const vendor = vendorOf(numbers.vendor);
  if (vendor === undefined || family === undefined || modelNumber === undefined) return undefined;
  return rows.find(
    (row) =>
      row.vendor === vendor &&
      row.family === family &&
      (row.models.length === 0 || row.models.includes(modelNumber)) &&
      isWithin(stepping, row.steppings),
  );
}

function vendorOf(text: string | undefined): NumberRow['vendor'] | undefined {
  if (/intel/i.test(text ?? '')) return 'intel';
  return /\bAMD\b|AuthenticAMD|Advanced Micro Devices/i.test(text ?? '') ? 'amd' : undefined;
}

function isWithin(stepping: number | undefined, limits: NumberRow['steppings']): boolean {
  if (limits === undefined) return true;
  return stepping !== undefined && stepping >= limits[0] && stepping <= limits[1];
}
