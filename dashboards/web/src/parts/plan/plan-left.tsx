import { plansPageText, planWords, terms } from '@mach/messages';
import type { Exclusion, Measure, NotChosen } from '@mach/priority';
import type { Coverage, PlanLeftRow } from '@mach/wire';
import { useMemo, useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { type Chosen, filteredList } from '../../views/list-filters.ts';
import { ListFilterBar } from '../list-filter-bar.tsx';
import { VirtualTable } from '../virtual-table.tsx';
import { PaperNote } from './paper-note.tsx';
import { PlanDeviceCells } from './plan-device.tsx';

interface Props {
  readonly left: readonly PlanLeftRow[];
  readonly names: ReadonlyMap<string, string>;
}

/** Who gets nothing, and why; opened by who asks, for it may be the whole province. */
export function PlanLeft({ left, names }: Props) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [isOpen, setOpen] = useState(false);
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="left">
      <h2 id="left">{text.left}</h2>
      {isOpen ? (
        <Left left={left} names={names} />
      ) : (
        <button type="button" class="no-print" onClick={() => setOpen(true)}>
          {text.leftShow(format.integer(left.length))}
        </button>
      )}
    </section>
  );
}

function Left({ left, names }: Props) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const words = planWords(language);
  const [chosen, setChosen] = useState<Chosen>({});
  const [search, setSearch] = useState('');
  const nameOf = (code: string) => names.get(code) ?? code;
  const list = useMemo(
    () =>
      filteredList(
        left,
        [
          { name: 'commune', codesOf: ({ commune }) => [commune] },
          { name: 'because', codesOf: ({ because }) => [because] },
          { name: 'coverage', codesOf: ({ coverage }) => [coverage] },
        ],
        ({ number, label = '', commune }) => `${number} ${label} ${nameOf(commune)}`,
      ),
    [left, names],
  );
  const rows = useMemo(() => list.rows(chosen, search), [list, chosen, search]);
  const because = (code: string) => words.notChosen[code as NotChosen['because']] ?? code;
  const choice = (name: string, label: string, word: (code: string) => string) => ({
    name,
    label,
    options: list.codes(name).map(([code, count]) => [code, word(code), count] as const),
  });
  return (
    <>
      <ListFilterBar
        title={text.filters}
        all={text.filterAll}
        clear={text.clear}
        search={{ label: text.search, hint: text.searchHint, value: search }}
        choices={[
          choice('commune', text.filterCommune, nameOf),
          choice('because', text.columnBecause, because),
          choice('coverage', text.filterCoverage, (code) => terms.coverage(code as Coverage, language)),
        ]}
        chosen={chosen}
        onChosen={setChosen}
        onSearch={setSearch}
        found={text.shown(format.integer(rows.length), format.integer(left.length))}
      />
      <PaperNote rows={rows.length} />
      {rows.length === 0 ? (
        <p class="card">{text.listNoMatch}</p>
      ) : (
        <VirtualTable
          rows={rows}
          keyOf={({ device }) => device}
          caption={text.leftCaption}
          class="stacks plan-rows left-rows"
          columns={4}
          head={
            <>
              <th scope="col">{text.columnDevice}</th>
              <th scope="col">{text.filterCommune}</th>
              <th scope="col">{text.columnBecause}</th>
              <th scope="col" class="number">
                {text.columnRate}
              </th>
            </>
          }
        >
          {(row) => (
            <>
              <PlanDeviceCells row={row} commune={nameOf(row.commune)} heading={text.filterCommune} />
              <td class="cell-reasons" data-label={text.columnBecause}>
                {because(row.because)}
                {row.excluded.map(({ measure, because: why }) => (
                  <span key={measure} class="label">
                    {text.excluded(
                      words.measure[measure as Measure] ?? measure,
                      words.excluded[why as Exclusion] ?? why,
                    )}
                  </span>
                ))}
              </td>
              <td class="number" data-label={text.columnRate}>
                {row.minutesPerMillion === undefined ? '–' : format.number(row.minutesPerMillion, 1)}
              </td>
            </>
          )}
        </VirtualTable>
      )}
    </>
  );
}
