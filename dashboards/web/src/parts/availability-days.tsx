import { availabilitySubject, availabilityText } from '@mach/messages';
import type { AvailabilityRow, AvailabilitySeconds } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { noonOf } from '../views/day-bars.ts';

const STATES = ['up', 'degraded', 'down', 'switchedOff', 'powerCut', 'noData'] as const;

/** The same days as a table, of the subject that is chosen; made when it is opened. */
export function AvailabilityDays({ rows }: { readonly rows: readonly AvailabilityRow[] }) {
  const { language } = useSpoken();
  const words = availabilityText(language);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(rows[0]?.subject);
  const row = rows.find(({ subject }) => subject === chosen) ?? rows[0];
  return (
    <details class="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.showTable}</summary>
      {isOpen && row !== undefined ? (
        <>
          <label class="filter">
            {words.subject}{' '}
            <select value={row.subject} onChange={(event) => setChosen(event.currentTarget.value)}>
              {rows.map((each) => (
                <option key={each.subject} value={each.subject}>
                  {availabilitySubject(each, language)}
                </option>
              ))}
            </select>
          </label>
          <DayTable row={row} />
        </>
      ) : null}
    </details>
  );
}

function DayTable({ row }: { readonly row: AvailabilityRow }) {
  const { language, format } = useSpoken();
  const words = availabilityText(language);
  return (
    <table class="rows narrow stacks">
      <caption class="for-readers">{availabilitySubject(row, language)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          {STATES.map((state) => (
            <th key={state} scope="col" class="number">
              {words.states[state]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...(row.days ?? [])].reverse().map(({ day, seconds }) => (
          <tr key={day}>
            <th scope="row">{format.date(noonOf(day))}</th>
            {STATES.map((state) => (
              <td key={state} class="number" data-label={words.states[state]}>
                {cell(seconds, state)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

  function cell(seconds: AvailabilitySeconds, state: (typeof STATES)[number]): string {
    if (STATES.every((each) => seconds[each] === 0)) return state === 'up' ? words.noWorkingTime : words.unknownShare;
    return seconds[state] === 0 ? words.unknownShare : format.duration(seconds[state] * 1_000);
  }
}
