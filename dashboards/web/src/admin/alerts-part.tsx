import type { AlertListener, AlertRouteList, AlertRouteSettings } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { RouteForm } from './alerts/route-form.tsx';
import { TestRoute } from './alerts/test-route.tsx';
import { KeptSection } from './kept-section.tsx';
import { Remove, RowsTable } from './rows-table.tsx';
import { useAdmin } from './spoken.ts';
import { useUnits } from './units.tsx';
import { useChange } from './use-change.ts';

/** Where alerts go: each route with who hears what by it, and a test; those of the configuration file beside those made here. */
export function AlertsPart() {
  const { admin } = useAdmin();
  const { alertRoutes: text } = admin;
  const live = useLive<AlertRouteList>('/api/v1/admin/alert-routes', limits.slowPollMs);
  const [snapshot, refresh] = live;
  const [told, setTold] = useState('');
  const done = (sentence: string) => {
    setTold(sentence);
    refresh();
  };
  return (
    <>
      <p class="intro">{text.intro}</p>
      <p class="good" role="status">
        {told}
      </p>
      <KeptSection live={live}>
        {(list) => (
          <div class="alert-routes">
            <section aria-labelledby="routes">
              <h2 id="routes">{text.listTitle}</h2>
              {list.items.length === 0 ? (
                <p class="card">{text.none}</p>
              ) : (
                <Routes rows={list.items} onChange={refresh} onDone={done} />
              )}
            </section>
            <p>{text.digest(clockOf(list.digestMinute), String(list.repeatHours))}</p>
            <p class={list.hasHeartbeat ? undefined : 'warn'}>
              {list.hasHeartbeat ? text.heartbeat : text.noHeartbeat}
            </p>
          </div>
        )}
      </KeptSection>
      <details class="card" open={snapshot.data?.items.length === 0 ? true : undefined}>
        <summary>{text.addTitle}</summary>
        <RouteForm route={undefined} onDone={done} onStale={refresh} />
      </details>
    </>
  );
}

/** 435 → 07:15. */
const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

interface RoutesProps {
  readonly rows: readonly AlertRouteSettings[];
  readonly onChange: () => void;
  readonly onDone: (told: string) => void;
}

function Routes({ rows, onChange, onDone }: RoutesProps) {
  const { admin } = useAdmin();
  const { alertRoutes: text, common } = admin;
  const change = useChange();
  const [edited, setEdited] = useState<string>();
  const remove = async ({ name, version }: AlertRouteSettings) => {
    const done = await change.run('DELETE', `alert-routes/${name}`, { version });
    if (done === undefined) onChange();
    else onDone(text.removed(name));
  };
  return (
    <>
      <RowsTable
        caption={text.listTitle}
        columns={[
          text.columnName,
          text.columnTarget,
          text.columnListeners,
          text.columnState,
          text.columnTest,
          text.columnActions,
        ]}
        change={change}
      >
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" class="cell-name">
              <bdi>{row.name}</bdi>
              <span class="label">{text.kinds[row.kind]}</span>
            </th>
            <td class="cell-target" data-label={text.columnTarget}>
              {row.target === '' ? (
                <span class="quiet">{text.targetUntold}</span>
              ) : (
                <bdi translate={false}>{row.target}</bdi>
              )}
            </td>
            <td data-label={text.columnListeners}>
              <Listeners row={row} />
            </td>
            <td data-label={text.columnState}>
              <State row={row} />
            </td>
            <td data-label={text.columnTest}>
              <TestRoute name={row.name} onDone={onChange} />
            </td>
            <td class="cell-actions" data-label={text.columnActions}>
              {row.from === 'file' ? (
                <span class="quiet">{text.fromFile}</span>
              ) : (
                <>
                  <button
                    type="button"
                    class="small"
                    aria-label={common.editOf(row.name)}
                    aria-expanded={edited === row.name}
                    onClick={() => setEdited(edited === row.name ? undefined : row.name)}
                  >
                    {common.edit}
                  </button>
                  <Remove name={row.name} question={text.removeQuestion(row.name)} onYes={() => void remove(row)} />
                </>
              )}
            </td>
          </tr>
        ))}
      </RowsTable>
      {rows
        .filter(({ name, from }) => name === edited && from === 'pages')
        .map((row) => (
          <section key={row.name} class="card" aria-labelledby="edit-route">
            <h2 id="edit-route">{text.editTitle(row.name)}</h2>
            <RouteForm
              route={row}
              onDone={(sentence) => {
                setEdited(undefined);
                onDone(sentence);
              }}
              onStale={onChange}
              onCancel={() => setEdited(undefined)}
            />
          </section>
        ))}
    </>
  );
}

function Listeners({ row }: { readonly row: AlertRouteSettings }) {
  const { admin, format } = useAdmin();
  const { alertRoutes: text, common } = admin;
  const units = useUnits()?.items ?? [];
  const nameOf = (code: string) => units.find((unit) => unit.code === code)?.name ?? code;
  const areaOf = (communes: readonly string[]) =>
    communes.length > COMMUNES_NAMED
      ? text.communesCount(format.integer(communes.length))
      : communes.map(nameOf).join(', ');
  const lineOf = ({ communes, hears, hours }: AlertListener): string =>
    [
      communes === undefined ? common.wholeProvince : areaOf(communes),
      hears.map((topic) => text.topics[topic].toLowerCase()).join(', '),
      ...(hours === undefined ? [] : [hours === 'always' ? text.alwaysHours : hours]),
    ].join('; ');
  return (
    <ul class="plain">
      {row.listeners.slice(0, LISTENERS_SHOWN).map((listener) => (
        <li key={listener.name}>
          {listener.to === undefined ? null : (
            <>
              <bdi translate={false}>{listener.to}</bdi>:{' '}
            </>
          )}
          {lineOf(listener)}
        </li>
      ))}
      {row.listeners.length > LISTENERS_SHOWN ? (
        <li class="quiet">{text.andMore(format.integer(row.listeners.length - LISTENERS_SHOWN))}</li>
      ) : null}
    </ul>
  );
}

/** A route may have thousands, and each of them many communes. */
const LISTENERS_SHOWN = 8;
const COMMUNES_NAMED = 3;

function State({ row }: { readonly row: AlertRouteSettings }) {
  const { admin, format } = useAdmin();
  const { alertRoutes: text } = admin;
  if (row.isClosed === true) return <strong class="bad">{text.closed}</strong>;
  const { owed, deliveredAt } = row;
  return (
    <span>
      {deliveredAt === undefined ? text.neverDelivered : text.delivered(format.dateTime(deliveredAt))}
      {owed === 0 ? null : <span class="label">{text.waiting(format.integer(owed))}</span>}
    </span>
  );
}
