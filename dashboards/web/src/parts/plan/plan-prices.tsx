import { millionsOfDong, plansPageText, planText, planWords } from '@mach/messages';
import type { Measure } from '@mach/priority';
import type { PlanChangeRow, PlanMovesRow, PlanWhatIfRow } from '@mach/wire';
import type { ComponentChildren } from 'preact';
import { useSpoken } from '../../language.ts';
import { limits } from '../../limits.ts';
import type { Latest } from '../../live/latest-question.ts';
import { paths } from '../../navigation.ts';
import { Working } from './working.tsx';

interface Props {
  readonly latest: Latest<PlanWhatIfRow>;
  readonly names: ReadonlyMap<string, string>;
  readonly stop: () => void;
  readonly retry: () => void;
}

/** What falls out of the plan, and what comes in its place, when all prices are half as high again or half as high. */
export function PlanPrices({ latest, names, stop, retry }: Props) {
  const { language } = useSpoken();
  const text = plansPageText(language);
  const { data } = latest;
  const above = data?.aboveCeiling;
  return (
    <section class="card" aria-labelledby="prices" aria-busy={latest.asking !== undefined}>
      <div class="section-head">
        <h2 id="prices">{text.pricesMove}</h2>
        <Working
          isWorking={latest.asking !== undefined}
          isStopped={latest.isStopped === true}
          label={text.working}
          stop={stop}
          retry={retry}
        />
      </div>
      {data?.ifPricesRise === undefined || data.ifPricesFall === undefined ? null : (
        <>
          <Change title={text.rise} change={data.ifPricesRise} now={data.minutes ?? 0} names={names}>
            {above === undefined ? null : (
              <p>
                {planText(language).riseAboveCeiling(
                  millionsOfDong(above.cheapest, language),
                  millionsOfDong(above.ceiling, language),
                )}
              </p>
            )}
          </Change>
          <Change title={text.fall} change={data.ifPricesFall} now={data.minutes ?? 0} names={names} />
        </>
      )}
    </section>
  );
}

interface ChangeProps {
  readonly title: string;
  readonly change: PlanChangeRow;
  readonly now: number;
  readonly names: ReadonlyMap<string, string>;
  /** What is to be said of it besides. */
  readonly children?: ComponentChildren;
}

function Change({ title, change, now, names, children }: ChangeProps) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const { minutes, goesOut, comesIn } = change;
  if (minutes === undefined) {
    return (
      <>
        <h3>{title}</h3>
        <p>{text.changeImpossible}</p>
        {children}
      </>
    );
  }
  const difference = Math.round(minutes - now);
  const signed = `${difference < 0 ? '−' : '+'}${format.integer(Math.abs(difference))}`;
  const isSame = goesOut.count === 0 && comesIn.count === 0;
  return (
    <>
      <h3>{title}</h3>
      <p>{text.changeMinutes(format.integer(minutes), signed)}</p>
      {isSame ? <p class="quiet">{text.changeNothing}</p> : null}
      {children}
      <Moves title={text.goesOut(format.integer(goesOut.count))} moves={goesOut} names={names} />
      <Moves title={text.comesIn(format.integer(comesIn.count))} moves={comesIn} names={names} />
    </>
  );
}

function Moves(props: {
  readonly title: string;
  readonly moves: PlanMovesRow;
  readonly names: ReadonlyMap<string, string>;
}) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const { count, first } = props.moves;
  if (count === 0) return null;
  const shown = first.slice(0, limits.movesShown);
  return (
    <details>
      <summary>{props.title}</summary>
      <ul class="moves">
        {shown.map(({ device, number, commune, measure }) => (
          <li key={`${device} ${measure}`}>
            <a href={paths.device(device)}>
              {text.moveLine(
                format.integer(number),
                props.names.get(commune) ?? commune,
                planWords(language).measure[measure as Measure] ?? measure,
              )}
            </a>
          </li>
        ))}
        {count > shown.length ? <li class="quiet">{text.andMore(format.integer(count - shown.length))}</li> : null}
      </ul>
    </details>
  );
}
