import { useSpoken } from '../language.ts';
import { useNow } from '../live/use-now.ts';

/** How long ago, with the exact time for who points at it. Nothing came yet reads "chưa lần nào". */
export function Age({ at }: { readonly at: number | undefined }) {
  const { format, messages } = useSpoken();
  const now = useNow();
  if (at === undefined) return <span class="quiet">{messages.frame.never}</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)}>
      {format.age(now - at)}
    </time>
  );
}
