import type { Print } from '@mach/wire';
import { useEffect, useRef, useState } from 'preact/hooks';
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

/** Has a paper frozen and goes to where it can be printed. Whoever waits may stop: the same wish finds the same paper, so nothing is made twice. */
export function MakePaper({ number, wish, name }: Wish) {
  const words = useSpoken().messages.incident;
  const { route } = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const waiting = useRef<AbortController | undefined>(undefined);
  // Whoever goes elsewhere is not brought back by a paper that is ready by then.
  useEffect(() => () => waiting.current?.abort(), []);

  async function make(): Promise<void> {
    const controller = new AbortController();
    waiting.current = controller;
    setBusy(true);
    setTrouble('');
    const url = `/api/v1/incidents/${number}/prints`;
    const sent = await sendJson<Print>(url, wish, limits.paperTimeoutMs, controller.signal);
    setBusy(false);
    if (sent.ok) return route(paths.print(sent.data.note.code));
    if (controller.signal.aborted) return setTrouble(words.paperStopped);
    setTrouble(
      sent.why === 'sign-in' ? words.paperSignIn : sent.why === 'refused' ? words.noSlip : words.paperTryAgain,
    );
  }

  return (
    <>
      <button type="button" onClick={make} disabled={isBusy}>
        {isBusy ? words.freezing : name}
      </button>
      {isBusy ? (
        <button type="button" class="quiet-button" onClick={() => waiting.current?.abort()}>
          {words.stopWaiting}
        </button>
      ) : null}
      {trouble === '' ? null : (
        <p role="alert" class="refused">
          {trouble}
        </p>
      )}
    </>
  );
}
