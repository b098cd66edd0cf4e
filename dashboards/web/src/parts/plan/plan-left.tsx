import { plansPageText, planText, planWords, terms } from '@mach/messages';
import type { Exclusion, Measure } from '@mach/priority';
import type { Coverage, PlanLeftRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { VirtualTable } from '../virtual-table.tsx';
import { NarrowedList } from './narrowed-list.tsx';
import { PlanDeviceCells } from './plan-device.tsx';

interface Props {
  readonly left: readonly PlanLeftRow[];
  readonly names: ReadonlyMap<string, string>;
}

/** Who gets nothing, and why: how many for each reason, and each of them for who asks, for it may be the whole province. */
export function PlanLeft({ left, names }: Props) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [isOpen, setOpen] = useState(false);
  const counts = new Map<PlanLeftRow['because'], number>();
  for (const { because } of left) counts.set(because, (counts.get(because) ?? 0) + 1);
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="left">
      <h2 id="left">{text.left}</h2>
      <ul>
        {Array.from(counts, ([because, count]) => (
          <li key={because}>
            {planText(language).notChosen(format.integer(count), planWords(language).notChosen[because])}
          </li>
        ))}
      </ul>
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
  const nameOf = (code: string) => names.get(code) ?? code;
  const because = (code: string) => words.notChosen[code as PlanLeftRow['because']] ?? code;
  return (
    <NarrowedList
      all={left}
      names={names}
      textOf={({ number, label = '', commune }) => `${number} ${label} ${nameOf(commune)}`}
      choices={[
        { name: 'commune', codesOf: ({ commune }) => [commune], label: text.filterCommune, word: nameOf },
        { name: 'because', codesOf: (row) => [row.because], label: text.columnBecause, word: because },
        {
          name: 'coverage',
          codesOf: ({ coverage }) => [coverage],
          label: text.filterCoverage,
          word: (code) => terms.coverage(code as Coverage, language),
        },
      ]}
    >
      {(rows) => (
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
    </NarrowedList>
  );
}
