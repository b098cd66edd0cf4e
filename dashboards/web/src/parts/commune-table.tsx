import type { CommuneRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { byUrgency, communeHealth, devicesExpected } from '../views/commune-health.ts';
import { Age } from './age.tsx';
import { type Sorted, SortHeading } from './sort-heading.tsx';
import { StateMark } from './state-mark.tsx';

type Column = 'state' | 'commune' | 'up' | 'last-report' | 'conditions' | 'failed-checks';

/** The first click on a heading gives the order that is asked for most: the worst first, names from A. */
const orders: Readonly<Record<Column, (a: CommuneRow, b: CommuneRow) => number>> = {
  state: byUrgency,
  commune: (a, b) => a.name.localeCompare(b.name, 'vi'),
  up: (a, b) => share(a) - share(b) || b.devices - a.devices,
  'last-report': (a, b) => (a.lastReportAt ?? 0) - (b.lastReportAt ?? 0),
  conditions: (a, b) => b.devicesWithConditions - a.devicesWithConditions,
  'failed-checks': (a, b) => b.failedChecks - a.failedChecks,
};
const share = (commune: CommuneRow) =>
  devicesExpected(commune) === 0 ? 2 : commune.devicesUp / devicesExpected(commune);

/** Every commune in a row; what needs somebody stands first until another order is asked for. */
export function CommuneTable({ communes }: { readonly communes: readonly CommuneRow[] }) {
  const { province, frame } = useSpoken().messages;
  const [sorted, setSorted] = useState<Sorted<Column>>({ by: 'state', turned: false });
  const rows = [...communes].sort(orders[sorted.by]);
  if (sorted.turned) rows.reverse();
  const heading = (column: Column, name: string, number = false) => (
    <SortHeading column={column} name={name} number={number} sorted={sorted} onSort={setSorted} />
  );
  return (
    <table class="rows stacks communes">
      <caption class="for-readers">{province.communesCaption}</caption>
      <thead>
        <tr>
          {heading('state', frame.columnState)}
          {heading('commune', province.columnCommune)}
          {heading('up', province.columnUp, true)}
          {heading('last-report', frame.columnLastReport)}
          {heading('conditions', province.columnConditions, true)}
          {heading('failed-checks', province.columnFailedChecks, true)}
        </tr>
      </thead>
      <tbody>
        {rows.map((commune) => (
          <Row key={commune.code} commune={commune} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ commune }: { readonly commune: CommuneRow }) {
  const { messages } = useSpoken();
  const { province, frame } = messages;
  const health = communeHealth(commune);
  return (
    <tr class={`row-${health}`}>
      <td class="cell-state">
        <StateMark health={health} />
      </td>
      <th scope="row" class="cell-name">
        <a href={paths.commune(commune.code)}>
          <bdi>{commune.name}</bdi>
        </a>
      </th>
      <td class="number" data-label={province.columnUp}>
        {province.upOfTotal(commune.devicesUp, devicesExpected(commune))}
      </td>
      <td data-label={frame.columnLastReport}>
        <Age at={commune.lastReportAt} />
      </td>
      <td class="number" data-label={province.columnConditions}>
        <Count value={commune.devicesWithConditions} />
      </td>
      <td class="number" data-label={province.columnFailedChecks}>
        <Count value={commune.failedChecks} />
      </td>
    </tr>
  );
}

/** A nought stays quiet, so that the eye finds what is not. */
function Count({ value }: { readonly value: number }) {
  const { format } = useSpoken();
  return <span class={value === 0 ? 'quiet' : 'count'}>{format.integer(value)}</span>;
}
