import type { Decision } from './decision.ts';
import type { AdminRequest } from './request.ts';

/** Decides what the province says of the days off of one year, whole: what is not in it is not said any more. */
export function setDaysOff({ year, days, document }: Extract<AdminRequest, { type: 'set-days-off' }>): Decision {
  const wrong = days.find(({ day }) => !day.startsWith(`${year}-`));
  if (wrong !== undefined) return no('day-other-year', `${wrong.day} is no day of ${year}`);
  const twice = days.find(({ day }, at) => days.findIndex((each) => each.day === day) !== at);
  if (twice !== undefined) return no('day-twice', `${twice.day} stands there twice`);
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const said = document === undefined || document === '' ? {} : { document };
  return { changes: [{ type: 'days-off-set', year, days: sorted, ...said }], answer: { ok: true } };
}

const no = (code: string, error: string): Decision => ({
  changes: [],
  answer: { ok: false, code, field: 'days', error },
});
