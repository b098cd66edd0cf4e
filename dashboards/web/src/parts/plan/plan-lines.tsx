import { plansPageText, planWords, reasonLabel, reasonSentence, registerSentence, terms } from '@mach/messages';
import type { Fund, Measure, OptionNote } from '@mach/priority';
import type { Coverage, PlanLineRow, PlanListAnswer } from '@mach/wire';
import { useMemo, useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import type { Latest } from '../../live/latest-question.ts';
import { type Sorted, SortHeading } from '../sort-heading.tsx';
import { VirtualTable } from '../virtual-table.tsx';
import { NarrowedList } from './narrowed-list.tsx';
import { PlanDeviceCells } from './plan-device.tsx';
import { Working } from './working.tsx';

const MILLION = 1_000_000;

type Column = 'device' | 'commune' | 'cost' | 'minutes';

interface Props {
  readonly latest: Latest<PlanListAnswer>;
  readonly names: ReadonlyMap<string, string>;
  readonly stop: () => void;
  readonly retry: () => void;
}

/** What is bought, for whom and why: every line of the plan, to be narrowed, sorted and followed to the device. */
export function PlanLines({ latest, names, stop, retry }: Props) {
  const text = plansPageText(useSpoken().language);
  const lines = latest.data?.lines;
  return (
    <section class="plan-lines" aria-labelledby="lines" aria-busy={latest.asking !== undefined}>
      <div class="section-head">
        <h2 id="lines">{text.list}</h2>
        <Working
          isWorking={latest.asking !== undefined}
          isStopped={latest.isStopped === true}
          label={text.listLoading}
          stop={stop}
          retry={retry}
        />
      </div>
      {lines === undefined ? null : lines.length === 0 ? (
        <p class="card">{text.listEmpty}</p>
      ) : (
        <Lines lines={lines} names={names} />
      )}
    </section>
  );
}

function Lines({ lines, names }: { readonly lines: readonly PlanLineRow[]; readonly names: Props['names'] }) {
  const { language } = useSpoken();
  const text = plansPageText(language);
  const words = planWords(language);
  const nameOf = (code: string) => names.get(code) ?? code;
  return (
    <NarrowedList
      all={lines}
      names={names}
      textOf={({ number, label = '', commune }) => `${number} ${label} ${nameOf(commune)}`}
      choices={[
        { name: 'commune', codesOf: ({ commune }) => [commune], label: text.filterCommune, word: nameOf },
        {
          name: 'measure',
          codesOf: ({ measure }) => [measure],
          label: text.filterMeasure,
          word: (code) => words.measure[code as Measure] ?? code,
        },
        {
          name: 'fund',
          codesOf: ({ fund }) => [fund],
          label: text.filterFund,
          word: (code) => words.fund[code as Fund],
        },
        {
          name: 'reason',
          codesOf: ({ reasons }) => reasons.map(({ code }) => code),
          label: text.filterReason,
          word: (code) => reasonLabel(code, language),
        },
        {
          name: 'coverage',
          codesOf: ({ coverage }) => [coverage],
          label: text.filterCoverage,
          word: (code) => terms.coverage(code as Coverage, language),
        },
      ]}
    >
      {(rows) => <Sortable rows={rows} nameOf={nameOf} />}
    </NarrowedList>
  );
}

function Sortable({
  rows,
  nameOf,
}: {
  readonly rows: readonly PlanLineRow[];
  readonly nameOf: (code: string) => string;
}) {
  const { language } = useSpoken();
  const text = plansPageText(language);
  const [sorted, setSorted] = useState<Sorted<Column>>({ by: 'minutes', turned: false });
  const orders: Readonly<Record<Column, (a: PlanLineRow, b: PlanLineRow) => number>> = {
    device: (a, b) => a.number - b.number,
    commune: (a, b) => nameOf(a.commune).localeCompare(nameOf(b.commune), 'vi') || a.number - b.number,
    cost: (a, b) => b.cost - a.cost,
    minutes: (a, b) => b.minutes - a.minutes,
  };
  const inOrder = useMemo(() => {
    const found = [...rows].sort(orders[sorted.by]);
    return sorted.turned ? found.reverse() : found;
  }, [rows, sorted, language]);
  const heading = (column: Column, name: string, number = false) => (
    <SortHeading column={column} name={name} number={number} sorted={sorted} onSort={setSorted} />
  );
  return (
    <VirtualTable
      rows={inOrder}
      keyOf={({ device, measure }) => `${device} ${measure}`}
      caption={text.listCaption}
      class="stacks plan-rows"
      columns={6}
      head={
        <>
          {heading('device', text.columnDevice)}
          {heading('commune', text.filterCommune)}
          <th scope="col">{text.columnWhat}</th>
          {heading('cost', text.columnCost, true)}
          {heading('minutes', text.columnMinutes, true)}
          <th scope="col">{text.columnReasons}</th>
        </>
      }
    >
      {(row) => <Line row={row} commune={nameOf(row.commune)} />}
    </VirtualTable>
  );
}

function Line({ row, commune }: { readonly row: PlanLineRow; readonly commune: string }) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const words = planWords(language);
  const millions = (dong: number) => format.number(dong / MILLION, 1);
  const notes = [
    ...(row.fromNumber === undefined ? [] : [text.movedFrom(format.integer(row.fromNumber))]),
    ...(row.isMandatory ? [text.mandatory] : []),
    ...row.notes.map((code) => words.note[code as OptionNote] ?? code),
  ];
  return (
    <>
      <PlanDeviceCells row={row} commune={commune} heading={text.filterCommune} />
      <td data-label={text.columnWhat}>
        {words.measure[row.measure as Measure] ?? row.measure}
        <span class="label">{words.fund[row.fund]}</span>
        {notes.length === 0 ? null : <span class="label">{notes.join('; ')}</span>}
        <span class="label">{registerSentence(row.equipment, row.asset, language)}</span>
      </td>
      <td class="number" data-label={text.columnCost}>
        {millions(row.cost)}
        <span class="label no-break">{text.costRange(millions(row.costLow), millions(row.costHigh))}</span>
      </td>
      <td class="number" data-label={text.columnMinutes}>
        {format.integer(row.minutes)}
        {row.isEstimated ? <span class="label">{text.estimated}</span> : null}
      </td>
      <td class="cell-reasons" data-label={text.columnReasons}>
        <ul class="reasons">
          {row.reasons.map((reason) => (
            <li key={`${reason.code} ${JSON.stringify(reason.parameters)}`}>{reasonSentence(reason, language)}</li>
          ))}
        </ul>
      </td>
    </>
  );
}
