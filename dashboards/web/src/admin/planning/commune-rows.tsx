import type { CommuneRow, Listed } from '@mach/wire';
import { limits } from '../../limits.ts';
import { useLive } from '../../live/use-live.ts';
import type { ChangeProblem } from '../ask-admin.ts';
import { useAdmin } from '../spoken.ts';
import { MoneyCell } from './money-cell.tsx';
import type { CommuneFields, PolicyFields } from './policy-fields.ts';

interface Props {
  readonly fields: PolicyFields;
  readonly set: (more: Partial<PolicyFields>) => void;
  readonly problem: ChangeProblem | undefined;
}

/** The least and the most that may be spent for single communes. */
export function CommuneRows({ fields, set, problem }: Props) {
  const { admin } = useAdmin();
  const { planningFields: words, common, kits } = admin;
  const [{ data }] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const known = data?.items ?? [];
  const { communes } = fields;
  const put = (place: number, more: Partial<CommuneFields>) =>
    set({ communes: communes.map((each, at) => (at === place ? { ...each, ...more } : each)) });
  const sentences = common.problems as Readonly<Record<string, string | undefined>>;
  return (
    <fieldset class="form-wide money-group">
      <legend>{words.perCommune}</legend>
      <p class="quiet">{words.communesHint}</p>
      {communes.map(({ code, floor, cap }, place) => {
        const name = known.find((each) => each.code === code)?.name ?? code;
        const wrong = problem?.fields.get(`communes.${place}.code`);
        const id = `field-policy.communes.${place}.code`;
        const row = name === '' ? `${place + 1}` : name;
        return (
          <div key={place} class="money-row">
            <div class={wrong === undefined ? undefined : 'field-wrong'}>
              <span aria-hidden="true">{words.commune}</span>
              <select
                id={id}
                value={code}
                aria-label={`${words.commune}, ${place + 1}`}
                aria-invalid={wrong === undefined ? undefined : 'true'}
                aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
                onChange={(event) => put(place, { code: event.currentTarget.value })}
              >
                <option value="">{kits.chooseCommune}</option>
                {code === '' || known.some((each) => each.code === code) ? null : <option value={code}>{code}</option>}
                {known.map((each) => (
                  <option key={each.code} value={each.code}>
                    {each.name} ({each.code})
                  </option>
                ))}
              </select>
              {wrong === undefined ? null : (
                <small id={`${id}-wrong`} class="field-problem">
                  {sentences[wrong] ?? wrong}
                </small>
              )}
            </div>
            {(['floor', 'cap'] as const).map((end) => (
              <div key={end}>
                <span aria-hidden="true">{words[end]}</span>
                <MoneyCell
                  name={`policy.communes.${place}.${end}`}
                  label={`${row}, ${words[end]}`}
                  value={end === 'floor' ? floor : cap}
                  onChange={(value) => put(place, { [end]: value })}
                  problem={problem}
                />
              </div>
            ))}
            <button
              type="button"
              class="small"
              aria-label={words.removeRow(row)}
              onClick={() => set({ communes: communes.filter((_, at) => at !== place) })}
            >
              {common.remove}
            </button>
          </div>
        );
      })}
      <button
        type="button"
        class="small"
        onClick={() => set({ communes: [...communes, { code: '', floor: '', cap: '' }] })}
      >
        {words.communeAdd}
      </button>
    </fieldset>
  );
}
