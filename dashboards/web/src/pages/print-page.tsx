import { dossierPaper, groupedCode, slipPaper } from '@mach/messages';
import type { Print } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { PaperView } from '../parts/paper-view.tsx';

/** A frozen paper by its code, to be printed and given out. */
export function PrintPage({ code = '' }: { readonly code?: string }) {
  const { messages, language } = useSpoken();
  const { incident: words, province } = messages;
  const url = `/api/v1/prints/${encodeURIComponent(code)}`;
  // What is frozen does not change; asked again now and then only because the session may end.
  const [snapshot, refresh] = useLive<Print>(url, limits.paperPollMs);
  return (
    <LiveSection
      snapshot={snapshot}
      refresh={refresh}
      notFound={words.noPaper}
      heading={{ title: words.paperOf(groupedCode(code)) }}
    >
      {({ note, incident, content }) => {
        const stamp = { code: note.code, sha256: note.sha256, verifyAt: `${location.origin}/verify` };
        const paper =
          content.kind === 'slip' ? slipPaper(content, language, stamp) : dossierPaper(content, language, stamp);
        const path = [
          { href: paths.province, name: province.title },
          { href: paths.incidents, name: words.title },
          { href: paths.incident(incident), name: words.numbered(incident) },
        ];
        return (
          <>
            <PageTitle title={`${words.paperNames[content.kind]} ${groupedCode(note.code)}`} path={path} />
            <div class="paper-tools">
              <button type="button" onClick={() => print()}>
                {words.print}
              </button>
              <a href={`${url}?format=docx&lang=${language}`}>DOCX</a>
              {content.kind === 'dossier' ? <a href={`${url}?format=csv`}>CSV</a> : null}
              <a href={url}>JSON</a>
            </div>
            <PaperView paper={paper} kind={content.kind} />
          </>
        );
      }}
    </LiveSection>
  );
}
