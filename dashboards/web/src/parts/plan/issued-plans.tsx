import { plansPageText } from '@mach/messages';
import { useSpoken } from '../../language.ts';
import { limits } from '../../limits.ts';
import { useLive } from '../../live/use-live.ts';

/** As much of an issued plan as this page shows. Times are ms, money whole đồng. */
interface IssuedRow {
  readonly number: number;
  readonly issuedAt: number;
  readonly title?: string;
  readonly minutes: number;
  readonly lines: number;
  readonly cost: { readonly parts: number; readonly assets: number };
}

/** The plans that were issued, each with its papers as they were; nothing stands here before there is one. */
export function IssuedPlans() {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [{ data }] = useLive<{ readonly items: readonly IssuedRow[] }>('/api/v1/plans/issued', limits.longListPollMs);
  if (data === undefined || data.items.length === 0) return null;
  const file = (number: number, name: string) => `/api/v1/plans/issued/${number}/${name}?lang=${language}`;
  return (
    <section class="card" aria-labelledby="issued">
      <h2 id="issued">{text.issued}</h2>
      <ul class="evidence">
        {data.items.map(({ number, issuedAt, title, minutes, lines, cost }) => (
          <li key={number}>
            <strong>{text.issuedAs(format.integer(number), title, format.date(issuedAt))}</strong>:{' '}
            {text.summarySpoken(
              format.integer(minutes),
              format.number((cost.parts + cost.assets) / 1_000_000, 1),
              format.integer(lines),
            )}{' '}
            <a href={file(number, 'to-trinh.docx')} download="">
              {text.report}
            </a>{' '}
            ·{' '}
            <a href={file(number, 'phu-luc.xlsx')} download="">
              {text.annex}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
