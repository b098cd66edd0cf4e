import { useEffect, useRef, useState } from 'preact/hooks';
import { useAdmin } from './spoken.ts';

interface Props {
  /** What stands on the button, and, for readers, what of all the same buttons this one is about. */
  readonly label: string;
  readonly about: string;
  readonly question: string;
  readonly onYes: () => void;
  readonly isBusy?: boolean;
}

/** A button that asks before it does what can't be taken back. Escape and Cancel lead back to it. */
export function Confirm({ label, about, question, onYes, isBusy = false }: Props) {
  const { admin } = useAdmin();
  const [isAsking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const yes = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking) yes.current?.focus();
    else if (wasAsking.current) first.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button ref={first} type="button" class="small" aria-label={about} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  const answer = (isYes: boolean) => {
    setAsking(false);
    if (isYes) onYes();
  };
  return (
    <fieldset class="confirm" onKeyDown={(event) => event.key === 'Escape' && answer(false)}>
      <legend>{admin.common.sure(question)}</legend>
      <button ref={yes} type="button" class="small danger" aria-disabled={isBusy} onClick={() => answer(true)}>
        {admin.common.yes}
      </button>
      <button type="button" class="small" onClick={() => answer(false)}>
        {admin.common.cancel}
      </button>
    </fieldset>
  );
}
