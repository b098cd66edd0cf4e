import { reasonLabel, terms } from '@mach/messages';
import type { CommuneRow, Coverage, Listed, PrioritiesKnownBy, PriorityRow, Role } from '@mach/wire';
import { useMemo, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useQuery } from '../navigation.ts';
import { ListFilterBar } from '../parts/list-filter-bar.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { type PriorityColumn, PriorityTable } from '../parts/priority-table.tsx';
import { SignIn } from '../parts/sign-in.tsx';
import type { Sorted } from '../parts/sort-heading.tsx';
import { filteredList } from '../views/list-filters.ts';

/** What to upgrade first, and why: the list for planners, on the screen and on paper. */
export function PrioritiesPage() {
  const { messages } = useSpoken();
  const [{ commune = '' }] = useQuery();
  const [list, refresh] = useLive<Listed<PriorityRow> & PrioritiesKnownBy>(
    commune === '' ? '/api/v1/priorities' : `/api/v1/priorities?commune=${encodeURIComponent(commune)}`,
    limits.longListPollMs,
  );
  const [communes] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const names = useMemo(() => new Map(communes.data?.items.map((each) => [each.code, each.name])), [communes.data]);
  const { priorities, frame } = messages;
  if (list.problem?.kind === 'sign-in') return <SignIn />;
  return (
    <>
      <PageTitle title={priorities.title}>
        <Freshness snapshot={list} />
      </PageTitle>
      <p class="intro">
        {priorities.intro} {priorities.introUnknown}
      </p>
      <LiveSection snapshot={list} refresh={refresh} notFound={frame.notFoundPage}>
        {(found) => <List list={found} commune={commune} names={names} />}
      </LiveSection>
    </>
  );
}

interface ListProps {
  readonly list: Listed<PriorityRow> & PrioritiesKnownBy;
  readonly commune: string;
  readonly names: ReadonlyMap<string, string>;
}

/** The filters stand in the address, so that they outlive a reload and can be sent to a colleague. */
function List({ list: { items, total, coverage: knownBy }, commune, names }: ListProps) {
  const { messages, format, language } = useSpoken();
  const { priorities, frame } = messages;
  const [query, setQuery] = useQuery();
  const [search, setSearch] = useState(query['q'] ?? '');
  const [sorted, setSorted] = useState<Sorted<PriorityColumn>>({ by: 'rank', turned: false });
  const nameOf = (code: string) => names.get(code) ?? code;
  const list = useMemo(
    () =>
      filteredList(
        items,
        [
          { name: 'kind', codesOf: ({ role }) => [role] },
          { name: 'reason', codesOf: ({ reasons }) => reasons.map(({ code }) => code) },
          { name: 'coverage', codesOf: ({ coverage }) => [coverage] },
        ],
        ({ number, label = '', communeCode }) => `${number} ${label} ${nameOf(communeCode)}`,
      ),
    [items, names],
  );
  const { kind = '', reason = '', coverage = '' } = query;
  const rows = useMemo(() => list.rows({ kind, reason, coverage }, search), [list, kind, reason, coverage, search]);
  const choice = (name: string, label: string, word: (code: string) => string) => ({
    name,
    label,
    options: list.codes(name).map(([code, count]) => [code, word(code), count] as const),
  });
  const change = (next: Readonly<Record<string, string>>) =>
    setQuery(Object.fromEntries(Object.entries({ ...query, ...next }).filter(([, value]) => value !== '')));
  if (total === 0 && commune === '') return <Empty />;
  return (
    <>
      <KnownBy coverage={knownBy} />
      <div class="bar">
        <CommuneFilter code={commune} onCode={(code) => change({ commune: code })} names={names} />
        <ListFilterBar
          title={priorities.filters}
          all={priorities.filterAll}
          clear={priorities.clear}
          search={{ label: priorities.search, hint: priorities.searchHint, value: search }}
          choices={[
            choice('kind', priorities.filterKind, (code) => terms.role(code as Role, language)),
            choice('reason', priorities.filterReason, (code) => reasonLabel(code, language)),
            choice('coverage', priorities.filterCoverage, (code) => terms.coverage(code as Coverage, language)),
          ]}
          chosen={{ kind, reason, coverage }}
          onChosen={(chosen) => change({ kind: '', reason: '', coverage: '', ...chosen })}
          onSearch={setSearch}
          found={priorities.shown(format.integer(rows.length), format.integer(total))}
        />
        <button type="button" class="no-print" onClick={() => print()}>
          {frame.print}
        </button>
      </div>
      {rows.length > limits.rowsOnPaperMax ? (
        <p class="only-print">
          {priorities.onPaper(format.integer(limits.rowsOnPaperMax), format.integer(rows.length))}
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p class="card">{items.length === 0 ? priorities.emptyFiltered : priorities.noMatch}</p>
      ) : (
        <PriorityTable
          rows={rows}
          names={names}
          caption={commune === '' ? priorities.caption : priorities.captionOf(nameOf(commune))}
          sorted={sorted}
          onSort={setSorted}
        />
      )}
    </>
  );
}

const KINDS = ['measured', 'inventory', 'seen', 'declared'] as const satisfies readonly Coverage[];

/** How the PCs of the list are known: what is not measured is an estimate. */
function KnownBy({ coverage }: PrioritiesKnownBy) {
  const { messages, format, language } = useSpoken();
  const counts = KINDS.map((kind) => `${terms.coverage(kind, language)} ${format.integer(coverage[kind])}`);
  return (
    <p>
      {messages.priorities.columnCoverage}: {counts.join(' · ')}
    </p>
  );
}

interface FilterProps {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly names: ReadonlyMap<string, string>;
}

function CommuneFilter({ code, onCode, names }: FilterProps) {
  const { priorities } = useSpoken().messages;
  const choices = [...names].sort((a, b) => a[1].localeCompare(b[1], 'vi'));
  if (code !== '' && !names.has(code)) choices.unshift([code, code]);
  return (
    <label class="filter no-print">
      {priorities.filter}{' '}
      <select value={code} onChange={(event) => onCode(event.currentTarget.value)}>
        <option value="">{priorities.filterAll}</option>
        {choices.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Empty() {
  const { priorities } = useSpoken().messages;
  return (
    <section class="card notice">
      <h2>{priorities.emptyTitle}</h2>
      <p>{priorities.emptyIntro}</p>
    </section>
  );
}
