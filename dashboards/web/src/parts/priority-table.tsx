import { assetSentence, changeNote, terms } from '@mach/messages';
import type { PriorityRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { DeviceName } from './device-name.tsx';
import { MinutesRange } from './minutes-range.tsx';
import { ReasonList } from './reason-list.tsx';

interface Props {
  readonly rows: readonly PriorityRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly caption: string;
}

/** The upgrade-priority list. Bars share one scale, that of the longest, so that rows can be compared by eye. */
export function PriorityTable({ rows, names, caption }: Props) {
  const { priorities } = useSpoken().messages;
  const scaleMinutes = rows.reduce((most, { minutesPerMonth }) => Math.max(most, minutesPerMonth.high), 1);
  return (
    <table class="rows stacks priorities">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            {priorities.columnRank}
          </th>
          <th scope="col">{priorities.columnDevice}</th>
          <th scope="col">{priorities.columnCommune}</th>
          <th scope="col">
            {priorities.columnMinutes} <small>{priorities.columnMinutesNote}</small>
          </th>
          <th scope="col">{priorities.columnReasons}</th>
          <th scope="col">{priorities.columnConfidence}</th>
          <th scope="col">{priorities.columnCoverage}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.device} row={row} commune={names.get(row.communeCode)} scaleMinutes={scaleMinutes} />
        ))}
      </tbody>
    </table>
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
    <tr>
      <td class="number rank" data-label={priorities.columnRank}>
        {format.integer(row.rank)}
      </td>
      <th scope="row" class="cell-name">
        <DeviceName id={row.device} number={row.number} {...(row.label === undefined ? {} : { label: row.label })} />
        <span class="label">{terms.role(row.role, language)}</span>
      </th>
      <td data-label={priorities.columnCommune}>
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
    </tr>
  );
}
