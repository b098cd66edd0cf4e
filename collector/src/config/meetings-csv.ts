import type { Meeting } from '@mach/wire';
import { MEETING_LASTS_MS_MAX } from '../admin/meeting-trouble.ts';
import { type Cell, type Complain, readTable, type TableRead } from './read-table.ts';
import { TIME_CELL, timeOf } from './time-cell.ts';

const COLUMNS = ['title', 'starts', 'ends', 'communes'];
const REQUIRED = ['title', 'starts'];
/** Where no end is named: half a working day. */
const LASTS_MS = 4 * 3_600_000;

export type MeetingsRead = TableRead<Omit<Meeting, 'id'>>;

/** Turns the rows of a calendar of meetings, head first, into meetings. Gives every problem at once, with line and column. */
export const meetingsFromRows = (rows: readonly (readonly string[])[]): MeetingsRead =>
  readTable(rows, { known: COLUMNS, required: REQUIRED }, meetingOf);

/** One meeting out of the words that name it, of a row or of a command line. Complains of each that is wrong. */
export function meetingOf(cell: Cell, complain: Complain): Omit<Meeting, 'id'> {
  const title = cell('title');
  const startsAt = timeOf(cell('starts'));
  const endsAt = cell('ends') === '' ? (startsAt ?? 0) + LASTS_MS : timeOf(cell('ends'));
  const communes = cell('communes')
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  if (title === '' || title.length > 200) complain('title', 'what the meeting is called, at most 200 characters');
  if (startsAt === undefined) complain('starts', TIME_CELL);
  if (endsAt === undefined) complain('ends', `${TIME_CELL}, or nothing`);
  else if (startsAt !== undefined && (endsAt <= startsAt || endsAt - startsAt > MEETING_LASTS_MS_MAX))
    complain('ends', `a time after ${cell('starts')}, seven days later at most`);
  if (communes.some((code) => !/^\d{5}$/.test(code)))
    complain('communes', 'codes of communes, five digits each, or nothing for all');
  return { title, startsAt: startsAt ?? 0, endsAt: endsAt ?? 0, communes: [...new Set(communes)] };
}
