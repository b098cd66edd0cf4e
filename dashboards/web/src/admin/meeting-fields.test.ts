import { expect, it } from 'vitest';
import { fieldsOf, NO_MEETING, typedMeeting } from './meeting-fields.ts';

const startsAt = Date.parse('2026-12-08T08:00:00+07:00');
const FIELDS = { ...NO_MEETING, title: ' Giao ban tuần ', starts: '8/12/2026 8:00' };

it('takes a meeting by its beginning and how long it lasts, or by its end', () => {
  const meeting = { title: 'Giao ban tuần', startsAt, endsAt: startsAt + 7_200_000, communes: [] };
  expect(typedMeeting(FIELDS)).toEqual({ ok: true, meeting });
  const typed = typedMeeting({
    ...FIELDS,
    lasts: 'other',
    ends: '08/12/2026 09:10',
    where: 'some',
    communes: ['99001'],
  });
  expect(typed).toMatchObject({ ok: true, meeting: { endsAt: startsAt + 4_200_000, communes: ['99001'] } });
});

it('says of each field what is wrong', () => {
  expect(typedMeeting({ ...NO_MEETING, lasts: 'other', where: 'some' })).toEqual({
    ok: false,
    wrong: { title: 'required', startsAt: 'time-form', endsAt: 'time-form', communes: 'needs-ticks' },
  });
  expect(typedMeeting({ ...FIELDS, starts: '31/04/2026 08:00' })).toEqual({
    ok: false,
    wrong: { startsAt: 'time-form' },
  });
});

it('shows a meeting as it can be typed again', () => {
  for (const minutes of [90, 125]) {
    const meeting = { title: 'Họp', startsAt, endsAt: startsAt + minutes * 60_000, communes: ['99001', '99002'] };
    const fields = fieldsOf(meeting);
    expect(fields.lasts).toBe(minutes === 90 ? '90' : 'other');
    expect(typedMeeting(fields)).toEqual({ ok: true, meeting });
  }
});
