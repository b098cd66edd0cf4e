import { formats } from '@mach/messages';
import type { Meeting } from '@mach/wire';
import type { Registry } from '../state/fleet-state.ts';

/** What is wrong with a meeting that somebody announces: the field, a code that pages have a sentence for, what was found, what would be right. */
export interface MeetingTrouble {
  readonly field: 'startsAt' | 'endsAt' | 'communes';
  readonly code: 'ends-before' | 'lasts-too-long' | 'meeting-over' | 'unknown-commune';
  readonly found: string;
  readonly expected: string;
}

/** Longer ones are several. */
export const MEETING_LASTS_MS_MAX = 7 * 86_400_000;

/** What keeps a meeting from being announced, if anything does; the same for a row of a calendar, a command and a page. */
export function meetingTrouble(
  { startsAt, endsAt, communes }: Omit<Meeting, 'id'>,
  { units }: Pick<Registry, 'units'>,
  now: number,
): MeetingTrouble | undefined {
  const ended = formats('en').dateTime(endsAt);
  if (endsAt <= startsAt)
    return { field: 'endsAt', code: 'ends-before', found: ended, expected: 'a time after the beginning' };
  if (endsAt - startsAt > MEETING_LASTS_MS_MAX)
    return { field: 'endsAt', code: 'lasts-too-long', found: ended, expected: 'an end within seven days' };
  const unknown = communes.find((code) => units.get(code)?.kind !== 'commune');
  if (unknown !== undefined) {
    const expected = 'a commune that was imported (mach-collector communes list)';
    return { field: 'communes', code: 'unknown-commune', found: unknown, expected };
  }
  if (endsAt <= now)
    return {
      field: 'endsAt',
      code: 'meeting-over',
      found: ended,
      expected: 'an end to come: it is over',
    };
  return undefined;
}
