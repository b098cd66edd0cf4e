import type { PriceList } from '@mach/priority';
import type { PlanningInForce } from '@mach/wire';
import { Choice, Text } from '../form.tsx';
import { useAdmin } from '../spoken.ts';
import { BulkRows } from './bulk-rows.tsx';
import { MoneyCell } from './money-cell.tsx';
import { fieldsOfPrices, type PriceFields, RANGE_ENDS, typedPrices } from './price-fields.ts';
import { PriceRows } from './price-rows.tsx';
import { usePlanningForm } from './use-planning-form.ts';
import { VersionForm } from './version-form.tsx';

interface Props {
  readonly inForce: PlanningInForce<PriceList>;
  readonly onChange: () => void;
}

/** Prices in force, to be changed into the next version. */
export function PricesForm({ inForce, onChange }: Props) {
  const { planningFields: words } = useAdmin().admin;
  const { bounds } = inForce;
  const notBefore = inForce.from === 'province' ? inForce.value.date : undefined;
  const form = usePlanningForm<PriceFields, PriceList>({
    ...{ inForce, onChange, fieldsOf: fieldsOfPrices },
    typed: (fields) => typedPrices(fields, { bounds, notBefore }),
  });
  const { fields, set } = form;
  const { problem } = form.change;
  const yesNo = [['yes', words.yes] as const, ['no', words.no] as const];
  return (
    <VersionForm kind="prices" form={form}>
      <Text
        name="prices.date"
        label={words.date}
        hint={words.dateHint}
        value={fields.date}
        onChange={(date) => set({ date })}
        problem={problem}
        lengthMax={20}
      />
      <Choice
        name="prices.basis"
        label={words.basis}
        hint={words.basisHint}
        value={fields.basis}
        onChange={(basis) => set({ basis: basis as PriceList['basis'] })}
        choices={Object.entries(words.bases)}
        problem={problem}
      />
      <Text
        name="prices.source"
        label={words.source}
        hint={words.sourceHint}
        isOptional={fields.basis === 'assumption'}
        isWide
        value={fields.source}
        onChange={(source) => set({ source })}
        problem={problem}
        lengthMax={bounds.textCharactersMax}
      />
      <Choice
        name="prices.vat"
        label={words.vat}
        hint={words.vatHint}
        value={fields.vat}
        onChange={(vat) => set({ vat: vat as 'yes' })}
        choices={yesNo}
        problem={problem}
      />
      <Choice
        name="prices.licences"
        label={words.licences}
        hint={words.licencesHint}
        value={fields.licences}
        onChange={(licences) => set({ licences: licences as 'yes' })}
        choices={yesNo}
        problem={problem}
      />
      {fields.licences === 'no' ? null : (
        <fieldset class="form-wide money-group">
          <legend>{words.licence}</legend>
          <p class="quiet">{words.licenceHint}</p>
          <div class="money-row">
            {RANGE_ENDS.map((end) => (
              <div key={end}>
                <span aria-hidden="true">{words.ends[end]}</span>
                <MoneyCell
                  name={`prices.licence.${end}`}
                  label={`${words.licence}, ${words.ends[end]}`}
                  value={fields.licence[end]}
                  onChange={(value) => set({ licence: { ...fields.licence, [end]: value } })}
                  problem={problem}
                />
              </div>
            ))}
          </div>
        </fieldset>
      )}
      <PriceRows fields={fields} before={inForce.value} set={set} problem={problem} />
      <BulkRows fields={fields} bounds={bounds} set={set} problem={problem} />
    </VersionForm>
  );
}
