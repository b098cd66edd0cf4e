import type { CommuneRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { paths } from '../navigation.ts';
import { byUrgency, communeHealth, devicesExpected, partedByNeed } from '../views/commune-health.ts';
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

interface Props {
  readonly communes: readonly CommuneRow[];
  /** They were searched for: nothing of what was found is folded. */
  readonly isFound: boolean;
}

/** Every commune in a row; what needs somebody stands first until another order is asked for. */
export function CommuneTable({ communes, isFound }: Props) {
  const { province, frame } = useSpoken().messages;
  const [sorted, setSorted] = useState<Sorted<Column>>({ by: 'state', turned: false });
  const rows = [...communes].sort(orders[sorted.by]);
  if (sorted.turned) rows.reverse();
  const { needing, others } = partedByNeed(rows);
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
      {isFound || sorted.by !== 'state' || sorted.turned || others.length <= limits.communesUnfolded ? (
        <Rows communes={rows} />
      ) : (
        <>
          <Rows communes={needing} />
          <Folded communes={others} />
        </>
      )}
    </table>
  );
}

function Rows({ communes }: { readonly communes: readonly CommuneRow[] }) {
  return (
    <tbody>
      {communes.map((commune) => (
        <Row key={commune.code} commune={commune} />
      ))}
    </tbody>
  );
}

/** Communes that need nobody: behind their count on a small screen, where they would be a hundred cards. Whether it is one, style knows. */
function Folded({ communes }: { readonly communes: readonly CommuneRow[] }) {
  const { messages, format } = useSpoken();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tbody class="fold">
        <tr>
          <td colSpan={COLUMNS}>
            <button
              type="button"
              class="plain-button"
              aria-expanded={isOpen}
              aria-controls={FOLDED}
              onClick={() => setOpen(!isOpen)}
            >
              {messages.province.needingNobody(format.integer(communes.length))}
            </button>
          </td>
        </tr>
      </tbody>
      <tbody id={FOLDED} class={isOpen ? undefined : 'folded'}>
        {communes.map((commune) => (
          <Row key={commune.code} commune={commune} />
        ))}
      </tbody>
    </>
  );
}

const FOLDED = 'communes-folded';
const COLUMNS = 6;

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
