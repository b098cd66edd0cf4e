import { overviewMessages } from '@mach/messages';
import type { CommuneRow, Coverage, DeviceRow, Listed } from '@mach/wire';
import { useMemo } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useMore } from '../live/use-more.ts';
import { useSession } from '../live/use-session.ts';
import { paths, useQueryParameter } from '../navigation.ts';
import { FoundDevices } from '../parts/found-devices.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { byDeviceUrgency } from '../views/device-health.ts';
import { joinedPages } from '../views/joined-pages.ts';

const COVERAGES: readonly Coverage[] = ['measured', 'inventory', 'seen', 'declared'];

/** The devices behind a number of the province's page: known in one way, those that fail, or those with failed checks. */
export function DevicesPage() {
  const { messages, language } = useSpoken();
  const words = overviewMessages(language);
  const isOwn = useSession()?.communeCode !== undefined;
  const [known, setKnown] = useQueryParameter('known');
  const [trouble] = useQueryParameter('trouble');
  const [checks] = useQueryParameter('checks');
  const [commune] = useQueryParameter('commune');
  const query = new URLSearchParams({
    limit: String(limits.devicesAtOnce),
    ...(COVERAGES.some((each) => each === known) && { coverage: known }),
    ...(trouble !== '' && { trouble: 'true' }),
    ...(checks !== '' && { checks: 'failed' }),
    ...(commune !== '' && { commune }),
  });
  const url = `/api/v1/devices?${query}`;
  const [snapshot, refresh] = useLive<Listed<DeviceRow>>(url, limits.slowPollMs);
  const [communes] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const names = useMemo(() => new Map(communes.data?.items.map(({ code, name }) => [code, name])), [communes.data]);
  const title =
    checks !== ''
      ? messages.province.totalFailedChecks
      : trouble !== ''
        ? messages.province.totalConditions
        : words.coverage;
  const path = [
    ...(isOwn ? [] : [{ href: paths.province, name: messages.province.title }]),
    ...(commune === '' ? [] : [{ href: paths.commune(commune), name: names.get(commune) ?? commune }]),
  ];
  return (
    <>
      <PageTitle title={title} path={path}>
        <Freshness snapshot={snapshot} />
      </PageTitle>
      {trouble !== '' || checks !== '' ? null : (
        <p>
          <label class="filter">
            {words.columnCoverage}{' '}
            <select value={known} onChange={(event) => setKnown(event.currentTarget.value)}>
              <option value="">{messages.priorities.filterAll}</option>
              {COVERAGES.map((each) => (
                <option key={each} value={each}>
                  {words.coverages[each]}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={messages.frame.notFoundPage}>
        {(first) =>
          first.items.length === 0 ? (
            <p class="card">{words.devicesNone}</p>
          ) : (
            <Pages key={url} url={url} first={first} names={names} />
          )
        }
      </LiveSection>
    </>
  );
}

interface PagesProps {
  readonly url: string;
  readonly first: Listed<DeviceRow>;
  readonly names: ReadonlyMap<string, string>;
}

/** The first page and those that were asked for, to the last. Each page has trouble first; rows that are read do not move when more come. */
function Pages({ url, first, names }: PagesProps) {
  const { language, format } = useSpoken();
  const words = overviewMessages(language);
  const { pages, isAsking, hasFailed, ask } = useMore<DeviceRow>(url);
  const rows = useMemo(
    () => joinedPages([first.items, ...pages].map((page) => [...page].sort(byDeviceUrgency))),
    [first, pages],
  );
  const read = first.items.length + pages.reduce((sum, page) => sum + page.length, 0);
  return (
    <>
      <FoundDevices
        rows={rows}
        names={names}
        caption={words.shown(format.integer(rows.length), format.integer(first.total))}
      />
      {hasFailed ? <p class="bad">{words.moreFailed}</p> : null}
      {read >= first.total ? null : (
        <button type="button" class="more no-print" disabled={isAsking} onClick={() => ask(read)}>
          {words.showMore(format.integer(Math.min(limits.devicesAtOnce, first.total - read)))}
        </button>
      )}
    </>
  );
}
