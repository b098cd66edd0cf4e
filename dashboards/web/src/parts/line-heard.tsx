import type { SiteRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { StateMark } from './state-mark.tsx';

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
