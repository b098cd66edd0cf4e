import type { CalendarYear } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { collectorNow } from '../live/collector-clock.ts';
import { useDraft } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import { compareDays, readDays, writeDays } from './days-off.ts';
import { EditForm } from './edit-form.tsx';
import { Choice, Field, Text } from './form.tsx';
import { KeptSection } from './kept-section.tsx';
import { useAdmin } from './spoken.ts';
import { shownDay } from './typed-time.ts';
import { useChange } from './use-change.ts';

/** Days off of a year: the country's, and what the province adds by its notices. */
export function DaysOffSection() {
  const { admin } = useAdmin();
  const { calendar: text } = admin;
  const thisYear = new Date(collectorNow() + 7 * 3_600_000).getUTCFullYear();
  const [year, setYear] = useState(thisYear);
  const live = useLive<CalendarYear>(`/api/v1/admin/calendar/${year}`, limits.slowPollMs);
  const [, refresh] = live;
  return (
    <section class="card" aria-labelledby="days-off">
      <h2 id="days-off">{text.daysTitle}</h2>
      <p class="intro">
        {text.daysIntro} {text.hoursNote}
      </p>
      <div class="form">
        <Choice
          name="year"
          label={text.year}
          value={String(year)}
          onChange={(given) => setYear(Number(given))}
          choices={[-1, 0, 1, 2].map((step) => [String(thisYear + step), String(thisYear + step)])}
          problem={undefined}
        />
      </div>
      <KeptSection live={live}>{(of) => <Year key={year} year={of} onChange={refresh} />}</KeptSection>
    </section>
  );
}

function Year({ year, onChange }: { readonly year: CalendarYear; readonly onChange: () => void }) {
  const { admin } = useAdmin();
  const { calendar: text } = admin;
  const own = new Set(year.own.map((each) => each.day));
  const all = [...year.country.filter((each) => !own.has(each.day)), ...year.own].sort((a, b) =>
    a.day < b.day ? -1 : 1,
  );
  return (
    <div class="halves">
      <div>
        {year.country.length === 0 ? <p class="warn">{text.yearUnknown}</p> : null}
        <table class="rows">
          <caption class="for-readers">{text.daysTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{text.columnDay}</th>
              <th scope="col">{text.columnWhy}</th>
              <th scope="col">{text.columnSource}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((each) => (
              <tr key={each.day}>
                <th scope="row">
                  {shownDay(each.day)}
                  <span class="label">{text.weekdays[new Date(`${each.day}T00:00:00Z`).getUTCDay()]}</span>
                </th>
                <td>{(text.reasons as Record<string, string>)[each.off ?? 'worked'] ?? each.off}</td>
                <td>{own.has(each.day) ? `${text.byProvince} ${year.document ?? ''}` : text.bySystem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <OwnDays year={year} onChange={onChange} />
    </div>
  );
}

function OwnDays({ year, onChange }: { readonly year: CalendarYear; readonly onChange: () => void }) {
  const { admin, language } = useAdmin();
  const { calendar: text, common } = admin;
  const change = useChange();
  const [told, setTold] = useState('');
  const theirs = { lines: writeDays(year.own, language), document: year.document ?? '' };
  const draft = useDraft(`days-${year.year}`, theirs, year.version);
  const { fields, set } = draft;
  const read = readDays(fields.lines, year.year);
  const compared = read.ok ? compareDays(read.days, year.country) : { same: [], other: [] };
  const days = (all: readonly string[]) => all.map(shownDay).join(', ');
  const submit = async () => {
    setTold('');
    if (!read.ok) return change.refuse({ days: 'invalid' });
    const body = { days: read.days, document: fields.document };
    const done = await change.run<CalendarYear>('PUT', `calendar/${year.year}`, { body, version: draft.seen });
    onChange();
    if (done === undefined) return;
    draft.clear(fields, done.data.version);
    setTold(common.saved);
  };
  return (
    <div>
      <h3>{text.ownTitle}</h3>
      <EditForm
        change={change}
        draft={draft}
        version={year.version}
        onSubmit={submit}
        submit={text.saveDays}
        told={told}
      >
        <Field name="days" label={text.own} hint={text.ownHint} problem={change.problem} isWide>
          {(aria) => (
            <textarea
              {...aria}
              rows={8}
              value={fields.lines}
              spellcheck={false}
              onInput={(event) => set({ lines: event.currentTarget.value })}
            />
          )}
        </Field>
        <div class="form-wide" aria-live="polite">
          {read.ok ? null : (
            <p class="bad">
              {read.why === 'wrong'
                ? text.lineWrong(read.line)
                : read.why === 'twice'
                  ? text.lineTwice(read.line)
                  : text.lineOtherYear(read.line, String(year.year))}
            </p>
          )}
          {compared.same.length === 0 ? null : (
            <p class="warn">
              {text.overlaps} {days(compared.same)}
            </p>
          )}
          {compared.other.length === 0 ? null : (
            <p class="warn">
              {text.clashes} {days(compared.other)}
            </p>
          )}
        </div>
        <Text
          name="document"
          label={text.document}
          isOptional
          value={fields.document}
          onChange={(document) => set({ document })}
          problem={change.problem}
          lengthMax={200}
        />
      </EditForm>
    </div>
  );
}
