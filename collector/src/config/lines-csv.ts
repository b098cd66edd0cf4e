import { LINE_KINDS, type Line } from '@mach/wire';
import { codeOf } from '../tables/cell-words.ts';
import { type Cell, type Complain, readTable, type TableRead } from './read-table.ts';

const COLUMNS = [
  'commune_code',
  'site',
  'kind',
  'provider',
  'circuit_number',
  'contract',
  'committed_mbps',
  'hotline',
  'metered',
];
const REQUIRED = ['commune_code', 'provider'];
const MBPS_MAX = 100_000;

/** One row: the line of a site, as its contract has it. `site` as people call it; absent where the commune has but one. */
export interface LineRow {
  readonly unitCode: string;
  readonly site?: string;
  readonly line: Omit<Line, 'id' | 'siteId'>;
}

export type LinesRead = TableRead<LineRow>;

/** Turns the rows of a table of lines, head first, into what is registered. Gives every problem at once, with line and column. */
export const linesFromRows = (rows: readonly (readonly string[])[]): LinesRead =>
  readTable(rows, { known: COLUMNS, required: REQUIRED }, rowOf);

function rowOf(cell: Cell, complain: Complain): LineRow {
  const text = (name: string, lengthMax: number) => {
    if (cell(name).length > lengthMax) complain(name, `at most ${lengthMax} characters`);
    return cell(name) === '' ? undefined : cell(name);
  };
  const unitCode = cell('commune_code');
  const kind = codeOf('line', cell('kind') || 'internet');
  const mbps = Number(cell('committed_mbps').replace(',', '.'));
  const metered = codeOf('yesNo', cell('metered') || 'no');
  const [site, provider, circuit, contract, hotline] = [
    text('site', 200),
    text('provider', 100),
    text('circuit_number', 100),
    text('contract', 100),
    text('hotline', 50),
  ];
  if (!/^\d{5}$/.test(unitCode)) complain('commune_code', 'the five digits of the commune, leading zeros included');
  if (kind === undefined) complain('kind', `one of ${LINE_KINDS.join(', ')}, or nothing for the first`);
  if (provider === undefined) complain('provider', 'who sells the line, such as VNPT, Viettel, FPT');
  if (!(mbps >= 0 && mbps <= MBPS_MAX))
    complain('committed_mbps', 'megabits a second as the contract has them, or nothing');
  if (metered === undefined) complain('metered', 'yes where each byte is paid for, no, or nothing');
  return {
    unitCode,
    ...(site === undefined ? {} : { site }),
    line: {
      kind: kind ?? 'internet',
      ...(provider === undefined ? {} : { provider }),
      ...(circuit === undefined ? {} : { circuit }),
      ...(contract === undefined ? {} : { contract }),
      ...(mbps > 0 ? { committedBitsPerSecond: Math.round(mbps * 1_000_000) } : {}),
      ...(hotline === undefined ? {} : { hotline }),
      ...(metered === 'yes' ? { isMetered: true } : {}),
    },
  };
}
