import type { Cure, Meeting } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { DecidePorts, Decision } from './decision.ts';
import { type MeetingTrouble, meetingTrouble } from './meeting-trouble.ts';
import { allRefusals, type Refusal, tableRefusal } from './table-refusal.ts';

/** The columns of a calendar that say a field. */
const COLUMNS = { startsAt: 'starts', endsAt: 'ends', communes: 'communes' } as const satisfies Record<
  MeetingTrouble['field'],
  string
>;

/** Where more is to be said of a cell than what its column holds. */
const CURES: Partial<Record<MeetingTrouble['code'], Cure>> = {
  'meeting-over': { code: 'meeting-to-come' },
  'unknown-commune': { code: 'imported-commune' },
};

/**
 * Decides what a calendar of meetings registers. A meeting is known again by its title and beginning, and renewed. Nothing at all where a
 * row names a commune that is not there, or a meeting that is over.
 */
export function announceMeetings(
  rows: readonly Omit<Meeting, 'id'>[],
  { registry }: FleetState,
  { now, random }: DecidePorts,
): Decision {
  const meetings: Meeting[] = [];
  const refusals: Refusal[] = [];
  for (const [i, row] of rows.entries()) {
    const trouble = meetingTrouble(row, registry, now);
    if (trouble !== undefined) {
      const { field, code, found, expected } = trouble;
      const cure = CURES[code];
      const problem = { path: `line ${i + 2}, ${COLUMNS[field]}`, found, expected, ...(cure && { cure }) };
      refusals.push(tableRefusal(problem));
    }
    const same = [...registry.meetings.values(), ...meetings].find((each) => isSame(each, row));
    meetings.push({ id: same?.id ?? newId(random), ...row });
  }
  if (refusals.length > 0) return { changes: [], answer: allRefusals(refusals) };
  return {
    changes: meetings.map((meeting) => ({ type: 'meeting-announced', meeting }) as const),
    answer: { ok: true, imported: meetings.length },
  };
}

/**
 * Decides what one meeting is from now on: the one of this id, or a new one. Without an id one of the same title and beginning is
 * renewed; with one it may not become the double of another.
 */
export function setMeeting(
  { id, meeting: row }: { readonly id?: string; readonly meeting: Omit<Meeting, 'id'> },
  { registry }: FleetState,
  { now, random }: DecidePorts,
): Decision {
  if (id !== undefined && !registry.meetings.has(id))
    return no(`there is no meeting ${id}: mach-collector meetings list shows them`, { code: 'not-found' });
  const trouble = meetingTrouble(row, registry, now);
  if (trouble !== undefined) {
    const { field, code, found, expected } = trouble;
    return no(`${COLUMNS[field]}: found ${found}, expected ${expected}`, { code, field });
  }
  const same = registry.meetings.values().find((each) => each.id !== id && isSame(each, row));
  if (id !== undefined && same !== undefined)
    return no(`another meeting of this title begins at the same time: ${same.id}`, {
      code: 'meeting-twice',
      field: 'title',
    });
  const meeting: Meeting = { id: id ?? same?.id ?? newId(random), ...row };
  return { changes: [{ type: 'meeting-announced', meeting }], answer: { ok: true, imported: 1 } };
}

const isSame = (a: Omit<Meeting, 'id'>, b: Omit<Meeting, 'id'>) => a.title === b.title && a.startsAt === b.startsAt;
const newId = (random: DecidePorts['random']) => Buffer.from(random.bytes(4)).toString('hex');

const no = (error: string, more: { readonly code?: string; readonly field?: string } = {}): Decision => ({
  changes: [],
  answer: { ok: false, error, ...more },
});
