import { plansPageText } from '@mach/messages';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useSpoken } from '../../language.ts';
import { type Chosen, type Facet, filteredList } from '../../views/list-filters.ts';
import { ListFilterBar } from '../list-filter-bar.tsx';
import { PaperNote } from './paper-note.tsx';

/** What a list of a plan is narrowed by: its label, and the words for its codes. */
interface Choice<Row> extends Facet<Row> {
  readonly label: string;
  readonly word: (code: string) => string;
}

interface Props<Row> {
  readonly all: readonly Row[];
  readonly choices: readonly Choice<Row>[];
  /** What a search looks in. */
  readonly textOf: (row: Row) => string;
  /** Names of communes: with others what is searched is others. */
  readonly names: ReadonlyMap<string, string>;
  /** Draws the rows that are left; there is at least one. */
  readonly children: (rows: readonly Row[]) => ComponentChildren;
}

/** Rows of a plan with what narrows them above, how many are left, and a sentence where none is. */
export function NarrowedList<Row>({ all, choices, textOf, names, children }: Props<Row>) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const [chosen, setChosen] = useState<Chosen>({});
  const [search, setSearch] = useState('');
  const list = useMemo(() => filteredList(all, choices, textOf), [all, names]);
  const rows = useMemo(() => list.rows(chosen, search), [list, chosen, search]);
  return (
    <>
      <ListFilterBar
        title={text.filters}
        all={text.filterAll}
        clear={text.clear}
        search={{ label: text.search, hint: text.searchHint, value: search }}
        choices={choices.map(({ name, label, word }) => ({
          name,
          label,
          options: list.codes(name).map(([code, count]) => [code, word(code), count] as const),
        }))}
        chosen={chosen}
        onChosen={setChosen}
        onSearch={setSearch}
        found={text.shown(format.integer(rows.length), format.integer(all.length))}
      />
      <PaperNote rows={rows.length} />
      {rows.length === 0 ? <p class="card">{text.listNoMatch}</p> : children(rows)}
    </>
  );
}
