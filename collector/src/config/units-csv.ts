import { readOpeningHours } from '@mach/knowledge';
import { searchFold } from '@mach/messages';
import { describe, NETWORKS, type Problem, type Unit } from '@mach/wire';
import { codeOf } from '../tables/cell-words.ts';
import { dayOf } from './day-cell.ts';
import { columnMissing, TWICE } from './read-table.ts';

const COLUMNS = [
  'commune_code',
  'commune',
  'commune_kind',
  'province_code',
  'province',
  'isp',
  'working_hours',
  'valid_from',
  'network',
];
const REQUIRED = ['commune_code', 'commune', 'province_code', 'province'];
/** By their folded names: what a commune is called before its own name, where a list keeps the two apart. */
const KINDS: Readonly<Record<string, string>> = { xa: 'Xã', phuong: 'Phường', 'dac khu': 'Đặc khu' };

export type UnitsRead =
  | { readonly ok: true; readonly units: readonly Unit[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Turns the rows of a table of communes, head first, into units: each commune and, once, its province. Gives every problem
 * at once, with line and column. With `province`, only that province's rows are taken.
 */
export function unitsFromRows(rows: readonly (readonly string[])[], province?: string): UnitsRead {
  const [head = [], ...body] = rows;
  const columns = head.map((name) => name.trim().toLowerCase());
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const expected = `the columns ${COLUMNS.join(', ')}`;
    return { ok: false, problems: missing.map((name) => columnMissing(name, expected)) };
  }
  const problems: Problem[] = [];
  const units = new Map<string, Unit>();
  body.forEach((cells, i) => {
    const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').trim();
    const place = `line ${i + 2}`;
    const provinceCode = cell('province_code');
    if (province !== undefined && provinceCode !== province) return;
    const before = problems.length;
    const demand = (name: string, pattern: RegExp, expected: string) => {
      if (!pattern.test(cell(name)))
        problems.push({ path: `${place}, ${name}`, found: describe(cell(name)), expected });
    };
    demand('commune_code', /^\d{5}$/, 'the five digits of the commune, leading zeros included');
    demand('commune', /\S/, 'the name of the commune with its kind, such as xã Bình Sơn');
    demand('province_code', /^\d{2}$/, 'the two digits of the province, leading zeros included');
    demand('province', /\S/, 'the name of the province');
    const validFrom = dayOf(cell('valid_from'));
    if (validFrom === undefined && cell('valid_from') !== '') {
      const expected = 'a date such as 01/07/2025, or nothing';
      problems.push({ path: `${place}, valid_from`, found: describe(cell('valid_from')), expected });
    }
    const hours = cell('working_hours');
    if (hours !== '' && !readOpeningHours(hours).ok) {
      const expected = 'hours such as T2-T6 07:00-11:30 13:30-17:00; T7 07:00-11:30, or nothing';
      problems.push({ path: `${place}, working_hours`, found: describe(hours), expected });
    }
    const network = codeOf('network', cell('network'));
    if (network === undefined && cell('network') !== '') {
      const expected = `one of ${NETWORKS.join(', ')}, or nothing`;
      problems.push({ path: `${place}, network`, found: describe(cell('network')), expected });
    }
    const code = cell('commune_code');
    const twin = units.get(code);
    if (twin !== undefined)
      problems.push({ path: `${place}, commune_code`, found: code, expected: 'each commune once', ...TWICE });
    if (problems.length > before) return;
    units.set(provinceCode, { code: provinceCode, kind: 'province', name: cell('province') });
    units.set(code, {
      code,
      kind: 'commune',
      name: withKind(cell('commune'), cell('commune_kind')),
      parent: provinceCode,
      ...(cell('isp') === '' ? {} : { isp: cell('isp') }),
      ...(hours === '' ? {} : { workingHours: hours }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(network === undefined ? {} : { network }),
    });
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, units: [...units.values()] };
}

function withKind(name: string, kind: string): string {
  const word = KINDS[searchFold(kind).replace(/[-_]/g, ' ').trim()];
  // With its marks: there is a commune whose own name is Xa Dung.
  const hasOne = word === undefined || name.toLowerCase().normalize('NFC').startsWith(`${word.toLowerCase()} `);
  return hasOne ? name : `${word} ${name}`;
}
