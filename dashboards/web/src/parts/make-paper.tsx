import type { Print } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { sendJson } from '../live/send-json.ts';
import { paths } from '../navigation.ts';

interface Wish {
  readonly number: number;
  readonly wish: { readonly kind: 'dossier' | 'slip'; readonly commune?: string };
  /** What stands on the button. */
  readonly name: string;
}

/** Has a paper frozen and goes to where it can be printed. */
export function MakePaper({ number, wish, name }: Wish) {
  const words = useSpoken().messages.incident;
  const { route } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function make(): Promise<void> {
    setBusy(true);
    setTrouble('');
    const sent = await sendJson<Print>(`/api/v1/incidents/${number}/prints`, wish, limits.paperTimeoutMs);
    setBusy(false);
    if (sent.ok) return route(paths.print(sent.data.note.code));
    setTrouble(
      sent.why === 'sign-in' ? words.paperSignIn : sent.why === 'refused' ? words.noSlip : words.paperTryAgain,
    );
  }

  return (
    <>
      <button type="button" onClick={make} disabled={isBusy}>
        {isBusy ? words.freezing : name}
      </button>
      {trouble === '' ? null : (
        <p role="alert" class="refused">
          {trouble}
        </p>
      )}
    </>
  );
}
