import type { YearFunds } from '@mach/priority';
import { readTable } from '../config/read-table.ts';
import { readAmount } from './amount.ts';
import type { FileRead } from './plan-files.ts';

export interface CommuneBudget {
  readonly commune: string;
  readonly years: readonly YearFunds[];
}

const COLUMNS = ['commune_code', 'budget', 'parts_budget'];
const REQUIRED = ['commune_code', 'budget'];

/** A sum a commune from the rows of a table, head first. `budget` is for fixed assets where `parts_budget` is given. */
export function budgetsFromRows(rows: readonly (readonly string[])[]): FileRead<readonly CommuneBudget[]> {
  const seen = new Set<string>();
  const read = readTable(rows, { known: COLUMNS, required: REQUIRED }, (cell, complain): CommuneBudget => {
    const amount = (name: string) => {
      const sum = readAmount(cell(name));
      if (!sum.ok) complain(name, sum.expected, sum.found);
      return sum.ok ? sum.dong : 0;
    };
    const commune = cell('commune_code');
    if (!/^\d{5}$/.test(commune)) {
      complain('commune_code', 'the five digits of the commune, leading zeros included');
    } else if (seen.has(commune)) complain('commune_code', 'each commune once');
    seen.add(commune);
    const budget = amount('budget');
    const funds = cell('parts_budget') === '' ? { common: budget } : { assets: budget, parts: amount('parts_budget') };
    return { commune, years: [funds] };
  });
  return read.ok ? { ok: true, value: read.rows } : read;
}
