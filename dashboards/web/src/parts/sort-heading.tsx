import { useSpoken } from '../language.ts';

/** Which column a table is sorted by; `turned` is the other way round than the first click gives. */
export interface Sorted<Column extends string> {
  readonly by: Column;
  readonly turned: boolean;
}

interface Props<Column extends string> {
  readonly column: Column;
  readonly name: string;
  readonly number: boolean;
  readonly sorted: Sorted<Column>;
  readonly onSort: (sorted: Sorted<Column>) => void;
}

/** A column's heading that sorts by it; a second click turns the order round. */
export function SortHeading<Column extends string>({ column, name, number, sorted, onSort }: Props<Column>) {
  const { frame } = useSpoken().messages;
  const active = sorted.by === column;
  return (
    <th
      scope="col"
      class={number ? 'number' : undefined}
      aria-sort={active ? (sorted.turned ? 'descending' : 'ascending') : 'none'}
    >
      {/* Chromium does not repeat a button on the next sheet of paper. */}
      <span class="only-print">{name}</span>
      <button
        type="button"
        class="sort no-print"
        title={frame.sortBy(name)}
        onClick={() => onSort({ by: column, turned: active && !sorted.turned })}
      >
        {name}
        <span class="arrow" aria-hidden="true">
          {active ? (sorted.turned ? '▲' : '▼') : ''}
        </span>
      </button>
    </th>
  );
}
