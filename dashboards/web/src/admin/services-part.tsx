import type { Listed, ServiceSettingsRow } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { collectorNow } from '../live/collector-clock.ts';
import { useLive } from '../live/use-live.ts';
import { KeptSection } from './kept-section.tsx';
import { Remove, RowsTable } from './rows-table.tsx';
import { ServiceForm } from './service-form.tsx';
import { EMPTY_SERVICE, type ServiceFields } from './service-pattern.ts';
import { ServicesByPattern } from './services-by-pattern.tsx';
import { useAdmin } from './spoken.ts';
import { TryLight } from './try-light.tsx';
import { useChange } from './use-change.ts';

/** The systems that are watched: six at once by pattern, one by one, and those of the configuration file beside them. */
export function ServicesPart() {
  const { admin } = useAdmin();
  const { services: text } = admin;
  const live = useLive<Listed<ServiceSettingsRow>>('/api/v1/admin/services', limits.slowPollMs);
  const [snapshot, refresh] = live;
  const [told, setTold] = useState('');
  const hasChosen = snapshot.data?.items.some(({ from }) => from === 'pages') === true;
  return (
    <>
      <p class="intro">
        {text.intro} {text.tryNote}
      </p>
      <p class="good" role="status">
        {told}
      </p>
      <details class="card" open={snapshot.data !== undefined && !hasChosen ? true : undefined}>
        <summary>{text.patternTitle}</summary>
        <ServicesByPattern
          held={new Set(snapshot.data?.items.map(({ id }) => id))}
          onAdded={(sentence) => {
            setTold(sentence);
            refresh();
          }}
        />
      </details>
      <details class="card">
        <summary>{text.addTitle}</summary>
        <ServiceForm
          keptAs="service"
          initial={EMPTY_SERVICE}
          onDone={(name) => {
            setTold(text.added(name));
            refresh();
          }}
        />
      </details>
      <section aria-labelledby="services">
        <h2 id="services">{text.listTitle}</h2>
        <KeptSection live={live}>
          {({ items }) =>
            items.length === 0 ? <p class="card">{text.empty}</p> : <Services rows={items} onChange={refresh} />
          }
        </KeptSection>
      </section>
    </>
  );
}

/** What stands in the form when a service is edited. */
const fieldsOf = (row: ServiceSettingsRow): ServiceFields => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  host: row.hosts[0] ?? '',
  path: row.path,
  application: row.applicationPage ?? '',
  static: row.staticPage ?? '',
  everyS: String(row.everyS),
  requestsPerDayMax: String(row.requestsPerDayMax),
  watchedBy: row.watchedBy,
});

function Services(props: { readonly rows: readonly ServiceSettingsRow[]; readonly onChange: () => void }) {
  const { rows, onChange } = props;
  const { admin, format } = useAdmin();
  const { services: text, common } = admin;
  const change = useChange();
  const [edited, setEdited] = useState<string>();
  const drop = async ({ id, version }: ServiceSettingsRow) => {
    await change.run('DELETE', `services/${id}`, { version });
    onChange();
  };
  return (
    <>
      <RowsTable
        caption={text.listTitle}
        columns={[
          text.columnName,
          text.columnHost,
          text.columnFrom,
          text.columnAgents,
          text.columnTry,
          text.columnActions,
        ]}
        change={change}
      >
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" class="cell-name">
              <bdi>{row.name}</bdi>
              <span class="label">{(text.kinds as Record<string, string>)[row.kind] ?? row.kind}</span>
            </th>
            <td class="cell-target" data-label={text.columnHost} translate={false}>
              {row.hosts.join(', ')}
              <span class="label">{text.paths[row.path]}</span>
            </td>
            <td data-label={text.columnFrom}>{row.from === 'file' ? text.fromFile : text.fromPages}</td>
            <td data-label={text.columnAgents}>
              {row.agents === undefined
                ? text.agentsNone
                : text.agentsGood(
                    format.integer(row.agents.good),
                    format.integer(row.agents.good + row.agents.failed),
                    format.age(collectorNow() - row.agents.at),
                  )}
            </td>
            <td class="cell-try" data-label={text.columnTry}>
              <TryLight service={fieldsOf(row)} />
            </td>
            <td class="cell-actions" data-label={text.columnActions}>
              {row.from === 'file' ? (
                <span class="quiet">{text.inFileHint}</span>
              ) : (
                <>
                  <button
                    type="button"
                    class="small"
                    aria-label={common.editOf(row.name)}
                    aria-expanded={edited === row.id}
                    onClick={() => setEdited(edited === row.id ? undefined : row.id)}
                  >
                    {common.edit}
                  </button>
                  <Remove name={row.name} question={text.removeQuestion(row.name)} onYes={() => void drop(row)} />
                </>
              )}
            </td>
          </tr>
        ))}
      </RowsTable>
      {rows
        .filter(({ id }) => id === edited)
        .map((row) => (
          <section key={row.id} class="card" aria-labelledby="edit-service">
            <h2 id="edit-service">
              {text.editTitle}: <bdi>{row.name}</bdi>
            </h2>
            <ServiceForm
              keptAs={`service-${row.id}`}
              initial={fieldsOf(row)}
              version={row.version}
              onDone={() => {
                setEdited(undefined);
                onChange();
              }}
              onCancel={() => setEdited(undefined)}
              onStale={onChange}
            />
          </section>
        ))}
    </>
  );
}
