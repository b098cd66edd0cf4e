import { availabilityShare, availabilitySubject, availabilityText } from '@mach/messages';
import type { AvailabilityReport, AvailabilityRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { collectorNow } from '../live/collector-clock.ts';
import { useLive } from '../live/use-live.ts';
import { noonOf, vietnamDay } from '../views/day-bars.ts';
import { AvailabilityBars } from './availability-bars.tsx';
import { AvailabilityDays } from './availability-days.tsx';
import { LiveSection } from './live-section.tsx';

/** How available the lines, the meetings and the services of a commune were over the last three months, site by site. */
export function AvailabilitySection({ code }: { readonly code: string }) {
  const { messages, language, format } = useSpoken();
  const words = availabilityText(language);
  const from = vietnamDay(collectorNow(), limits.availabilityDays - 1);
  const url = `/api/v1/availability?commune=${encodeURIComponent(code)}&from=${from}&days=true`;
  const [report, refresh] = useLive<AvailabilityReport>(url, limits.slowPollMs);
  return (
    <section aria-labelledby="availability" class="availability">
      <h2 id="availability" class="below">
        {words.pageTitle(format.integer(limits.availabilityDays))}
      </h2>
      <LiveSection snapshot={report} refresh={refresh} notFound={messages.frame.notFoundCommune(code)}>
        {(data) => (data.rows.length === 0 ? <p class="quiet">{words.empty}</p> : <Sites report={data} code={code} />)}
      </LiveSection>
    </section>
  );
}

function Sites({ report, code }: { readonly report: AvailabilityReport; readonly code: string }) {
  const { language } = useSpoken();
  const words = availabilityText(language);
  // A site that belonged to another commune once comes twice, each time with its own days.
  const keyOf = ({ siteId, communeCode }: AvailabilityRow) => `${siteId} ${communeCode}`;
  const sites = [...new Set(report.rows.map(keyOf))].map((key) => report.rows.filter((row) => keyOf(row) === key));
  return (
    <>
      <p class="quiet">{words.pageIntro}</p>
      <Legend />
      {sites.map((rows) => (
        <SiteAvailability
          key={rows[0] === undefined ? '' : keyOf(rows[0])}
          report={report}
          rows={rows}
          code={code}
          isOnly={sites.length === 1}
        />
      ))}
      <p class="only-print">{`${words.rulesShown}: ${words.rules.join(' ')}`}</p>
      <details class="no-print">
        <summary>{words.rulesShown}</summary>
        <ol>
          {words.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Legend() {
  const { states } = availabilityText(useSpoken().language);
  return (
    <ul class="bar-legend">
      {(['up', 'degraded', 'down'] as const).map((state) => (
        <li key={state}>
          <svg width="14" height="14" viewBox="0 0 4 4" aria-hidden="true">
            <rect
              class={`bar-${state}`}
              x={state === 'down' ? 0 : 0.5}
              y="0"
              width={state === 'down' ? 4 : 3}
              height="4"
            />
          </svg>{' '}
          {states[state]}
        </li>
      ))}
    </ul>
  );
}

interface SiteProps {
  readonly report: AvailabilityReport;
  readonly rows: readonly AvailabilityRow[];
  /** Of the commune whose page it is. */
  readonly code: string;
  readonly isOnly: boolean;
}

function SiteAvailability({ report: { from, to }, rows, code, isOnly }: SiteProps) {
  const { language, format } = useSpoken();
  const words = availabilityText(language);
  const [row] = rows;
  const isOfNow = row === undefined || row.communeCode === code;
  const site = isOfNow ? (row?.site ?? '') : words.siteThen(row.site, row.communeCode);
  const period = words.barsColumn(format.date(noonOf(from)), format.date(noonOf(to)));
  return (
    <>
      {isOnly && isOfNow ? null : <h3>{site}</h3>}
      <table class="rows narrow stacks">
        <caption class="for-readers">{site}</caption>
        <thead>
          <tr>
            <th scope="col">{words.subject}</th>
            <th scope="col">{period}</th>
            <th scope="col" class="number">
              {words.ratio}
            </th>
            <th scope="col" class="number">
              {words.coverage}
            </th>
            <th scope="col" class="number">
              {words.downColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.subject} row={row} from={from} period={period} />
          ))}
        </tbody>
      </table>
      <AvailabilityDays rows={rows} />
    </>
  );
}

function Row({ row, from, period }: { readonly row: AvailabilityRow; readonly from: string; readonly period: string }) {
  const { language, format } = useSpoken();
  const words = availabilityText(language);
  const { ratio, coverage, seconds } = row.working;
  const name = availabilitySubject(row, language);
  const share = availabilityShare(ratio, language);
  const label = ratio === undefined ? words.chartUnmeasured(name) : words.chart(name, share);
  return (
    <tr>
      <th scope="row" class="cell-name">
        {name}
      </th>
      <td class="bars" data-label={period}>
        <AvailabilityBars days={row.days ?? []} from={from} count={limits.availabilityDays} label={label} />
      </td>
      <td class="number" data-label={words.ratio}>
        {share}
      </td>
      <td class="number" data-label={words.coverage}>
        {availabilityShare(coverage, language)}
      </td>
      <td class="number" data-label={words.downColumn}>
        {seconds.down === 0 ? words.unknownShare : format.duration(seconds.down * 1_000)}
      </td>
    </tr>
  );
}
