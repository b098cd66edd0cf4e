import { OUTAGE_CAUSES, type OutageNotice } from '@mach/wire';
import { type Cell, type Complain, readTable, type TableRead } from './read-table.ts';

const COLUMNS = ['document', 'cause', 'from', 'to', 'communes', 'service', 'isp'];
const REQUIRED = ['document', 'cause', 'from', 'to'];
const TIME = 'a time in Việt Nam such as 05/12/2026 08:00';

export type OutagesRead = TableRead<Omit<OutageNotice, 'id'>>;

/** Turns the rows of a table of announced outages, head first, into notices. Gives every problem at once, with line and column. */
export const outagesFromRows = (rows: readonly (readonly string[])[]): OutagesRead =>
  readTable(rows, { known: COLUMNS, required: REQUIRED }, rowOf);

function rowOf(cell: Cell, complain: Complain): Omit<OutageNotice, 'id'> {
  const cause = OUTAGE_CAUSES.find((each) => each === cell('cause'));
  const [from, to] = [timeOf(cell('from')), timeOf(cell('to'))];
  const communes = cell('communes')
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  const [document, service, isp] = [cell('document'), cell('service'), cell('isp')];
  if (document === '' || document.length > 200) complain('document', 'number of the notice, at most 200 characters');
  if (cause === undefined) complain('cause', `one of ${OUTAGE_CAUSES.join(', ')}`);
  if (from === undefined) complain('from', TIME);
  if (to === undefined) complain('to', TIME);
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

/** `05/12/2026 08:00` or `2026-12-05 08:00`, in Việt Nam's time. */
function timeOf(text: string): number | undefined {
  const found =
    /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})[ T](?<h>\d{1,2}):(?<min>\d\d)$/.exec(text) ??
    /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)[ T](?<h>\d{1,2}):(?<min>\d\d)$/.exec(text);
  if (found?.groups === undefined) return undefined;
  const { y = '', m = '', d = '', h = '', min = '' } = found.groups;
  const two = (part: string) => part.padStart(2, '0');
  const iso = `${y}-${two(m)}-${two(d)}T${two(h)}:${min}:00`;
  const at = Date.parse(`${iso}+07:00`);
  // A 31 April is read as 1 May: that is a mistake and no date.
  const isReal = new Date(at + 7 * 3_600_000).toISOString().startsWith(iso.slice(0, 16));
  return Number.isNaN(at) || !isReal ? undefined : at;
}
