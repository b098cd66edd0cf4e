import type { CommuneRow, Listed, PriorityRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useQueryParameter } from '../navigation.ts';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { PriorityTable } from '../parts/priority-table.tsx';
import { SignIn } from '../parts/sign-in.tsx';

/** What to upgrade first, and why: the list for planners, on the screen and on paper. */
export function PrioritiesPage() {
  const { messages } = useSpoken();
  const [code, setCode] = useQueryParameter('commune');
  const [list, refresh] = useLive<Listed<PriorityRow>>(
    code === '' ? '/api/v1/priorities' : `/api/v1/priorities?commune=${encodeURIComponent(code)}`,
    limits.slowPollMs,
  );
  const [communes] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const names = new Map(communes.data?.items.map((commune) => [commune.code, commune.name]));
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
        {(found) => <List list={found} code={code} onCode={setCode} names={names} />}
      </LiveSection>
    </>
  );
}

interface FilterProps {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly names: ReadonlyMap<string, string>;
}

interface ListProps extends FilterProps {
  readonly list: Listed<PriorityRow>;
}

function List({ list, code, onCode, names }: ListProps) {
  const { messages, format } = useSpoken();
  const { priorities, frame } = messages;
  const [most, setMost] = useState<number>(limits.priorityRowsShown);
  if (list.total === 0 && code === '') return <Empty />;
  const rows = list.items.slice(0, most);
  const rest = Math.min(limits.priorityRowsShown, list.items.length - rows.length);
  return (
    <>
      <div class="bar">
        <CommuneFilter code={code} onCode={onCode} names={names} />
        <p class="found" aria-live="polite">
          {priorities.shown(format.integer(rows.length), format.integer(list.total))}
        </p>
        <button type="button" class="no-print" onClick={() => print()}>
          {frame.print}
        </button>
      </div>
      {rows.length === 0 ? (
        <p class="card">{priorities.emptyFiltered}</p>
      ) : (
        <PriorityTable
          rows={rows}
          names={names}
          caption={code === '' ? priorities.caption : priorities.captionOf(names.get(code) ?? code)}
        />
      )}
      {rest > 0 ? (
        <button type="button" class="more no-print" onClick={() => setMost(most + limits.priorityRowsShown)}>
          {priorities.showMore(rest)}
        </button>
      ) : null}
    </>
  );
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
