import { availabilitySubject, availabilityText, reportsPageText } from '@mach/messages';
import type { AvailabilityRow } from '@mach/wire';
import { useMemo } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { paths } from '../../navigation.ts';
import { VirtualTable } from '../virtual-table.tsx';
import { ShareCells, ShareHeads } from './share-cells.tsx';

interface Props {
  readonly rows: readonly AvailabilityRow[];
  readonly names: ReadonlyMap<string, string>;
  /** Of one commune: every subject of its sites, not the lines alone. */
  readonly isOfOne: boolean;
}

const COLUMNS = 9;

/** Each line, with what was promised beside what was measured; of one commune its services too. The least available first. */
export function ReportRows({ rows, names, isOfOne }: Props) {
  const { language, format } = useSpoken();
  const text = reportsPageText(language);
  const said = availabilityText(language);
  const sorted = useMemo(
    () => [...rows].sort((a, b) => (isOfOne ? 0 : (a.working.ratio ?? 2) - (b.working.ratio ?? 2))),
    [rows, isOfOne],
  );
  if (rows.length === 0) return null;
  const hasPromises = rows.some(({ targets }) => targets.length > 0);
  return (
    <section aria-labelledby="rows">
      <h3 id="rows">{isOfOne ? text.byService : text.byLine}</h3>
      {hasPromises ? null : <p class="quiet">{text.noPromises}</p>}
      <VirtualTable
        rows={sorted}
        keyOf={({ siteId, subject, name = '' }) => `${siteId} ${subject} ${name}`}
        caption={isOfOne ? text.byServiceCaption : text.byLineCaption}
        class="stacks"
        columns={COLUMNS}
        head={
          <>
            <th scope="col">{text.columnCommune}</th>
            <th scope="col">{text.columnSubject}</th>
            <th scope="col">{text.columnPromised}</th>
            <ShareHeads />
          </>
        }
      >
        {(row) => (
          <>
            <th scope="row" class="cell-name">
              <a href={paths.commune(row.communeCode)}>
                <bdi>{names.get(row.communeCode) ?? row.communeCode}</bdi>
              </a>
              <span class="label">
                <bdi>{row.site}</bdi>
              </span>
            </th>
            <td data-label={text.columnSubject}>{availabilitySubject(row, language)}</td>
            <td data-label={text.columnPromised}>
              {row.targets.length === 0
                ? '–'
                : row.targets.map(({ percent, outcome, schedule }) => (
                    <span key={schedule} class={outcome === 'missed' ? 'bad' : undefined}>
                      {said.target(format.number(percent, 3), said.outcomes[outcome])}
                    </span>
                  ))}
            </td>
            <ShareCells {...row} />
          </>
        )}
      </VirtualTable>
    </section>
  );
}
