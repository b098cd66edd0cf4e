import { plansPageText } from '@mach/messages';
import type { PlanWhatIfRow } from '@mach/wire';
import { DrawnCanvas } from '../../charts/drawn-canvas.tsx';
import { useSpoken } from '../../language.ts';
import { type Curve, useCurve } from '../../live/use-curve.ts';
import { type PlanWish, sumOfWish } from '../../views/plan-wish.ts';
import { Scrolls } from '../scrolls.tsx';
import { Working } from './working.tsx';

const MILLION = 1_000_000;

interface Props {
  readonly query: string;
  readonly wish: PlanWish;
  readonly whatIf: PlanWhatIfRow | undefined;
}

/** What more money would buy, and what less would lose: a curve, the next tenth in words, and the figures as a table. */
export function PlanCurve({ query, wish, whatIf }: Props) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [curve, stop, goOn] = useCurve(query);
  const sum = sumOfWish(wish);
  const millions = (dong: number) => format.number(dong / MILLION, 1);
  return (
    <section class="card plan-curve" aria-labelledby="curve" aria-busy={curve.isWorking}>
      <div class="section-head">
        <h2 id="curve">{text.curve}</h2>
        <Working
          isWorking={curve.isWorking}
          isStopped={!curve.isWorking && curve.done < curve.all}
          label={text.curveProgress(format.integer(curve.done), format.integer(curve.all))}
          share={curve.done / curve.all}
          stop={stop}
          retry={goOn}
        />
      </div>
      <NextTenth curve={curve} sum={sum} whatIf={whatIf} />
      {curve.points.length < 2 || sum === 0 ? null : <Canvas curve={curve} sum={sum} />}
      <details class="plan-curve-table">
        <summary>{text.curveTable}</summary>
        <Scrolls label={text.curveCaption}>
          <table class="rows">
            <caption>{text.curveCaption}</caption>
            <thead>
              <tr>
                <th scope="col" class="number">
                  {text.curveX}
                </th>
                <th scope="col" class="number">
                  {text.curveShare}
                </th>
                <th scope="col" class="number">
                  {text.curveMinutes}
                </th>
              </tr>
            </thead>
            <tbody>
              {curve.points.map(({ share, minutes }) => (
                <tr key={share}>
                  <th scope="row" class="number">
                    {millions(sum * share)}
                  </th>
                  <td class="number">{format.percent(share)}</td>
                  <td class="number">
                    {minutes === undefined ? (
                      <span class="quiet">{text.curveImpossible}</span>
                    ) : (
                      format.integer(minutes)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      </details>
    </section>
  );
}

function NextTenth(props: { readonly curve: Curve; readonly sum: number; readonly whatIf: PlanWhatIfRow | undefined }) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const { minutes, withTenthMore } = props.whatIf ?? {};
  if (minutes === undefined || withTenthMore?.minutes === undefined) return null;
  const more = Math.round(withTenthMore.minutes - minutes);
  return (
    <p>
      {more <= 0
        ? text.tenthMoreNothing
        : text.tenthMore(
            format.number((props.sum * 0.1) / MILLION, 1),
            format.integer(more),
            format.integer(withTenthMore.comesIn.count),
          )}
    </p>
  );
}

function Canvas({ curve: { points }, sum }: { readonly curve: Curve; readonly sum: number }) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const millions = (value: number) => format.number(value, value < 10 ? 1 : 0);
  const known = points.filter(({ minutes }) => minutes !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  const summary =
    first === undefined || last === undefined
      ? text.curveImpossible
      : text.curveSummary(
          format.integer(first.minutes ?? 0),
          format.integer(last.minutes ?? 0),
          millions((first.share * sum) / MILLION),
          millions((last.share * sum) / MILLION),
        );
  return (
    <>
      <DrawnCanvas
        summary={summary}
        failed={text.chartFailed}
        draw={(place) =>
          import('../../charts/draw-curve.ts').then(
            ({ drawCurve }) =>
              () =>
                drawCurve({
                  place,
                  xs: points.map(({ share }) => (share * sum) / MILLION),
                  ys: points.map(({ minutes }) => minutes ?? null),
                  here: sum / MILLION,
                  nameX: text.curveX,
                  nameY: text.curveMinutes,
                  noData: text.curveImpossible,
                  writeX: millions,
                  writeY: format.integer,
                }),
          )
        }
        of={[points, sum, language]}
      />
      <p class="quiet">
        <svg class="key" viewBox="0 0 20 10" aria-hidden="true" focusable="false">
          <path d="M0 5h20" class="here" />
        </svg>{' '}
        {text.curveHere}
      </p>
    </>
  );
}
