import { incidentTitle, overviewMessages } from '@mach/messages';
import type { Coverage, LineBoardRow, Overview, ServiceBoardRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { serviceState } from '../views/service-state.ts';
import { ChangesSection } from './changes-section.tsx';
import { LiveSection } from './live-section.tsx';
import { StateMark } from './state-mark.tsx';

/** What stands beside the communes: what changed, services, lines by carrier, coverage. */
export function ProvinceBoards() {
  const { messages } = useSpoken();
  const [snapshot, refresh] = useLive<Overview>('/api/v1/overview', limits.slowPollMs);
  return (
    <LiveSection snapshot={snapshot} refresh={refresh} notFound={messages.frame.notFoundPage}>
      {(overview) => (
        <div class="boards">
          <ChangesSection overview={overview} />
          <Services rows={overview.services} overview={overview} />
          <Lines rows={overview.lines} overview={overview} />
          <CoverageTable coverage={overview.coverage} />
        </div>
      )}
    </LiveSection>
  );
}

function Services({ rows, overview }: { readonly rows: readonly ServiceBoardRow[]; readonly overview: Overview }) {
  const words = overviewMessages(useSpoken().language);
  return (
    <section aria-labelledby="services" class="card board">
      <h2 id="services">{words.services}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{words.servicesNone}</p>
      ) : (
        <table class="rows stacks">
          <caption class="for-readers">{words.servicesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columnService}</th>
              <th scope="col">{words.columnNow}</th>
              <th scope="col">{words.columnWhy}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Service key={row.id} row={row} overview={overview} />
            ))}
          </tbody>
        </table>
      )}
      <p class="quiet">{words.servicesNote}</p>
    </section>
  );
}

function Service({ row, overview }: { readonly row: ServiceBoardRow; readonly overview: Overview }) {
  const { language, format } = useSpoken();
  const words = overviewMessages(language);
  const { health, trouble, verdict } = serviceState(row);
  const count = trouble === 'down' ? row.down : row.slow + row.down;
  const say = trouble === 'down' ? words.downIn : words.slowIn;
  const now =
    trouble === undefined
      ? row.communes === 0
        ? words.noAnswer
        : words.good
      : say(format.percent(count / row.communes), count, row.communes);
  return (
    <tr>
      <th scope="row">
        <bdi>{row.name}</bdi>
      </th>
      <td data-label={words.columnNow}>
        <StateMark health={health} word={now} />
      </td>
      <td data-label={words.columnWhy}>
        {verdict === undefined ? null : verdict === 'system' ? words.ofSystem : words[verdict]}
        {row.incident === undefined ? null : (
          <>
            {verdict === undefined ? null : ', '}
            <a href={paths.incident(row.incident)}>{words.seeIncident(row.incident)}</a>
          </>
        )}
        {row.incident === undefined ? <Communes codes={row.affected} overview={overview} /> : null}
      </td>
    </tr>
  );
}

function Lines({ rows, overview }: { readonly rows: readonly LineBoardRow[]; readonly overview: Overview }) {
  const { language, format } = useSpoken();
  const words = overviewMessages(language);
  const titles = new Map(overview.incidents.map((incident) => [incident.number, incidentTitle(incident, language)]));
  return (
    <section aria-labelledby="lines" class="card board">
      <h2 id="lines">{words.lines}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{words.linesNone}</p>
      ) : (
        <table class="rows stacks">
          <caption class="for-readers">{words.linesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columnProvider}</th>
              <th scope="col" class="number">
                {words.columnSites}
              </th>
              <th scope="col" class="number">
                {words.columnWatched}
              </th>
              <th scope="col" class="number">
                {words.columnSilent}
              </th>
              <th scope="col">{words.columnIncidents}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.provider ?? ''}>
                <th scope="row">
                  {row.provider === undefined ? (
                    <span class="quiet">{words.providerUnknown}</span>
                  ) : (
                    <bdi>{row.provider}</bdi>
                  )}
                </th>
                <td class="number" data-label={words.columnSites}>
                  <a href={paths.lines(row.provider)}>{format.integer(row.sites)}</a>
                </td>
                <td class="number" data-label={words.columnWatched}>
                  <a href={paths.lines(row.provider, 'watched')}>{format.integer(row.watched)}</a>
                </td>
                <td class={row.silent > 0 ? 'number bad' : 'number'} data-label={words.columnSilent}>
                  <a href={paths.lines(row.provider, 'silent')}>{format.integer(row.silent)}</a>
                </td>
                <td data-label={words.columnIncidents}>
                  {row.incidents.length > 0 ? null : row.silent > 0 ? (
                    <Communes codes={row.silentCommunes} overview={overview} />
                  ) : (
                    <span class="quiet">{words.none}</span>
                  )}
                  {row.incidents.map((number) => (
                    <span key={number}>
                      <a href={paths.incident(number)}>{titles.get(number) ?? words.seeIncident(number)}</a>{' '}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The places behind a number that no incident tells of. */
function Communes({ codes, overview }: { readonly codes: readonly string[]; readonly overview: Overview }) {
  const names = new Map(overview.communes.map(({ code, name }) => [code, name]));
  if (codes.length === 0) return null;
  return (
    <span class="places">
      {codes.map((code) => (
        <a key={code} href={paths.commune(code)}>
          <bdi>{names.get(code) ?? code}</bdi>
        </a>
      ))}
    </span>
  );
}

const COVERAGES: readonly Coverage[] = ['measured', 'inventory', 'seen', 'declared'];

function CoverageTable({ coverage: { pcs, equipment } }: Pick<Overview, 'coverage'>) {
  const { language, format } = useSpoken();
  const words = overviewMessages(language);
  return (
    <section aria-labelledby="coverage" class="card board">
      <h2 id="coverage">{words.coverage}</h2>
      <table class="rows">
        <caption class="for-readers">{words.coverageCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columnCoverage}</th>
            <th scope="col" class="number">
              {words.columnPcs}
            </th>
            <th scope="col" class="number">
              {words.columnEquipment}
            </th>
          </tr>
        </thead>
        <tbody>
          {COVERAGES.map((each) => (
            <tr key={each}>
              <th scope="row">
                <a href={paths.devicesKnownBy(each)}>{words.coverages[each]}</a>
              </th>
              <td class="number">{format.integer(pcs[each])}</td>
              <td class="number">{format.integer(equipment[each])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
