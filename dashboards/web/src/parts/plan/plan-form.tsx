import { plansPageText, planWords } from '@mach/messages';
import type { PlanDeskInfo } from '@mach/wire';
import { useId, useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { useSession } from '../../live/use-session.ts';
import { paths } from '../../navigation.ts';
import { firstWish, fromMillions, type PlanWish, sliderScale, withFunds } from '../../views/plan-wish.ts';

const MILLION = 1_000_000;

interface Props {
  readonly info: PlanDeskInfo;
  readonly names: ReadonlyMap<string, string>;
  readonly wish: PlanWish;
  readonly onWish: (wish: PlanWish) => void;
}

/** The sums, each as a slider and a field; one fund or two; for whom; and by which criteria and prices. */
export function PlanForm({ info, names, wish, onWish }: Props) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const { worthBuying, lastYear } = info;
  const millions = (dong: number) => format.number(dong / MILLION, 1);
  const isTwo = wish.partsBudget !== undefined;
  const first = firstWish(info);
  return (
    <>
      <PaperSums info={info} wish={wish} where={names.get(wish.commune ?? '') ?? wish.commune ?? text.wholeProvince} />
      <section class="card plan-form no-print" aria-labelledby="sums">
        <h2 id="sums">{text.sums}</h2>
        <div class="bar">
          <fieldset class="choice">
            <legend class="for-readers">{text.fundsLegend}</legend>
            {[true, false].map((two) => (
              <label key={String(two)}>
                <input
                  type="radio"
                  name="funds"
                  checked={isTwo === two}
                  onChange={() => onWish(withFunds(wish, two, info))}
                />{' '}
                {two ? text.twoFunds : text.oneFund}
              </label>
            ))}
          </fieldset>
          <Scope names={names} wish={wish} onWish={onWish} />
        </div>
        <div class="sliders">
          {isTwo ? (
            <>
              <SumSlider
                name={text.parts}
                value={wish.partsBudget ?? 0}
                worth={worthBuying.parts}
                onValue={(partsBudget) => onWish({ ...wish, partsBudget })}
              />
              <SumSlider
                name={text.assets}
                value={wish.budget}
                worth={worthBuying.assets}
                onValue={(budget) => onWish({ ...wish, budget })}
              />
            </>
          ) : (
            <SumSlider
              name={text.common}
              value={wish.budget}
              worth={worthBuying.parts + worthBuying.assets}
              onValue={(budget) => onWish({ ...wish, budget })}
            />
          )}
        </div>
        <p class="quiet">
          {lastYear === undefined
            ? text.noLastYear
            : text.lastYear(String(lastYear.year), millions(lastYear.parts), millions(lastYear.assets))}{' '}
          {text.worthBuying(millions(worthBuying.parts), millions(worthBuying.assets))}{' '}
          {lastYear === undefined ? null : (
            <button
              type="button"
              class="quiet-button"
              onClick={() => onWish({ ...first, ...(wish.commune === undefined ? {} : { commune: wish.commune }) })}
            >
              {text.lastYearButton}
            </button>
          )}
        </p>
        <Criteria info={info} />
      </section>
    </>
  );
}

/** On paper, in place of the form: which sums, where, and by what. */
function PaperSums({
  info,
  wish,
  where,
}: {
  readonly info: PlanDeskInfo;
  readonly wish: PlanWish;
  readonly where: string;
}) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const money = (dong: number) => text.money(format.number(dong / MILLION, 1));
  const { policy, prices } = info;
  const sums =
    wish.partsBudget === undefined
      ? [[text.common, wish.budget] as const]
      : [[text.parts, wish.partsBudget] as const, [text.assets, wish.budget] as const];
  return (
    <div class="only-print-block">
      <p>
        {text.where}: {where}. {sums.map(([name, dong]) => `${name}: ${money(dong)}`).join('; ')}.
      </p>
      <p>
        {(policy.isOwn ? text.policyOwn : text.policyShipped)(policy.version, format.date(Date.parse(policy.date)))}{' '}
        {text.prices(format.date(Date.parse(prices.date)), planWords(language).basis[prices.basis])}
      </p>
    </div>
  );
}

function Scope({ names, wish, onWish }: Pick<Props, 'names' | 'wish' | 'onWish'>) {
  const text = plansPageText(useSpoken().language);
  const choices = [...names].sort((a, b) => a[1].localeCompare(b[1], 'vi'));
  return (
    <label class="filter">
      {text.where}{' '}
      <select
        value={wish.commune ?? ''}
        onChange={({ currentTarget }) => {
          const { commune: _, ...sums } = wish;
          onWish(currentTarget.value === '' ? sums : { ...sums, commune: currentTarget.value });
        }}
      >
        <option value="">{text.wholeProvince}</option>
        {choices.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SliderProps {
  readonly name: string;
  /** Whole đồng. */
  readonly value: number;
  readonly worth: number;
  readonly onValue: (dong: number) => void;
}

function SumSlider({ name, value, worth, onValue }: SliderProps) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const id = useId();
  // The scale stays while the slider is drawn, or it would run away under the pointer.
  const [begin] = useState(value);
  // Half a number is nobody's sum yet, and must outlive whatever else is drawn anew meanwhile.
  const [typed, setTyped] = useState<string>();
  const { max, step } = sliderScale(worth, begin);
  const millions = value / MILLION;
  return (
    <div class="sum">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(max, step)}
        step={step}
        value={Math.min(millions, max)}
        aria-valuetext={text.money(format.number(millions, 1))}
        onInput={({ currentTarget }) => onValue(Number(currentTarget.value) * MILLION)}
      />
      <span class="typed">
        <input
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          value={typed ?? millions}
          aria-label={text.inMillions(name)}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onChange={({ currentTarget }) => {
            const dong = fromMillions(currentTarget.value);
            setTyped(undefined);
            if (dong !== undefined) onValue(dong);
          }}
        />{' '}
        {text.millions}
      </span>
    </div>
  );
}

function Criteria({ info: { policy, prices } }: { readonly info: PlanDeskInfo }) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const role = useSession()?.role;
  const mayChange = role === 'province-admin' || role === 'planner';
  const day = (iso: string) => format.date(Date.parse(iso));
  const millions = (dong: number) => format.number(dong / MILLION, 1);
  const limited = Object.keys(policy.communes).length;
  const basis = planWords(language).basis[prices.basis];
  const lines = [
    text.ceiling(millions(policy.replacementCeiling)),
    text.assetFrom(millions(policy.assetFrom)),
    text.minutesMin(format.number(policy.minutesMin)),
    text.moves[policy.moves],
    ...(policy.replacementsMax === undefined ? [] : [text.replacementsMax(format.integer(policy.replacementsMax))]),
    ...(limited === 0 ? [] : [text.floors(format.integer(limited))]),
    text.vat(prices.includesVat),
    text.licences(prices.includesLicences),
  ];
  return (
    <details>
      <summary>
        {text.criteria}: {(policy.isOwn ? text.policyOwn : text.policyShipped)(policy.version, day(policy.date))}{' '}
        {text.prices(day(prices.date), prices.source === prices.basis ? basis : `${basis}: ${prices.source}`)}
      </summary>
      <ul class="evidence">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {mayChange ? (
        <p class="no-print">
          <a href={paths.adminPart('planning')}>{text.criteriaChange}</a>
        </p>
      ) : null}
    </details>
  );
}
