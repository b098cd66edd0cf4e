import { OUTAGE_CAUSES, type OutageNotice } from '@mach/wire';
import { codeOf } from '../tables/cell-words.ts';
import { type Cell, type Complain, readTable, type TableRead } from './read-table.ts';
import { TIME_CELL, timeOf } from './time-cell.ts';

const COLUMNS = ['document', 'cause', 'from', 'to', 'communes', 'service', 'isp'];
const REQUIRED = ['document', 'cause', 'from', 'to'];

export type OutagesRead = TableRead<Omit<OutageNotice, 'id'>>;

/** Turns the rows of a table of announced outages, head first, into notices. Gives every problem at once, with line and column. */
export const outagesFromRows = (rows: readonly (readonly string[])[]): OutagesRead =>
  readTable(rows, { known: COLUMNS, required: REQUIRED }, rowOf);

function rowOf(cell: Cell, complain: Complain): Omit<OutageNotice, 'id'> {
  const cause = codeOf('outage', cell('cause'));
  const [from, to] = [timeOf(cell('from')), timeOf(cell('to'))];
  const communes = cell('communes')
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  const [document, service, isp] = [cell('document'), cell('service'), cell('isp')];
  if (document === '' || document.length > 200) complain('document', 'number of the notice, at most 200 characters');
  if (cause === undefined) complain('cause', `one of ${OUTAGE_CAUSES.join(', ')}`);
  if (from === undefined) complain('from', TIME_CELL);
  if (to === undefined) complain('to', TIME_CELL);
  if (from !== undefined && to !== undefined && to <= from) complain('to', `a time after ${cell('from')}`);
  if (communes.some((code) => !/^\d{5}$/.test(code)))
    complain('communes', 'codes of communes, five digits each, or nothing for all');
  if ((cause === 'service') !== (service !== ''))
    complain('service', 'the id of the service where the cause is service, else nothing');
  if ((cause === 'isp') !== (isp !== '')) complain('isp', 'the provider where the cause is isp, else nothing');
  return {
    document,
    cause: cause ?? 'power',
    from: from ?? 0,
    to: to ?? 0,
    communes,
    ...(service === '' ? {} : { service }),
    ...(isp === '' ? {} : { isp }),
  };
}
