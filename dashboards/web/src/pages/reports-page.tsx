import { availabilityText, reportHead, reportSignatures, reportsPageText, visibleText } from '@mach/messages';
import type { AvailabilityAnswer, CommuneRow, Listed } from '@mach/wire';
import { useMemo } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { collectorNow } from '../live/collector-clock.ts';
import { useLatest } from '../live/use-latest.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { useQuery } from '../navigation.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { PaperHeads, PaperSignatures } from '../parts/paper-heads.tsx';
import { Working } from '../parts/plan/working.tsx';
import { ReportBasis } from '../parts/report/report-basis.tsx';
import { ReportCommunes } from '../parts/report/report-communes.tsx';
import { ReportForm } from '../parts/report/report-form.tsx';
import { ReportIncidents } from '../parts/report/report-incidents.tsx';
import { ReportRows } from '../parts/report/report-rows.tsx';
import { ReportTotals } from '../parts/report/report-totals.tsx';
import { SignIn } from '../parts/sign-in.tsx';
import { partsOf, periodFrom, type ReportPeriod } from '../views/report-periods.ts';
import './reports-page.css';

/** Availability of a month or a quarter, on the screen, on A4 and as files, with the rules by which it was reckoned. */
export function ReportsPage() {
  const { language, messages } = useSpoken();
  const text = reportsPageText(language);
  const [query, setQuery] = useQuery();
  const period = periodFrom(query, collectorNow());
  const own = useSession()?.communeCode;
  const commune = own ?? query['commune'] ?? '';
  const [communes] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const names = useMemo(() => new Map(communes.data?.items.map((each) => [each.code, each.name])), [communes.data]);
  const asked = new URLSearchParams({ [period.kind]: period.value, ...(commune === '' ? {} : { commune }) }).toString();
  // Of a whole province the lines alone: services are added up, and a commune's are a choice away.
  const [latest, question] = useLatest<AvailabilityAnswer>(
    `/api/v1/availability?${asked}&rows=${commune === '' ? 'lines' : 'all'}`,
  );
  if (latest.problem?.kind === 'sign-in') return <SignIn />;
  const report = latest.asking === undefined && latest.problem === undefined ? latest.data : undefined;
  return (
    <>
      <PageTitle title={text.title} />
      <p class="intro no-print">{text.intro}</p>
      <ReportForm
        period={period}
        commune={commune}
        names={names}
        isOwn={own !== undefined}
        query={asked}
        onChange={(next) =>
          setQuery({
            [next.period.kind]: next.period.value,
            ...(next.commune === '' || own !== undefined ? {} : { commune: next.commune }),
          })
        }
      />
      <Working
        isWorking={latest.asking !== undefined}
        isStopped={latest.isStopped === true}
        label={text.making}
        stop={question.stop}
        retry={question.retry}
      />
      {latest.problem === undefined ? null : (
        <div class="trouble">
          <p role="alert">
            <strong>{messages.frame.unreachable}</strong> {messages.frame.retrying}
          </p>
          <button type="button" onClick={question.retry}>
            {messages.frame.retryNow}
          </button>
        </div>
      )}
      {report === undefined ? null : <Report report={report} period={period} commune={commune} names={names} />}
    </>
  );
}

interface ReportProps {
  readonly report: AvailabilityAnswer;
  readonly period: ReportPeriod;
  readonly commune: string;
  readonly names: ReadonlyMap<string, string>;
}

function Report({ report, period, commune, names }: ReportProps) {
  const { language, format } = useSpoken();
  const text = reportsPageText(language);
  const { year, number } = partsOf(period);
  const name = (period.kind === 'month' ? text.monthOf : text.quarterOf)(number, year);
  const day = (iso: string) => format.date(Date.parse(iso));
  const isOver = Date.parse(report.to) + DAY_MS - VIETNAM_OFFSET_MS <= report.madeAt;
  return (
    <article class="report" aria-labelledby="report-title">
      <div class="only-print-block">
        <PaperHeads head={reportHead(report.office, vietnamDay(report.madeAt), language)} />
      </div>
      <header class="report-head">
        <h2 id="report-title">
          {text.reportTitle} <span class="report-subject">{text.reportSubject(name)}</span>
        </h2>
        <p>{text.periodOf(day(report.from), day(report.to))}</p>
        <p>{text.placeOf(commune === '' ? text.wholeProvince : visibleText(names.get(commune) ?? commune))}</p>
        <p class="quiet">
          {text.madeAt(format.dateTime(report.madeAt))}. {isOver ? null : text.notOver}
        </p>
      </header>
      {report.totals.length === 0 ? (
        <section class="card notice">
          <h3>{text.emptyTitle}</h3>
          <p>{availabilityText(language).empty}</p>
        </section>
      ) : (
        <>
          <ReportTotals totals={report.totals.filter(({ communeCode }) => communeCode === undefined)} />
          {commune === '' ? <ReportCommunes totals={report.totals} names={names} /> : null}
          <ReportRows rows={report.rows} names={names} isOfOne={commune !== ''} />
        </>
      )}
      <ReportIncidents from={report.from} to={report.to} commune={commune} />
      <ReportBasis report={report} names={names} />
      <div class="only-print-block report-signatures">
        <PaperSignatures {...reportSignatures(report.office, language)} />
      </div>
    </article>
  );
}

const vietnamDay = (at: number) => new Date(at + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);

const DAY_MS = 86_400_000;
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
