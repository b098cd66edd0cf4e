import { assetSentence, changeNote, terms } from '@mach/messages';
import type { PriorityRow } from '@mach/wire';
import { useMemo } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { DeviceName } from './device-name.tsx';
import { MinutesRange } from './minutes-range.tsx';
import { ReasonList } from './reason-list.tsx';
import { type Sorted, SortHeading } from './sort-heading.tsx';
import { VirtualTable } from './virtual-table.tsx';

export type PriorityColumn = 'rank' | 'device' | 'commune' | 'minutes' | 'confidence';

interface Props {
  readonly rows: readonly PriorityRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly caption: string;
  readonly sorted: Sorted<PriorityColumn>;
  readonly onSort: (sorted: Sorted<PriorityColumn>) => void;
}

const CONFIDENCE = ['high', 'medium', 'low'];
const COLUMNS = 7;
/** A row with three reasons. */
const GUESS_PX = 84;

/** The upgrade-priority list. Bars share one scale, that of the longest, so that rows can be compared by eye. */
export function PriorityTable({ rows, names, caption, sorted, onSort }: Props) {
  const { priorities } = useSpoken().messages;
  const scaleMinutes = useMemo(
    () => rows.reduce((most, { minutesPerMonth }) => Math.max(most, minutesPerMonth.high), 1),
    [rows],
  );
  const inOrder = useMemo(() => {
    const nameOf = ({ communeCode }: PriorityRow) => names.get(communeCode) ?? communeCode;
    const orders: Readonly<Record<PriorityColumn, (a: PriorityRow, b: PriorityRow) => number>> = {
      rank: (a, b) => a.rank - b.rank,
      device: (a, b) => a.number - b.number,
      commune: (a, b) => nameOf(a).localeCompare(nameOf(b), 'vi') || a.rank - b.rank,
      minutes: (a, b) => b.minutesPerMonth.likely - a.minutesPerMonth.likely || a.rank - b.rank,
      confidence: (a, b) => CONFIDENCE.indexOf(a.confidence) - CONFIDENCE.indexOf(b.confidence) || a.rank - b.rank,
    };
    const sortedRows = [...rows].sort(orders[sorted.by]);
    return sorted.turned ? sortedRows.reverse() : sortedRows;
  }, [rows, names, sorted]);
  const heading = (column: PriorityColumn, name: string, number = false) => (
    <SortHeading column={column} name={name} number={number} sorted={sorted} onSort={onSort} />
  );
  return (
    <VirtualTable
      rows={inOrder}
      keyOf={({ device }) => device}
      caption={caption}
      class="stacks priorities"
      columns={COLUMNS}
      guessPx={GUESS_PX}
      head={
        <>
          {heading('rank', priorities.columnRank, true)}
          {heading('device', priorities.columnDevice)}
          {heading('commune', priorities.columnCommune)}
          {heading('minutes', `${priorities.columnMinutes}, ${priorities.columnMinutesNote}`)}
          <th scope="col">{priorities.columnReasons}</th>
          {heading('confidence', priorities.columnConfidence)}
          <th scope="col">{priorities.columnCoverage}</th>
        </>
      }
    >
      {(row) => <Row row={row} commune={names.get(row.communeCode)} scaleMinutes={scaleMinutes} />}
    </VirtualTable>
  );
}

interface RowProps {
  readonly row: PriorityRow;
  readonly commune: string | undefined;
  readonly scaleMinutes: number;
}

function Row({ row, commune, scaleMinutes }: RowProps) {
  const { messages, language, format } = useSpoken();
  const { priorities } = messages;
  return (
    <>
      <td class="number rank" data-label={priorities.columnRank}>
        {format.integer(row.rank)}
      </td>
      <th scope="row" class="cell-name">
        <DeviceName id={row.device} number={row.number} {...(row.label === undefined ? {} : { label: row.label })} />
        <span class="label">{terms.role(row.role, language)}</span>
      </th>
      <td class="cell-commune" data-label={priorities.columnCommune}>
        <a href={paths.commune(row.communeCode)}>{commune ?? row.communeCode}</a>
      </td>
      <td data-label={priorities.columnMinutes}>
        <MinutesRange minutes={row.minutesPerMonth} scaleMinutes={scaleMinutes} />
      </td>
      <td class="cell-reasons" data-label={priorities.columnReasons}>
        <ReasonList reasons={row.reasons} unknown={row.unknown} />
        {row.asset === undefined ? null : (
          <p class="unknown">
            {priorities.columnAsset}: {assetSentence(row.asset, language)}
          </p>
        )}
        {row.change === undefined ? null : (
          <p class="unknown">
            {priorities.columnChange}: {changeNote(row.change, language)}
          </p>
        )}
      </td>
      <td data-label={priorities.columnConfidence}>
        <span class={`confidence confidence-${row.confidence}`}>{terms.confidence(row.confidence, language)}</span>
      </td>
      <td data-label={priorities.columnCoverage}>{terms.coverage(row.coverage, language)}</td>
    </>
  );
}
