import type { CommuneRow, DeviceRow, Listed, SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { paths, useQueryParameter } from '../navigation.ts';
import { AvailabilitySection } from '../parts/availability-section.tsx';
import { DeviceTable } from '../parts/device-table.tsx';
import { CommuneIncidents } from '../parts/incident-list.tsx';
import { laterPart } from '../parts/later.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { SiteFindings, SiteNetwork } from '../parts/site-network.tsx';
import { SiteTable } from '../parts/site-table.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { SiteDrawing } from '../parts/topology-drawing.tsx';
import { WhomToCall } from '../parts/whom-to-call.tsx';
import { communeHealth, devicesExpected } from '../views/commune-health.ts';

/** Charts come after the rest of the page. */
const SiteQuality = laterPart(() => import('../parts/site-quality.tsx').then(({ SiteQualitySection: part }) => part));

/** One commune: its sites and its devices, those with trouble first. */
export function CommunePage({ code = '' }: { readonly code?: string }) {
  const { messages } = useSpoken();
  const query = encodeURIComponent(code);
  const [commune, refreshCommune] = useLive<CommuneRow>(`/api/v1/communes/${query}`);
  const [sites, refreshSites] = useLive<Listed<SiteRow>>(`/api/v1/sites?commune=${query}`);
  const [devices, refreshDevices] = useLive<Listed<DeviceRow>>(`/api/v1/devices?commune=${query}`);
  const isOwn = useSession()?.communeCode !== undefined;
  const notFound = messages.frame.notFoundCommune(code);
  const path = isOwn ? [] : [{ href: paths.province, name: messages.province.title }];
  return (
    <LiveSection
      snapshot={commune}
      refresh={refreshCommune}
      notFound={notFound}
      heading={{ title: messages.commune.unnamed(code), path }}
    >
      {(row) => (
        <>
          <PageTitle title={row.name} path={path}>
            <Summary commune={row} />
            <Freshness snapshot={devices} />
          </PageTitle>
          <CommuneIncidents code={code} />
          {commune.problem !== undefined ? null : (
            <LiveSection snapshot={sites} refresh={refreshSites} notFound={notFound}>
              {({ items }) => (items.length > 0 ? <Sites sites={items} devices={devices.data?.items ?? []} /> : null)}
            </LiveSection>
          )}
          <LiveSection snapshot={devices} refresh={refreshDevices} notFound={notFound}>
            {({ items }) => <Devices devices={items} sites={sites.data?.items ?? []} code={code} />}
          </LiveSection>
          {sites.data === undefined || sites.data.items.length === 0 ? null : <AvailabilitySection code={code} />}
          {sites.data?.items.map((site, _, { length }) => (
            <SiteQuality key={site.id} site={site} isOnly={length === 1} devices={devices.data?.items ?? []} />
          ))}
          {sites.data?.items.map((site, _, { length }) => (
            <SiteNetwork key={site.id} site={site} isOnly={length === 1} />
          ))}
        </>
      )}
    </LiveSection>
  );
}

function Summary({ commune }: { readonly commune: CommuneRow }) {
  const { province, commune: words } = useSpoken().messages;
  return (
    <ul class="facts">
      <li>
        <StateMark health={communeHealth(commune)} />
      </li>
      <li>{words.code(commune.code)}</li>
      <li>{province.upOfTotalSpoken(commune.devicesUp, devicesExpected(commune))}</li>
      {commune.failedChecks > 0 ? (
        <li class="bad">
          <a href={paths.failedChecks(commune.code)}>{province.failedChecks(commune.failedChecks)}</a>
        </li>
      ) : null}
      <li>
        <a href={paths.prioritiesOf(commune.code)}>{words.seePriorities}</a>
      </li>
    </ul>
  );
}

interface SitesProps {
  readonly sites: readonly SiteRow[];
  readonly devices: readonly DeviceRow[];
}

function Sites({ sites, devices }: SitesProps) {
  const { commune } = useSpoken().messages;
  const isOnly = sites.length === 1;
  return (
    <>
      <WhomToCall sites={sites} />
      <section aria-labelledby="sites">
        <h2 id="sites">{commune.sites}</h2>
        {sites.map((site) => (
          <SiteDrawing key={site.id} site={site} isOnly={isOnly} devices={devices} />
        ))}
        <SiteTable sites={sites} />
        {sites.map((site) => (
          <SiteFindings key={site.id} site={site} isOnly={isOnly} />
        ))}
      </section>
    </>
  );
}

interface DevicesProps {
  readonly devices: readonly DeviceRow[];
  readonly sites: readonly SiteRow[];
  readonly code: string;
}

function Devices({ devices, sites, code }: DevicesProps) {
  const { commune, equipment } = useSpoken().messages;
  const [site, setSite] = useQueryParameter('site');
  const shown = site === '' ? devices : devices.filter(({ siteId }) => siteId === site);
  const pcs = shown.filter((device) => device.equipment === undefined);
  const others = shown.filter((device) => device.equipment !== undefined);
  const seen = others.filter(({ state }) => state === 'seen').length;
  if (devices.length === 0) return <NoDevices code={code} />;
  return (
    <section aria-labelledby="devices">
      <div class="bar">
        <h2 id="devices">{commune.devices}</h2>
        {sites.length > 1 || site !== '' ? (
          <label class="filter">
            {commune.filterSite}{' '}
            <select value={site} onChange={(event) => setSite(event.currentTarget.value)}>
              <option value="">{commune.siteAll}</option>
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <DeviceTable devices={pcs} of="pcs" />
      {others.length === 0 ? null : (
        <>
          <h2 class="below">{equipment.title}</h2>
          {seen === 0 ? null : <p class="quiet">{commune.seen(seen)}</p>}
          <DeviceTable devices={others} of="equipment" />
        </>
      )}
    </section>
  );
}

function NoDevices({ code }: { readonly code: string }) {
  const { commune } = useSpoken().messages;
  return (
    <section class="card notice">
      <h2>{commune.emptyTitle}</h2>
      {useSession()?.role === 'province-admin' ? (
        <>
          <p>{commune.emptyAdmin}</p>
          <p>
            <a class="button" href={`${paths.adminPart('kits')}?commune=${encodeURIComponent(code)}`}>
              {commune.emptyKit}
            </a>
          </p>
        </>
      ) : (
        <p>{commune.emptyAsk}</p>
      )}
    </section>
  );
}
