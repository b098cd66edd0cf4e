import type { PriceItem } from '@mach/priority';
import type { PlanningBounds } from '@mach/wire';
import type { ChangeProblem } from '../ask-admin.ts';
import { useAdmin } from '../spoken.ts';
import { MoneyCell } from './money-cell.tsx';
import type { BulkFields, PriceFields } from './price-fields.ts';

interface Props {
  readonly fields: PriceFields;
  readonly bounds: PlanningBounds;
  readonly set: (more: Partial<PriceFields>) => void;
  readonly problem: ChangeProblem | undefined;
}

/** Prices for many: from how many pieces on, and how much less each then costs. */
export function BulkRows({ fields, bounds, set, problem }: Props) {
  const { admin, format } = useAdmin();
  const { planningFields: words, common } = admin;
  const { bulk } = fields;
  const put = (place: number, more: Partial<BulkFields>) =>
    set({ bulk: bulk.map((step, at) => (at === place ? { ...step, ...more } : step)) });
  return (
    <fieldset class="form-wide money-group">
      <legend>
        {words.bulk} <span class="quiet">({common.optional})</span>
      </legend>
      <p class="quiet">{words.bulkHint(format.integer(bounds.bulkStepsMax))}</p>
      {bulk.map((step, place) => {
        const row = `${place + 1}`;
        return (
          <div key={place} class="money-row">
            <label>
              <span>{words.bulkItem}</span>
              <select
                value={step.item}
                onChange={(event) => put(place, { item: event.currentTarget.value as PriceItem })}
              >
                {Object.entries(words.items).map(([item, [name]]) => (
                  <option key={item} value={item}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            {(['from', 'discount'] as const).map((name) => (
              <div key={name}>
                <span aria-hidden="true">{name === 'from' ? words.bulkFrom : words.bulkDiscount}</span>
                <MoneyCell
                  name={`prices.bulk.${place}.${name}`}
                  label={`${name === 'from' ? words.bulkFrom : words.bulkDiscount}, ${row}`}
                  isCount={name === 'from'}
                  value={step[name]}
                  onChange={(value) => put(place, { [name]: value })}
                  problem={problem}
                />
              </div>
            ))}
            <button
              type="button"
              class="small"
              aria-label={words.removeRow(row)}
              onClick={() => set({ bulk: bulk.filter((_, at) => at !== place) })}
            >
              {common.remove}
            </button>
          </div>
        );
      })}
      {bulk.length >= bounds.bulkStepsMax ? null : (
        <button
          type="button"
          class="small"
          onClick={() => set({ bulk: [...bulk, { item: 'pc-office', from: '', discount: '' }] })}
        >
          {words.bulkAdd}
        </button>
      )}
    </fieldset>
  );
}
