import { dossierPaper } from '@mach/messages';
import type { Dossier } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { paths } from '../navigation.ts';
import { Freshness, LiveSection } from '../parts/live-section.tsx';
import { MakePaper } from '../parts/make-paper.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { PaperView } from '../parts/paper-view.tsx';

/** The dossier of an incident as it would be printed now; whoever has a role has it frozen under a code. */
export function DossierPage({ number = '' }: { readonly number?: string }) {
  const { messages, language } = useSpoken();
  const { incident: words, province } = messages;
  const role = useSession()?.role;
  const url = `/api/v1/incidents/${encodeURIComponent(number)}/dossier`;
  // It is reckoned anew at each question, over days of every site: what must be the newest is made by freezing it.
  const [snapshot, refresh] = useLive<Dossier>(url, limits.paperPollMs);
  const path = [
    { href: paths.province, name: province.title },
    { href: paths.incidents, name: words.title },
    { href: paths.incident(Number(number)), name: words.numbered(Number(number)) },
  ];
  return (
    <LiveSection
      snapshot={snapshot}
      refresh={refresh}
      notFound={words.notFound}
      heading={{ title: words.dossier, path }}
    >
      {(dossier) => (
        <>
          <PageTitle title={words.dossier} path={path}>
            <Freshness snapshot={snapshot} />
          </PageTitle>
          <div class="paper-tools">
            {role === undefined || role === 'loopback-reader' ? (
              <p class="quiet">{words.freezeNeedsRole}</p>
            ) : (
              <MakePaper number={dossier.number} wish={{ kind: 'dossier' }} name={words.freeze} />
            )}
            <a href={`${url}?format=csv`}>CSV</a>
            <a href={url}>JSON</a>
          </div>
          <PaperView paper={dossierPaper(dossier, language)} kind="dossier" />
        </>
      )}
    </LiveSection>
  );
}
