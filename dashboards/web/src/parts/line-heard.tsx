import type { LineStanding, SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { StateMark } from './state-mark.tsx';

/** How one of several lines of a site stands. `hasTwin`: another is of the same kind, so that nobody can tell by which of them anything comes. */
export function OneOfLines({ standing, hasTwin }: { readonly standing?: LineStanding; readonly hasTwin: boolean }) {
  const { messages, format } = useSpoken();
  const words = messages.commune;
  if (standing === undefined)
    return <span class="quiet small">{hasTwin ? words.lineUnknownTwin : words.lineUnknown}</span>;
  if (standing.isHeard) return <StateMark health="normal" word={words.lineHeard} />;
  const { since } = standing;
  const word = since === undefined ? words.lineSilentNow : words.lineSilent(format.dateTime(since));
  return <StateMark health="no-data" word={word} />;
}

/** Whether a site's line brings anything. Whose fault a silence is, nobody can tell by it alone: the PCs that watch may be switched off. */
export function LineHeard({ site: { line } }: { readonly site: Pick<SiteRow, 'line'> }) {
  const { messages, format } = useSpoken();
  const words = messages.commune;
  if (line === undefined) return <span class="quiet small">{words.lineUnwatched}</span>;
  return line.isHeard ? (
    <StateMark health="normal" word={words.lineHeard} />
  ) : (
    <StateMark health="no-data" word={words.lineSilent(format.dateTime(line.since))} />
  );
}
