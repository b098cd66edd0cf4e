import { availabilitySubject, reportsPageText } from '@mach/messages';
import type { AvailabilityTotal } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { paths } from '../../navigation.ts';
import { Promises } from './report-totals.tsx';
import { ShareCells, ShareHeads } from './share-cells.tsx';

interface Props {
  readonly totals: readonly AvailabilityTotal[];
  readonly names: ReadonlyMap<string, string>;
}

/** Each commune by one subject that is chosen, the least available first; who has no figures comes last. */
export function ReportCommunes({ totals, names }: Props) {
  const { language } = useSpoken();
  const text = reportsPageText(language);
  const subjects = totals.filter(({ communeCode }) => communeCode === undefined);
  const [chosen, setChosen] = useState('line.internet');
  const subject = subjects.find((each) => each.subject === chosen) ?? subjects[0];
  if (subject === undefined) return null;
  const rows = totals
    .filter((each) => each.communeCode !== undefined && each.subject === subject.subject)
    .sort((a, b) => (a.working.ratio ?? 2) - (b.working.ratio ?? 2));
  return (
    <section aria-labelledby="by-commune">
      <h3 id="by-commune">{text.byCommune}</h3>
      <label class="filter no-print">
        {text.subject}{' '}
        <select value={subject.subject} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          {subjects.map((each) => (
            <option key={each.subject} value={each.subject}>
              {availabilitySubject(each, language)}
            </option>
          ))}
        </select>
      </label>
      <table class="rows stacks">
        <caption>{text.byCommuneCaption(availabilitySubject(subject, language))}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columnCommune}</th>
            <ShareHeads />
            <th scope="col">{text.columnPromised}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.communeCode}>
              <th scope="row" class="cell-name">
                <a href={paths.commune(row.communeCode ?? '')}>{names.get(row.communeCode ?? '') ?? row.communeCode}</a>
              </th>
              <ShareCells {...row} />
              <td data-label={text.columnPromised}>
                <Promises {...row.promises} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
