import { plansPageText } from '@mach/messages';
import { useSpoken } from '../../language.ts';
import { limits } from '../../limits.ts';

/** Says on paper that a list goes on, and where the whole of it is. */
export function PaperNote({ rows }: { readonly rows: number }) {
  const { language, format } = useSpoken();
  if (rows <= limits.rowsOnPaperMax) return null;
  return (
    <p class="only-print">
      {plansPageText(language).printLimit(format.integer(limits.rowsOnPaperMax), format.integer(rows))}
    </p>
  );
}
