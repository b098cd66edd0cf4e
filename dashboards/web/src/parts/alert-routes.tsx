import type { AlertRouteRow, AlertTestRow, Listed } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { postForJson } from '../live/fetch-json.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';

/** For the province's administrator: the ways by which people hear of incidents, each with a button that tries it. */
export function AlertRoutes() {
  const session = useSession();
  return session?.role === 'province-admin' ? <Routes /> : null;
}

function Routes() {
  const { alerts } = useSpoken().messages;
  const [{ data }, refresh] = useLive<Listed<AlertRouteRow>>('/api/v1/alerts/routes', limits.slowPollMs);
  if (data === undefined) return null;
  return (
    <section aria-labelledby="routes" class="card routes no-print">
      <h2 id="routes">{alerts.routes}</h2>
      {data.items.length === 0 ? <p>{alerts.noRoutes}</p> : null}
      <ul class="plain">
        {data.items.map((route) => (
          <li key={route.name}>
            <Route route={route} refresh={refresh} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Route({ route, refresh }: { readonly route: AlertRouteRow; readonly refresh: () => void }) {
  const { messages, format } = useSpoken();
  const { alerts } = messages;
  const [said, setSaid] = useState('');
  const { name, kind, owed, deliveredAt } = route;
  const test = async () => {
    setSaid(alerts.testing);
    const url = `/api/v1/alerts/routes/${encodeURIComponent(name)}/test`;
    const answer = await postForJson(url, limits.routeTestTimeoutMs);
    if (answer.ok) {
      const rows = (answer.data as Listed<AlertTestRow>).items;
      const told = rows.map(({ recipient, outcome, detail }) =>
        [`${recipient}: ${alerts.outcomes[outcome]}`, detail === undefined ? '' : ` (${detail})`].join(''),
      );
      setSaid(told.join('; '));
    } else {
      const isTooSoon = answer.problem.kind === 'server' && answer.problem.status === 429;
      setSaid(isTooSoon ? alerts.tooSoon : alerts.failed);
    }
    refresh();
  };
  const facts = [
    kind,
    ...(owed === 0 ? [] : [alerts.waiting(owed)]),
    ...(deliveredAt === undefined ? [] : [alerts.lastDelivered(format.dateTime(deliveredAt))]),
  ];
  return (
    <p class="actions">
      <strong>{name}</strong>
      <span class="quiet">{facts.join(' · ')}</span>
      <button type="button" disabled={said === alerts.testing} onClick={() => void test()}>
        {alerts.test(name)}
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
