import type { IncidentRow, Listed } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { AlertRoutes } from '../parts/alert-routes.tsx';
import { IncidentList } from '../parts/incident-list.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';

/** All incidents: those that last, then those that are over, newest first. */
export function IncidentsPage() {
  const { messages } = useSpoken();
  const { incident, frame, province } = messages;
  const [snapshot, refresh] = useLive<Listed<IncidentRow>>('/api/v1/incidents');
  return (
    <>
      <PageTitle title={incident.title} path={[{ href: paths.province, name: province.title }]}>
        <Freshness snapshot={snapshot} />
      </PageTitle>
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={frame.notFoundPage}>
        {({ items, total }) => {
          const open = items.filter(({ endedAt }) => endedAt === undefined);
          const past = items.filter(({ endedAt }) => endedAt !== undefined);
          return (
            <>
              <section aria-labelledby="open" class="card incidents">
                <h2 id="open">{incident.open}</h2>
                {open.length === 0 ? <p>{incident.openNothing}</p> : <IncidentList incidents={open} />}
              </section>
              <section aria-labelledby="past" class="card incidents">
                <h2 id="past">{incident.past}</h2>
                {past.length === 0 ? <p>{incident.pastNothing}</p> : <IncidentList incidents={past} />}
                {total > items.length ? <p class="quiet">{incident.more(total - items.length)}</p> : null}
              </section>
            </>
          );
        }}
      </LiveSection>
      <AlertRoutes />
    </>
  );
}
