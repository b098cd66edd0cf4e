import type { ChangesSince, DayNote, IncidentRow } from '@mach/wire';

/** What there is now, of the same things that a note of a day holds. */
export interface Standing {
  readonly incidents: readonly Pick<IncidentRow, 'number' | 'since' | 'endedAt' | 'into'>[];
  /** Ids of devices that are failing or at risk, and codes of communes that are silent. */
  readonly failing: readonly string[];
  readonly silent: readonly string[];
}

/**
 * What is otherwise than when the note was made: incidents that began or ended since, devices that fail and did not, communes that
 * fell silent or are heard again. What began and ended in between is told as ended alone; what became part of another is not told.
 */
export function changesSince(note: DayNote, { incidents, failing, silent }: Standing): ChangesSince {
  const own = incidents.filter(({ into }) => into === undefined);
  return {
    since: note.at,
    opened: own.filter(({ since, endedAt }) => since >= note.at && endedAt === undefined).map(({ number }) => number),
    ended: own.filter(({ endedAt }) => endedAt !== undefined && endedAt >= note.at).map(({ number }) => number),
    newlyFailing: without(failing, note.failing),
    noLongerFailing: without(note.failing, failing),
    newlySilent: without(silent, note.silent),
    heardAgain: without(note.silent, silent),
  };
}

function without(all: readonly string[], known: readonly string[]): readonly string[] {
  const left = new Set(known);
  return all.filter((each) => !left.has(each));
}

/** The note that today is compared with: that of the day before, else of the next one that there is; undefined on the very first day. */
export function noteOfYesterday(notes: readonly DayNote[], yesterday: string): DayNote | undefined {
  return notes.find(({ day }) => day === yesterday) ?? notes.find(({ day }) => day > yesterday);
}
