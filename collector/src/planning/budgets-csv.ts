import type { YearFunds } from '@mach/priority';
import { describe, type Problem } from '@mach/wire';
import { readHead } from '../config/table-head.ts';
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
  const [head = [], ...body] = rows;
  const { columns, problems: ofHead } = readHead(head, { known: COLUMNS, required: REQUIRED });
  if (ofHead.length > 0) return { ok: false, problems: ofHead };
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const value = body.map((cells, i): CommuneBudget => {
    const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').trim();
    const complain = (name: string, found: string, expected: string) =>
      problems.push({ path: `line ${i + 2}, ${name}`, found, expected });
    const amount = (name: string) => {
      const read = readAmount(cell(name));
      if (!read.ok) complain(name, read.found, read.expected);
      return read.ok ? read.dong : 0;
    };
    const commune = cell('commune_code');
    if (!/^\d{5}$/.test(commune)) {
      complain('commune_code', describe(commune), 'the five digits of the commune, leading zeros included');
    } else if (seen.has(commune)) complain('commune_code', describe(commune), 'each commune once');
    seen.add(commune);
    const budget = amount('budget');
    const funds = cell('parts_budget') === '' ? { common: budget } : { assets: budget, parts: amount('parts_budget') };
    return { commune, years: [funds] };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
