import { plansPageText } from '@mach/messages';
import type { CommuneRow, Listed, PlanDeskInfo, PlanListAnswer, PlanSummaryRow, PlanWhatIfRow } from '@mach/wire';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import type { Problem } from '../live/fetch-json.ts';
import { useLatest } from '../live/use-latest.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { useQuery } from '../navigation.ts';
import { LiveSection } from '../parts/live-section.tsx';
import { NotFound } from '../parts/not-found.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { IssuedPlans } from '../parts/plan/issued-plans.tsx';
import { PlanCoverage } from '../parts/plan/plan-coverage.tsx';
import { PlanCurve } from '../parts/plan/plan-curve.tsx';
import { PlanFairness } from '../parts/plan/plan-fairness.tsx';
import { PlanForm } from '../parts/plan/plan-form.tsx';
import { PlanLeft } from '../parts/plan/plan-left.tsx';
import { PlanLines } from '../parts/plan/plan-lines.tsx';
import { PlanPapers } from '../parts/plan/plan-papers.tsx';
import { PlanPrices } from '../parts/plan/plan-prices.tsx';
import { PlanTotals } from '../parts/plan/plan-totals.tsx';
import { PlanTrouble } from '../parts/plan/plan-trouble.tsx';
import { draftOf } from '../views/plan-draft.ts';
import { firstWish, type PlanWish, queryOf, wishFrom } from '../views/plan-wish.ts';
import './plans-page.css';

/** The planner's page: sums that are drawn, what they buy, for whom and why, and what other sums and prices would change. */
export function PlansPage() {
  const text = plansPageText(useSpoken().language);
  const { frame } = useSpoken().messages;
  const [query, setQuery] = useQuery();
  const { commune } = query;
  const scope = commune === undefined ? '' : `?commune=${encodeURIComponent(commune)}`;
  const [desk, refresh] = useLive<PlanDeskInfo>(`/api/v1/plans/desk${scope}`, limits.slowPollMs);
  const [communes] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const names = useMemo(() => new Map(communes.data?.items.map((each) => [each.code, each.name])), [communes.data]);
  const isOfCommune = useSession()?.communeCode !== undefined;
  // Neither a session that ends nor another commune takes the form away from under the hands of who is typing.
  const last = useRef<PlanDeskInfo | undefined>(undefined);
  last.current = desk.data ?? last.current;
  const isKept = last.current !== undefined && (desk.data === undefined || desk.problem?.kind === 'sign-in');
  const shown = isKept && last.current !== undefined ? { data: last.current } : desk;
  if (isOfCommune) return <NotFound sentence={frame.notFoundPage} />;
  return (
    <>
      <PageTitle title={text.title} />
      <p class="intro no-print">{text.intro}</p>
      <LiveSection snapshot={shown} refresh={refresh} notFound={frame.notFoundPage}>
        {(info) => (
          <Desk
            info={info}
            names={names}
            wish={wishFrom(query) ?? firstWish(info, commune)}
            onWish={(wish) => setQuery(Object.fromEntries(new URLSearchParams(queryOf(wish))))}
          />
        )}
      </LiveSection>
    </>
  );
}

interface DeskProps {
  readonly info: PlanDeskInfo;
  readonly names: ReadonlyMap<string, string>;
  readonly wish: PlanWish;
  readonly onWish: (wish: PlanWish) => void;
}

function Desk({ info, names, wish: addressed, onWish }: DeskProps) {
  const text = plansPageText(useSpoken().language);
  const [wish, setWish] = useState(addressed);
  const rested = useRested(wish);
  useEffect(() => onWish(rested), [queryOf(rested)]);
  const asked = queryOf(wish);
  const settled = queryOf(rested);
  const [summary, summaryQuestion] = useLatest<PlanSummaryRow>(`/api/v1/plans/summary?${asked}`);
  const [whatIf, whatIfQuestion] = useLatest<PlanWhatIfRow>(`/api/v1/plans/what-if?${settled}`);
  const [list, listQuestion] = useLatest<PlanListAnswer>(`/api/v1/plans/list?${settled}`);
  const retry = () => {
    for (const question of [summaryQuestion, whatIfQuestion, listQuestion]) question.retry();
  };
  const isSignedOut = [summary, whatIf, list].some(({ problem }) => problem?.kind === 'sign-in');
  const problem = summary.problem ?? list.problem ?? whatIf.problem;
  const { plan, trouble } = summary.data ?? {};
  const hasPapers = draftOf(summary.data ?? {}) !== 'none';
  if (info.devices === 0) return <p class="card">{text.empty}</p>;
  return (
    <>
      <PlanForm info={info} names={names} wish={wish} onWish={setWish} />
      {problem === undefined ? null : <Problems problem={problem} isSignedOut={isSignedOut} retry={retry} />}
      {isSignedOut ? null : (
        <>
          <PlanTotals
            latest={summary}
            wish={wish}
            stop={summaryQuestion.stop}
            retry={summaryQuestion.retry}
            devices={info.devices}
          />
          {trouble === undefined ? null : <PlanTrouble trouble={trouble} names={names} />}
          {hasPapers ? <PlanPapers query={settled} /> : null}
          {plan === undefined ? null : (
            <>
              <div class="halves plan-halves">
                <PlanCurve query={settled} wish={rested} whatIf={whatIf.data} />
                <PlanPrices latest={whatIf} names={names} stop={whatIfQuestion.stop} retry={whatIfQuestion.retry} />
              </div>
              <PlanCoverage coverage={plan.coverage} />
              <PlanFairness communes={plan.communes} names={names} limits={info.policy.communes} />
              <PlanLines latest={list} names={names} stop={listQuestion.stop} retry={listQuestion.retry} />
              <PlanLeft left={list.data?.left ?? []} names={names} />
            </>
          )}
          <IssuedPlans wish={rested} canIssue={hasPapers} />
        </>
      )}
    </>
  );
}

/** The sums once they have rested: what takes long is not worked out while a slider is drawn. */
function useRested(wish: PlanWish): PlanWish {
  const [rested, setRested] = useState(wish);
  useEffect(() => {
    const timer = setTimeout(() => setRested(wish), limits.restMs);
    return () => clearTimeout(timer);
  }, [wish]);
  return rested;
}

function Problems(props: { readonly problem: Problem; readonly isSignedOut: boolean; readonly retry: () => void }) {
  const { messages, language } = useSpoken();
  const { frame } = messages;
  const text = plansPageText(language);
  return (
    <div class="trouble">
      <p role="alert">
        {props.isSignedOut ? (
          <>
            <strong>{text.signedOut}</strong> {text.signedOutDo}{' '}
            <a href={`/sign-in?lang=${language}`} target="_blank" rel="noreferrer">
              {frame.signInOpen}
            </a>
          </>
        ) : (
          <>
            <strong>{props.problem.kind === 'offline' ? frame.offline : frame.unreachable}</strong> {frame.retrying}
          </>
        )}
      </p>
      <button type="button" onClick={props.retry}>
        {frame.retryNow}
      </button>
    </div>
  );
}
