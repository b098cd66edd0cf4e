import type { Meeting } from '@mach/wire';
import { momentOf, shownMoment } from './typed-time.ts';

/** What is typed about a meeting. */
export interface MeetingFields {
  readonly title: string;
  readonly starts: string;
  /** Minutes, or `other`: then `ends` says it. */
  readonly lasts: string;
  readonly ends: string;
  readonly where: 'all' | 'some';
  readonly communes: readonly string[];
}

export const NO_MEETING: MeetingFields = {
  title: '',
  starts: '',
  lasts: '120',
  ends: '',
  where: 'all',
  communes: [],
};

/** How long meetings usually last, in minutes. */
const USUAL_MINUTES = [60, 90, 120, 180, 240, 480];

/** A meeting as it stands in the form. */
export function fieldsOf({ title, startsAt, endsAt, communes }: Omit<Meeting, 'id'>): MeetingFields {
  const minutes = (endsAt - startsAt) / 60_000;
  return {
    title,
    starts: shownMoment(startsAt),
    lasts: USUAL_MINUTES.includes(minutes) ? String(minutes) : 'other',
    ends: shownMoment(endsAt),
    where: communes.length === 0 ? 'all' : 'some',
    communes,
  };
}

export type TypedMeeting =
  | { readonly ok: true; readonly meeting: Omit<Meeting, 'id'> }
  /** By field, a code of the administration's problems. */
  | { readonly ok: false; readonly wrong: Readonly<Record<string, string>> };

/** The meeting that was typed, or what is wrong with each field. */
export function typedMeeting({ title, starts, lasts, ends, where, communes }: MeetingFields): TypedMeeting {
  const startsAt = momentOf(starts);
  const typedEnd = momentOf(ends);
  const endsAt = lasts === 'other' ? typedEnd : (startsAt ?? 0) + Number(lasts) * 60_000;
  const wrong = {
    ...(title.trim() === '' ? { title: 'required' } : {}),
    ...(startsAt === undefined ? { startsAt: 'time-form' } : {}),
    ...(endsAt === undefined ? { endsAt: 'time-form' } : {}),
    ...(where === 'some' && communes.length === 0 ? { communes: 'needs-ticks' } : {}),
  };
  if (startsAt === undefined || endsAt === undefined || Object.keys(wrong).length > 0) return { ok: false, wrong };
  return { ok: true, meeting: { title: title.trim(), startsAt, endsAt, communes: where === 'all' ? [] : communes } };
}
