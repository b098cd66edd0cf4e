import { incidentTitle, reportsPageText } from '@mach/messages';
import type { IncidentRow, Listed } from '@mach/wire';
import { useSpoken } from '../../language.ts';
import { limits } from '../../limits.ts';
import { useLive } from '../../live/use-live.ts';
import { paths } from '../../navigation.ts';
import { IncidentTime } from '../incident-list.tsx';

interface Props {
  readonly from: string;
  readonly to: string;
  readonly commune: string;
}

/** The incidents of the period, each with its page and its dossier. */
export function ReportIncidents({ from, to, commune }: Props) {
  const { language, format } = useSpoken();
  const text = reportsPageText(language);
  const query = new URLSearchParams({ from, to, ...(commune === '' ? {} : { commune }) });
  const [{ data }] = useLive<Listed<IncidentRow>>(`/api/v1/incidents?${query}`, limits.slowPollMs);
  if (data === undefined) return null;
  const { items, total } = data;
  return (
    <section aria-labelledby="incidents">
      <h3 id="incidents">{text.incidents}</h3>
      {items.length === 0 ? <p>{text.incidentsNone}</p> : null}
      <ol class="report-incidents">
        {items.map((incident) => (
          <li key={incident.number}>
            <a href={paths.incident(incident.number)}>{incidentTitle(incident, language)}</a>{' '}
            <span class="quiet">
              <IncidentTime incident={incident} />
            </span>{' '}
            <a
              class="no-print"
              href={`/incidents/${incident.number}/dossier`}
              aria-label={text.dossierOf(format.integer(incident.number))}
            >
              {text.dossier}
            </a>
          </li>
        ))}
      </ol>
      {total > items.length ? <p class="quiet">{text.incidentsMore(format.integer(total - items.length))}</p> : null}
    </section>
  );
}
