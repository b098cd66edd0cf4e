import type { PriceItem, PriceList } from '@mach/priority';
import type { ChangeProblem } from '../ask-admin.ts';
import { useAdmin } from '../spoken.ts';
import { MoneyCell } from './money-cell.tsx';
import { isStrange, moved, type PriceFields, RANGE_ENDS } from './price-fields.ts';

interface Props {
  readonly fields: PriceFields;
  /** What is in force, to see what moves. */
  readonly before: PriceList;
  readonly set: (more: Partial<PriceFields>) => void;
  readonly problem: ChangeProblem | undefined;
}

/** The table of prices: what can be bought, by what unit, and the least, the likely and the most that it costs. */
export function PriceRows({ fields, before, set, problem }: Props) {
  const { planningFields: words } = useAdmin().admin;
  return (
    <div class="form-wide">
      <h3 id="price-rows">{words.prices}</h3>
      <p class="quiet">{words.pricesHint}</p>
      <table class="rows stacks money-rows" aria-labelledby="price-rows">
        <thead>
          <tr>
            <th scope="col">{words.columnItem}</th>
            <th scope="col">{words.columnUnit}</th>
            {RANGE_ENDS.map((end) => (
              <th scope="col" key={end}>
                {words.ends[end]}
              </th>
            ))}
            <th scope="col">{words.columnMove}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(fields.items) as PriceItem[]).map((item) => {
            const [name, unit] = words.items[item] ?? [item, ''];
            const range = fields.items[item];
            return (
              <tr key={item}>
                <th scope="row" class="cell-name">
                  {name}
                </th>
                <td data-label={words.columnUnit}>{unit}</td>
                {RANGE_ENDS.map((end) => (
                  <td key={end} data-label={words.ends[end]}>
                    <MoneyCell
                      name={`prices.items.${item}.${end}`}
                      label={`${name}, ${words.ends[end]}`}
                      value={range[end]}
                      onChange={(value) => set({ items: { ...fields.items, [item]: { ...range, [end]: value } } })}
                      problem={problem}
                    />
                  </td>
                ))}
                <td data-label={words.columnMove}>
                  <Move typed={range.likely} before={before.items[item]?.likely ?? 0} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Move({ typed, before }: { readonly typed: string; readonly before: number }) {
  const { admin, format } = useAdmin();
  const { planningFields: words } = admin;
  const move = moved(typed, before);
  if (move === undefined) return <span class="quiet">{words.unmoved}</span>;
  const told = `${move < 0 ? '−' : '+'}${format.percent(Math.abs(move))}`;
  return isStrange(move) ? <strong class="warn">{words.strange(told)}</strong> : <span>{told}</span>;
}
