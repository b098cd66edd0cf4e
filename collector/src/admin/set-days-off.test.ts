import { expect, it } from 'vitest';
import { setDaysOff } from './set-days-off.ts';

const said = (days: readonly { day: string; off?: 'swapped' }[]) =>
  setDaysOff({ type: 'set-days-off', year: 2027, days: [...days], document: '' });

it('takes the days of one year, in order', () => {
  expect(said([{ day: '2027-05-08' }, { day: '2027-01-04', off: 'swapped' }]).changes).toEqual([
    { type: 'days-off-set', year: 2027, days: [{ day: '2027-01-04', off: 'swapped' }, { day: '2027-05-08' }] },
  ]);
});

it('takes no day of another year, and none twice', () => {
  expect(said([{ day: '2026-12-31' }]).answer).toMatchObject({
    ok: false,
    code: 'day-other-year',
    error: '2026-12-31 is no day of 2027',
  });
  expect(said([{ day: '2027-01-04' }, { day: '2027-01-04', off: 'swapped' }]).answer).toMatchObject({
    ok: false,
    code: 'day-twice',
  });
});
