import { reportsPageText } from '@mach/messages';
import { useSpoken } from '../../language.ts';
import { collectorNow } from '../../live/collector-clock.ts';
import { partsOf, type ReportPeriod, reportPeriods } from '../../views/report-periods.ts';

interface Choice {
  readonly period: ReportPeriod;
  readonly commune: string;
}

interface Props extends Choice {
  readonly names: ReadonlyMap<string, string>;
  /** Whether the asker sees one commune alone. */
  readonly isOwn: boolean;
  /** The question about it, for the files. */
  readonly query: string;
  readonly onChange: (choice: Choice) => void;
}

/** Of which period and place, and the report as files and on paper. */
export function ReportForm({ period, commune, names, isOwn, query, onChange }: Props) {
  const { language, messages } = useSpoken();
  const text = reportsPageText(language);
  const { months, quarters } = reportPeriods(collectorNow());
  const isQuarter = period.kind === 'quarter';
  const values = isQuarter ? quarters : months;
  const all = values.includes(period.value) ? values : [period.value, ...values];
  const write = (value: string) => {
    const { year, number } = partsOf({ kind: period.kind, value });
    return (isQuarter ? text.quarterOf : text.monthOf)(number, year);
  };
  const file = (ending: string) => `/api/v1/availability.${ending}?${query}&lang=${language}`;
  const choices = [...names].sort((a, b) => a[1].localeCompare(b[1], 'vi'));
  return (
    <section class="card report-form no-print" aria-label={text.period}>
      <div class="bar">
        <fieldset class="choice">
          <legend class="for-readers">{text.period}</legend>
          {(['month', 'quarter'] as const).map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="kind"
                checked={period.kind === kind}
                onChange={() =>
                  onChange({ commune, period: { kind, value: (kind === 'month' ? months : quarters)[1] ?? '' } })
                }
              />{' '}
              {text[kind]}
            </label>
          ))}
        </fieldset>
        <label class="filter">
          {text.period}{' '}
          <select
            value={period.value}
            onChange={({ currentTarget }) =>
              onChange({ commune, period: { kind: period.kind, value: currentTarget.value } })
            }
          >
            {all.map((value) => (
              <option key={value} value={value}>
                {write(value)}
              </option>
            ))}
          </select>
        </label>
        {isOwn ? null : (
          <label class="filter">
            {text.place}{' '}
            <select
              value={commune}
              onChange={({ currentTarget }) => onChange({ period, commune: currentTarget.value })}
            >
              <option value="">{text.wholeProvince}</option>
              {choices.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p class="bar">
        <a class="button" href={file('xlsx')} download="">
          {text.xlsx}
        </a>
        <a class="button plain-button" href={file('csv')} download="">
          {text.csv}
        </a>
        <button type="button" onClick={() => print()}>
          {messages.frame.print}
        </button>
      </p>
    </section>
  );
}
