import { plansPageText } from '@mach/messages';
import { useSpoken } from '../../language.ts';

interface Props {
  readonly isWorking: boolean;
  readonly isStopped: boolean;
  readonly label: string;
  /** From 0 to 1, where it is known. */
  readonly share?: number;
  readonly stop: () => void;
  readonly retry: () => void;
}

/** Says that something is being worked out and how far it is, and lets the person stop it and go on. */
export function Working({ isWorking, isStopped, label, share, stop, retry }: Props) {
  const text = plansPageText(useSpoken().language);
  return (
    <p class="working no-print">
      {isWorking ? (
        <>
          <progress {...(share === undefined ? {} : { value: share })} aria-label={label} /> <span>{label}</span>{' '}
          <button type="button" class="quiet-button" onClick={stop}>
            {text.cancel}
          </button>
        </>
      ) : isStopped ? (
        <>
          <span>{text.stopped}</span>{' '}
          <button type="button" class="quiet-button" onClick={retry}>
            {text.goOn}
          </button>
        </>
      ) : null}
    </p>
  );
}
