import { searchMatcher } from '@mach/messages';
import type { CommuneRow, Listed } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { paths, useQueryParameter } from '../navigation.ts';
import { CommuneTable } from '../parts/commune-table.tsx';
import { CommuneWall } from '../parts/commune-wall.tsx';
import { OpenIncidents } from '../parts/incident-list.tsx';
import { later, laterPart } from '../parts/later.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { LookFirst } from '../parts/look-first.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { SignIn } from '../parts/sign-in.tsx';
import { Totals } from '../parts/totals.tsx';
import { DigestCopy } from '../parts/zalo-copy.tsx';

/** In the place of the province, for whoever belongs to one commune. */
const CommunePage = later(() => import('./commune-page.tsx').then((page) => page.CommunePage));

/** Comes after the rest of the page. */
const ProvinceBoards = laterPart(() => import('../parts/province-boards.tsx').then(({ ProvinceBoards: part }) => part));

/** What is failing now, and where: the whole province on one page. */
export function ProvincePage() {
  const { messages } = useSpoken();
  const session = useSession();
  const [view, setView] = useQueryParameter('view');
  const isWall = view === 'wall';
  const [snapshot, refresh] = useLive<Listed<CommuneRow>>('/api/v1/communes');
  if (snapshot.problem?.kind === 'sign-in') return <SignIn />;
  // Of the whole province there is one commune for it.
  if (session?.communeCode !== undefined) return <CommunePage code={session.communeCode} />;
  return (
    <div class={isWall ? 'wall-page' : undefined}>
      <PageTitle title={messages.province.title}>
        <Freshness snapshot={snapshot} />
        <DigestCopy />
      </PageTitle>
      {snapshot.data === undefined && snapshot.problem !== undefined ? null : (
        <OpenIncidents shown={isWall ? limits.incidentsOnWall : limits.incidentsShown} />
      )}
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={messages.frame.notFoundPage}>
        {({ items }) =>
          items.length === 0 ? <NoCommunes /> : <Province communes={items} isWall={isWall} onView={setView} />
        }
      </LiveSection>
    </div>
  );
}

interface ProvinceProps {
  readonly communes: readonly CommuneRow[];
  readonly isWall: boolean;
  readonly onView: (view: string) => void;
}

/** On the wall the communes alone: figures and boards would push them out of a window that nobody scrolls. */
function Province({ communes, isWall, onView }: ProvinceProps) {
  const { messages } = useSpoken();
  const [asked, setAsked] = useQueryParameter('q');
  const matches = searchMatcher(asked);
  const found = communes.filter(({ name, code }) => matches(`${name} ${code}`));
  const { province } = messages;
  return (
    <>
      {isWall ? null : (
        <>
          <Totals communes={communes} />
          <ProvinceBoards />
        </>
      )}
      <div class={isWall ? 'province wall-view' : 'province'}>
        {isWall ? null : <LookFirst communes={communes} />}
        <section aria-labelledby="communes">
          <div class="bar">
            <h2 id="communes">{province.communes}</h2>
            <SearchBox asked={asked} onAsk={setAsked} />
            <ViewSwitch isWall={isWall} onChange={onView} />
          </div>
          <p class="found" aria-live="polite">
            {asked === '' ? '' : province.searchFound(found.length, communes.length)}
          </p>
          {found.length === 0 ? (
            <p class="card">{province.searchNothing(asked)}</p>
          ) : isWall ? (
            <CommuneWall communes={found} />
          ) : (
            <CommuneTable communes={found} isFound={asked !== ''} />
          )}
        </section>
      </div>
    </>
  );
}

function SearchBox({ asked, onAsk }: { readonly asked: string; readonly onAsk: (asked: string) => void }) {
  const { province } = useSpoken().messages;
  return (
    <search class="search">
      <label for="search" class="for-readers">
        {province.search}
      </label>
      <input
        id="search"
        type="search"
        value={asked}
        placeholder={province.search}
        title={province.searchHint}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onAsk(event.currentTarget.value)}
      />
    </search>
  );
}

function ViewSwitch({ isWall, onChange }: { readonly isWall: boolean; readonly onChange: (view: string) => void }) {
  const { province } = useSpoken().messages;
  return (
    <fieldset class="switch views">
      <legend class="for-readers">{province.view}</legend>
      <button type="button" aria-pressed={!isWall} onClick={() => onChange('')}>
        {province.viewTable}
      </button>
      <button type="button" aria-pressed={isWall} onClick={() => onChange('wall')}>
        {province.viewWall}
      </button>
    </fieldset>
  );
}

function NoCommunes() {
  const { province } = useSpoken().messages;
  return (
    <section class="card notice">
      <h2>{province.emptyTitle}</h2>
      {useSession()?.role === 'province-admin' ? (
        <>
          <p>{province.emptyAdmin}</p>
          <p>
            <a class="button" href={paths.admin}>
              {province.emptySteps}
            </a>
          </p>
        </>
      ) : (
        <p>{province.emptyAsk}</p>
      )}
    </section>
  );
}
