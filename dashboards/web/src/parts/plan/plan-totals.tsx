import { gapPercent, plansPageText, planWarning } from '@mach/messages';
import type { PlanSummaryRow } from '@mach/wire';
import { useSpoken } from '../../language.ts';
import type { Latest } from '../../live/latest-question.ts';
import { draftOf } from '../../views/plan-draft.ts';
import { type PlanWish, queryOf, sumOfWish, wishFrom } from '../../views/plan-wish.ts';
import { Working } from './working.tsx';

const MILLION = 1_000_000;

interface Props {
  readonly latest: Latest<PlanSummaryRow>;
  readonly wish: PlanWish;
  readonly devices: number;
  readonly stop: () => void;
  readonly retry: () => void;
}

/** The plan in four figures, how sure they are, and what a reader is warned of. */
export function PlanTotals({ latest, wish, devices, stop, retry }: Props) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const millions = (dong: number) => format.number(dong / MILLION, 1);
  const isOld = latest.url !== `/api/v1/plans/summary?${queryOf(wish)}`;
  const plan = latest.data?.plan;
  return (
    <section class="plan-result" aria-labelledby="result" aria-busy={isOld}>
      <div class="section-head">
        <h2 id="result">{text.result}</h2>
        <Working
          isWorking={latest.asking !== undefined}
          isStopped={latest.isStopped === true}
          label={text.workingFor(millions(sumOfWish(wish)))}
          stop={stop}
          retry={retry}
        />
      </div>
      {plan === undefined ? null : (
        <div class={isOld ? 'is-old' : undefined}>
          <Figures plan={plan} wish={wishOf(latest.url) ?? wish} devices={devices} />
          {isOld ? null : (
            <p class="for-readers" role="status">
              {text.summarySpoken(
                format.integer(plan.minutes),
                millions(plan.cost.parts + plan.cost.assets),
                format.integer(plan.lines),
              )}
            </p>
          )}
          <p class="quiet">
            {plan.lines === 0 ? null : text.range(millions(plan.costLow), millions(plan.costHigh))}{' '}
            {text.gap(format.integer(plan.bound), gapPercent(plan.gap, language))}
            {draftOf({ plan }) === 'quick' ? ` ${text.quick}` : null}
          </p>
          {plan.warnings.length === 0 ? null : (
            <ul class="warnings">
              {plan.warnings.map((code) => (
                <li key={code}>{planWarning(code, plan.staysUnspent, language)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

/** The sums that an answer is of, which are not those of the form while a slider is drawn. */
function wishOf(url: string | undefined): PlanWish | undefined {
  return wishFrom(Object.fromEntries(new URLSearchParams(url?.split('?')[1])));
}

type Known = NonNullable<PlanSummaryRow['plan']>;

function Figures({ plan, wish, devices }: { readonly plan: Known; readonly wish: PlanWish; readonly devices: number }) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const millions = (dong: number) => format.number(dong / MILLION, 1);
  const { partsBudget, budget } = wish;
  const figures = [
    {
      name: text.minutes,
      value: format.integer(plan.minutes),
      note: text.hours(format.number(plan.minutes / 60, plan.minutes < 600 ? 1 : 0)),
    },
    {
      name: text.spentParts,
      value: text.money(millions(plan.cost.parts)),
      note: partsBudget === undefined ? '' : text.spentOf(millions(partsBudget)),
    },
    {
      name: text.spentAssets,
      value: text.money(millions(plan.cost.assets)),
      note: text.spentOf(millions(partsBudget === undefined ? budget - plan.cost.parts : budget)),
    },
    { name: text.lines, value: format.integer(plan.lines), note: text.linesOf(format.integer(devices)) },
  ];
  return (
    <dl class="totals">
      {figures.map(({ name, value, note }) => (
        <div key={name} class="card total">
          <dt>{name}</dt>
          <dd>
            <span class="figure">{value}</span> <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
