import { availabilitySubject, reportsPageText } from '@mach/messages';
import type { AvailabilityTotal } from '@mach/wire';
import { useSpoken } from '../../language.ts';
import { ShareCells, ShareHeads } from './share-cells.tsx';

/** Everything added up: a row for sites, lines, meetings and each service. */
export function ReportTotals({ totals }: { readonly totals: readonly AvailabilityTotal[] }) {
  const { language, format } = useSpoken();
  const text = reportsPageText(language);
  return (
    <section aria-labelledby="totals">
      <h3 id="totals">{text.totals}</h3>
      <table class="rows stacks">
        <caption class="for-readers">{text.totalsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columnSubject}</th>
            <th scope="col" class="number">
              {text.columnSites}
            </th>
            <ShareHeads />
            <th scope="col">{text.columnPromised}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => (
            <tr key={total.subject}>
              <th scope="row" class="cell-name">
                {availabilitySubject(total, language)}
              </th>
              <td class="number" data-label={text.columnSites}>
                {format.integer(total.sites)}
              </td>
              <ShareCells {...total} />
              <td data-label={text.columnPromised}>
                <Promises {...total.promises} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many have kept what was promised. */
export function Promises({ met, missed, open }: AvailabilityTotal['promises']) {
  const { language, format } = useSpoken();
  const text = reportsPageText(language);
  if (met + missed + open === 0) return <>–</>;
  const told = [
    ...(missed > 0 ? [text.missed(format.integer(missed))] : []),
    ...(met > 0 ? [text.met(format.integer(met))] : []),
    ...(open > 0 ? [text.open(format.integer(open))] : []),
  ];
  return <span class={missed > 0 ? 'bad' : undefined}>{told.join(', ')}</span>;
}
