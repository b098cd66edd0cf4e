import { confidenceFigure, confidenceWord, incidentTitle, verdictSentence } from '@mach/messages';
import type { IncidentRow, Listed } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useNow } from '../live/use-now.ts';
import { paths } from '../navigation.ts';
import { LiveSection } from './live-section.tsx';

/** The incidents that last, over the whole province: whose, since when, and why, each with its page one click away. */
export function OpenIncidents({ shown }: { readonly shown: number }) {
  const { incident, frame } = useSpoken().messages;
  const [snapshot, refresh] = useLive<Listed<IncidentRow>>(
    `/api/v1/incidents?open=true&limit=${limits.incidentsShown}`,
  );
  return (
    <LiveSection snapshot={snapshot} refresh={refresh} notFound={frame.notFoundPage}>
      {({ items, total }) => (
        <section aria-labelledby="incidents" class="card incidents">
          <h2 id="incidents">{incident.open}</h2>
          {items.length === 0 ? <p>{incident.openNothing}</p> : <IncidentList incidents={items.slice(0, shown)} />}
          <p class="quiet">
            {total > shown ? `${incident.more(total - shown)} · ` : ''}
            <a href={paths.incidents}>{incident.seeAll}</a>
          </p>
        </section>
      )}
    </LiveSection>
  );
}

/** Of one commune: those that last, and the last ones that did. Nothing where there were none. */
export function CommuneIncidents({ code }: { readonly code: string }) {
  const { incident, frame } = useSpoken().messages;
  const query = `commune=${encodeURIComponent(code)}&limit=${limits.communeIncidentsShown}`;
  const [snapshot, refresh] = useLive<Listed<IncidentRow>>(`/api/v1/incidents?${query}`);
  return (
    <LiveSection snapshot={snapshot} refresh={refresh} notFound={frame.notFoundPage}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section aria-labelledby="incidents" class="card incidents">
            <h2 id="incidents">{incident.title}</h2>
            <IncidentList incidents={items} />
          </section>
        )
      }
    </LiveSection>
  );
}

export function IncidentList({ incidents }: { readonly incidents: readonly IncidentRow[] }) {
  const { language } = useSpoken();
  return (
    <ul>
      {incidents.map((incident) => (
        <li key={incident.number} class={incident.endedAt === undefined ? 'lasts' : 'ended'}>
          <a href={paths.incident(incident.number)}>
            <bdi>{incidentTitle(incident, language)}</bdi>
          </a>
          <p>{verdictSentence(incident, language)}</p>
          <p class="quiet">
            <IncidentTime incident={incident} /> · <HowSure incident={incident} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Since when it lasts, or from when to when it did; of one PC the days, as they are told. */
export function IncidentTime({ incident }: { readonly incident: Pick<IncidentRow, 'since' | 'endedAt' | 'scope'> }) {
  const { messages, format } = useSpoken();
  const now = useNow();
  const words = messages.incident;
  const { since, endedAt, scope } = incident;
  if (scope.kind === 'device') {
    const [first, last] = [format.date(since), endedAt === undefined ? undefined : format.date(endedAt)];
    if (last === undefined) return <>{words.since(first)}</>;
    return <>{first === last ? first : words.fromTo(first, last)}</>;
  }
  if (endedAt === undefined)
    return <>{`${words.since(format.dateTime(since))}, ${words.lasts(format.duration(now - since))}`}</>;
  const isSameDay = format.date(since) === format.date(endedAt);
  const to = isSameDay ? format.time(endedAt) : format.dateTime(endedAt);
  return <>{`${words.fromTo(format.dateTime(since), to)}, ${words.lasted(format.duration(endedAt - since))}`}</>;
}

export function HowSure({ incident }: { readonly incident: Pick<IncidentRow, 'confidence' | 'vantages'> }) {
  const { messages, language } = useSpoken();
  const { confidence, vantages } = messages.incident;
  const word = confidenceWord(incident.confidence, language);
  return <>{`${confidence(word, confidenceFigure(incident.confidence, language))} · ${vantages(incident.vantages)}`}</>;
}
