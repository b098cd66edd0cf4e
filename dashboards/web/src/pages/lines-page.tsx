import { overviewMessages } from '@mach/messages';
import type { CommuneRow, Listed, SiteRow } from '@mach/wire';
import { useMemo } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { paths, useQueryParameter } from '../navigation.ts';
import { LineContracts } from '../parts/line-contracts.tsx';
import { LineHeard } from '../parts/line-heard.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { VirtualTable } from '../parts/virtual-table.tsx';
import { type LinesAsked, linesShown } from '../views/lines-shown.ts';

const COLUMNS = 4;
const ASKED: readonly LinesAsked[] = ['', 'watched', 'silent'];

/** The sites behind a number of the board of lines: those of one provider, whether they are heard, and by which number it knows them. */
export function LinesPage() {
  const { messages, language } = useSpoken();
  const words = overviewMessages(language);
  const isOwn = useSession()?.communeCode !== undefined;
  const [provider] = useQueryParameter('provider');
  const [given, setAsked] = useQueryParameter('line');
  const asked = ASKED.find((each) => each === given) ?? '';
  const [snapshot, refresh] = useLive<Listed<SiteRow>>(
    `/api/v1/sites?${new URLSearchParams({ provider })}`,
    limits.slowPollMs,
  );
  const labels: Readonly<Record<LinesAsked, string>> = {
    '': messages.commune.siteAll,
    watched: words.columnWatched,
    silent: words.columnSilent,
  };
  return (
    <>
      <PageTitle
        title={provider === '' ? words.linesUnknown : words.linesOf(provider)}
        path={isOwn ? [] : [{ href: paths.province, name: messages.province.title }]}
      >
        <Freshness snapshot={snapshot} />
      </PageTitle>
      <p>
        <label class="filter">
          {messages.commune.columnLine}{' '}
          <select value={asked} onChange={(event) => setAsked(event.currentTarget.value)}>
            {ASKED.map((each) => (
              <option key={each} value={each}>
                {labels[each]}
              </option>
            ))}
          </select>
        </label>
      </p>
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={messages.frame.notFoundPage}>
        {({ items }) => <Sites sites={items} asked={asked} />}
      </LiveSection>
    </>
  );
}

function Sites({ sites, asked }: { readonly sites: readonly SiteRow[]; readonly asked: LinesAsked }) {
  const { messages, language } = useSpoken();
  const words = overviewMessages(language);
  const { commune, province } = messages;
  const [communes] = useLive<Listed<CommuneRow>>('/api/v1/communes', limits.slowPollMs);
  const names = useMemo(() => new Map(communes.data?.items.map(({ code, name }) => [code, name])), [communes.data]);
  const rows = useMemo(() => linesShown(sites, asked), [sites, asked]);
  if (rows.length === 0) return <p class="card">{words.linesNoneSuch}</p>;
  return (
    <VirtualTable
      rows={rows}
      keyOf={({ id }) => id}
      caption={words.linesShown(rows.length)}
      class="stacks"
      columns={COLUMNS}
      head={
        <>
          <th scope="col">{province.columnCommune}</th>
          <th scope="col">{commune.columnSite}</th>
          <th scope="col">{commune.columnLine}</th>
          <th scope="col">{commune.columnContract}</th>
        </>
      }
    >
      {(site) => (
        <>
          <th scope="row" class="cell-name">
            <a href={paths.commune(site.communeCode)}>
              <bdi>{names.get(site.communeCode) ?? site.communeCode}</bdi>
            </a>
          </th>
          <td class="cell-target" data-label={commune.columnSite}>
            <bdi>{site.name}</bdi>
          </td>
          <td data-label={commune.columnLine}>
            <LineHeard site={site} />
          </td>
          <td data-label={commune.columnContract}>
            <LineContracts lines={site.lines} />
          </td>
        </>
      )}
    </VirtualTable>
  );
}
