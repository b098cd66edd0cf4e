import { communesText, evidenceSentence, incidentTitle, stepName, verdictSentence } from '@mach/messages';
import type { IncidentDetail, IncidentStep, IncidentView } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { IncidentActions } from '../parts/incident-actions.tsx';
import { HowSure, IncidentTime } from '../parts/incident-list.tsx';
import { IncidentPapers } from '../parts/incident-papers.tsx';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { WrittenCauses } from '../parts/written-causes.tsx';

/** One incident: where the fault is and by which measurements, whom it touches, and how the view of it changed. */
export function IncidentPage({ number = '' }: { readonly number?: string }) {
  const { messages, language } = useSpoken();
  const { incident: words, province } = messages;
  const [snapshot, refresh] = useLive<IncidentDetail>(`/api/v1/incidents/${encodeURIComponent(number)}`);
  const path = [
    { href: paths.province, name: province.title },
    { href: paths.incidents, name: words.title },
  ];
  return (
    <LiveSection
      snapshot={snapshot}
      refresh={refresh}
      notFound={words.notFound}
      isTypedIn
      heading={{ title: words.numbered(Number(number)), path }}
    >
      {(incident) => (
        <>
          <PageTitle title={incidentTitle(incident, language)} path={path}>
            <ul class="facts">
              <li>{words.numbered(incident.number)}</li>
              <li>
                <IncidentTime incident={incident} />
              </li>
              {incident.into === undefined ? null : (
                <li>
                  <a href={paths.incident(incident.into)}>{words.partOf(incident.into)}</a>
                </li>
              )}
            </ul>
            <Freshness snapshot={snapshot} />
            <IncidentActions incident={incident} refresh={refresh} />
          </PageTitle>
          <Verdict incident={incident} />
          <WrittenCauses incident={incident} refresh={refresh} />
          <Affected incident={incident} />
          <IncidentPapers incident={incident} />
          <Timeline incident={incident} />
        </>
      )}
    </LiveSection>
  );
}

function Verdict({ incident }: { readonly incident: IncidentDetail }) {
  const { messages, language } = useSpoken();
  const words = messages.incident;
  return (
    <section aria-labelledby="verdict" class="card incident-verdict">
      <h2 id="verdict">{incident.stage === 'provisional' ? words.provisional : words.final}</h2>
      <p class="verdict">{verdictSentence(incident, language)}</p>
      <p class="quiet">
        <HowSure incident={incident} />
      </p>
      {incident.announced === undefined ? null : <p>{words.announced(incident.announced)}</p>}
      {incident.evidence.length === 0 ? null : (
        <>
          <h3>{words.evidence}</h3>
          <Evidence view={incident} names={incident.names} />
        </>
      )}
      <p class="quiet">{words.note}</p>
    </section>
  );
}

function Evidence({ view, names }: { readonly view: IncidentView; readonly names: IncidentDetail['names'] }) {
  const { language } = useSpoken();
  const nameOf = (id: string) => names[id] ?? id;
  return (
    <ul class="evidence">
      {view.evidence.map((each) => (
        <li key={`${each.code} ${JSON.stringify(each.parameters)}`}>{evidenceSentence(each, language, nameOf)}</li>
      ))}
    </ul>
  );
}

function Affected({ incident }: { readonly incident: IncidentDetail }) {
  const words = useSpoken().messages.incident;
  const { communesTouched, communeNames, communes, endedAt } = incident;
  if (communesTouched.length === 0) return null;
  return (
    <section aria-labelledby="affected">
      <h2 id="affected">{words.affected}</h2>
      {endedAt === undefined && communesTouched.length > 1 ? (
        <p class="quiet">{words.affectedNow(communes.length)}</p>
      ) : null}
      <ul class="communes-touched">
        {communesTouched.map((code, index) => (
          <li key={code}>
            <a href={paths.commune(code)}>{communeNames[index] ?? code}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Newest first. */
function Timeline({ incident }: { readonly incident: IncidentDetail }) {
  const words = useSpoken().messages.incident;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{words.timeline}</h2>
      <ol class="timeline">
        {[...incident.steps].reverse().map((step, index) => (
          <li key={`${step.at} ${step.type} ${incident.steps.length - index}`}>
            <Step step={step} incident={incident} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ step, incident }: { readonly step: IncidentStep; readonly incident: IncidentDetail }) {
  const { messages, format, language } = useSpoken();
  const { view, type } = step;
  const isOver = type === 'ended' || type === 'joined';
  return (
    <>
      <p>
        <strong>{(view.scope.kind === 'device' ? format.date : format.dateTime)(step.at)}</strong>{' '}
        {stepName(step, incident, language)}
        {isOver || view.communes.length === 0 ? '' : ` · ${communesText(view.communes.length, language)}`}
      </p>
      {isOver ? null : (
        <details>
          <summary>{verdictSentence(view, language)}</summary>
          <p class="quiet">
            <HowSure incident={view} />
          </p>
          <p class="for-readers">{messages.incident.evidence}</p>
          <Evidence view={view} names={incident.names} />
        </details>
      )}
    </>
  );
}
