import { plansPageText } from '@mach/messages';
import { useSpoken } from '../../language.ts';
import { limits } from '../../limits.ts';
import { useLive } from '../../live/use-live.ts';

/** As much of an issued plan as this page shows; what it lacks is left out. */
interface IssuedRow {
  readonly id?: string | number;
  readonly number?: string | number;
  readonly madeOn?: string;
  readonly issuedAt?: number;
  readonly minutes?: number;
  readonly cost?: { readonly parts: number; readonly assets: number };
}

/** The plans that were issued, where the collector keeps any: nothing stands here before. */
export function IssuedPlans() {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [{ data }] = useLive<{ readonly items?: readonly IssuedRow[] }>('/api/v1/plans/issued', limits.slowPollMs);
  const rows = (data?.items ?? []).filter((row) => idOf(row) !== undefined);
  if (rows.length === 0) return null;
  return (
    <section class="card" aria-labelledby="issued">
      <h2 id="issued">{text.issued}</h2>
      <ul class="evidence">
        {rows.map((row) => {
          const at = row.issuedAt ?? (row.madeOn === undefined ? Number.NaN : Date.parse(row.madeOn));
          const cost = row.cost === undefined ? undefined : row.cost.parts + row.cost.assets;
          return (
            <li key={idOf(row)}>
              <a href={`/api/v1/plans/issued/${encodeURIComponent(String(idOf(row)))}`} target="_self">
                {String(idOf(row)).slice(0, 24)}
              </a>{' '}
              {Number.isNaN(at) ? null : text.issuedOn(format.date(at))}
              {cost === undefined ? null : ` · ${text.money(format.number(cost / 1_000_000, 1))}`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const idOf = ({ id, number }: IssuedRow) => id ?? number;
