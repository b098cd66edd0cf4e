import { readFileSync } from 'node:fs';
import { readCsv } from '../../adapters/csv.ts';
import { Explained } from './base.ts';

/** The rows of a CSV file, head first. */
export function csvRows(file: string): string[][] {
  try {
    return readCsv(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Explained(`${file} can't be read as CSV (${cause instanceof Error ? cause.message : cause})`, { cause });
  }
}
