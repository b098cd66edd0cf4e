import type { Spending, YearFunds } from '@mach/priority';
import { grouped, type Problem } from '@mach/wire';
import { readTable } from '../config/read-table.ts';
import { readAmount } from './amount.ts';
import type { FileRead } from './plan-files.ts';

const COLUMNS = ['commune_code', 'year', 'budget', 'parts_budget'];
const REQUIRED = ['budget'];
/** Where nothing is to be bought there is nothing to plan: as `--budget` has it. */
export const SUM_EXPECTED = 'a sum that something can be bought for';
/** The solver tries every year for every option. */
const YEARS_MAX = 5;

interface Row {
  /** Empty: for all communes together. */
  readonly commune: string;
  readonly year: number;
  readonly funds: YearFunds;
}

/**
 * Sums from the rows of a table, head first: one a commune, each spent there alone; one a year and commune; or without communes one a year for all
 * together. `budget` is for fixed assets where `parts_budget` is given. Years are calendar years; the plan counts them from the first in the file.
 */
export function budgetsFromRows(rows: readonly (readonly string[])[]): FileRead<Spending> {
  const seen = new Set<string>();
  const read = readTable(rows, { known: COLUMNS, required: REQUIRED }, (cell, complain): Row => {
    const amount = (name: string) => {
      const sum = readAmount(cell(name));
      if (!sum.ok) complain(name, sum.expected, { found: sum.found });
      return sum.ok ? sum.dong : 0;
    };
    const commune = cell('commune_code');
    const year = cell('year');
    if (commune !== '' && !/^\d{5}$/.test(commune)) {
      complain('commune_code', 'the five digits of the commune, leading zeros included');
    } else if (seen.has(`${commune} ${year}`)) {
      complain(commune === '' ? 'year' : 'commune_code', 'each commune and year once');
    }
    seen.add(`${commune} ${year}`);
    if (year !== '' && !/^20\d\d$/.test(year)) complain('year', 'a year such as 2027, or nothing for one year alone');
    const budget = amount('budget');
    const funds = cell('parts_budget') === '' ? { common: budget } : { assets: budget, parts: amount('parts_budget') };
    return { commune, year: Number(year), funds };
  });
  if (!read.ok) return read;
  const empty = withoutMoney(read.rows);
  if (empty.length > 0) return { ok: false, problems: empty };
  const years = [...new Set(read.rows.map(({ year }) => year))].sort((a, b) => a - b);
  const communes = [...new Set(read.rows.map(({ commune }) => commune))];
  const problem = oddness(years, communes);
  if (problem !== undefined) return { ok: false, problems: [problem] };
  const inYears = (its: readonly Row[]): readonly YearFunds[] =>
    years.map((year) => its.find((row) => row.year === year)?.funds ?? { common: 0 });
  const [only] = communes;
  const [firstYear = 0] = years;
  const named = firstYear === 0 ? {} : { firstYear };
  if (only === '') return { ok: true, value: { kind: 'together', ...named, years: inYears(read.rows) } };
  const ofCommune = grouped(read.rows, ({ commune }) => commune);
  return {
    ok: true,
    value: {
      kind: 'each',
      ...named,
      communes: communes.map((commune) => ({ commune, years: inYears(ofCommune.get(commune) ?? []) })),
    },
  };
}

/** Rows that give nothing in any year; one year of several may be without money. */
function withoutMoney(rows: readonly Row[]): readonly Problem[] {
  const inAll = ({ funds }: Row) => ('common' in funds ? funds.common : funds.parts + funds.assets);
  const given = new Set(rows.filter((row) => inAll(row) > 0).map(({ commune }) => commune));
  return rows.flatMap(({ commune }, place) =>
    given.has(commune) ? [] : [{ path: `line ${place + 2}, budget`, found: '0 đồng', expected: SUM_EXPECTED }],
  );
}

/** What is right in every row and wrong in all of them together. */
function oddness(years: readonly number[], communes: readonly string[]) {
  if (communes.length === 0) return { path: 'the whole', found: 'no row below its head', expected: 'a sum at least' };
  if (communes.includes('') && communes.length > 1) {
    return {
      path: 'commune_code',
      found: 'rows with and without a commune',
      expected: 'a commune in each row or in none',
    };
  }
  if (years.includes(0) && years.length > 1) {
    return { path: 'year', found: 'rows with and without a year', expected: 'a year in each row or in none' };
  }
  const [first = 0] = years;
  const span = (years.at(-1) ?? 0) - first + 1;
  if (span > YEARS_MAX) return { path: 'year', found: `${span} years`, expected: `at most ${YEARS_MAX} years` };
  if (span !== years.length) return { path: 'year', found: years.join(', '), expected: 'years without a gap' };
  return undefined;
}
