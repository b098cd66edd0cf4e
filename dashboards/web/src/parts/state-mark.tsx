import { type Health, terms } from '@mach/messages';
import { useSpoken } from '../language.ts';

interface Props {
  readonly health: Health;
  /** Another word than the state's own. */
  readonly word?: string;
  /** Shows the shape alone; the word stays for screen readers and for who points at it. */
  readonly short?: boolean;
}

/** A state as a shape, a colour and a word: any one of the three is enough to tell it. */
export function StateMark({ health, short = false, ...given }: Props) {
  const { language } = useSpoken();
  const word = given.word ?? terms.health(health, language);
  return (
    <span class={`state state-${health}`} title={short ? word : undefined}>
      <svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {SHAPES[health]}
      </svg>
      <span class={short ? 'for-readers' : 'state-word'}>{word}</span>
    </span>
  );
}

const SHAPES: Readonly<Record<Health, preact.JSX.Element>> = {
  normal: (
    <>
      <circle cx="8" cy="8" r="7" class="fill" />
      <path d="M4.5 8.3l2.4 2.4 4.6-5" class="cut" />
    </>
  ),
  attention: (
    <>
      <path d="M8 1.2l7.2 13.3H.8z" class="fill" />
      <path d="M8 6v4M8 11.8v.9" class="cut" />
    </>
  ),
  down: (
    <>
      <circle cx="8" cy="8" r="7" class="fill" />
      <path d="M4.5 8h7" class="cut" />
    </>
  ),
  'no-data': (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2" class="fill" />
      <path d="M5 5l6 6M11 5l-6 6" class="cut" />
    </>
  ),
  'off-hours': <path d="M11.5 10.8A5.6 5.6 0 1 1 6.2 3a4.6 4.6 0 0 0 5.3 7.8z" class="line" />,
  inventory: (
    <>
      <rect x="2" y="1.5" width="12" height="13" rx="1.5" class="line" />
      <path d="M5 5.5h6M5 8.5h6M5 11.5h4" class="line" />
    </>
  ),
  'never-reported': <circle cx="8" cy="8" r="6" class="line dashed" />,
  empty: <circle cx="8" cy="8" r="6" class="line" />,
  seen: (
    <>
      <path d="M1.5 8s2.4-4.5 6.5-4.5S14.5 8 14.5 8s-2.4 4.5-6.5 4.5S1.5 8 1.5 8z" class="line" />
      <circle cx="8" cy="8" r="2" class="line" />
    </>
  ),
  gone: <circle cx="8" cy="8" r="3" class="line dashed" />,
  superseded: <path d="M3 8h10M9 4.5L12.5 8 9 11.5" class="line" />,
  revoked: <path d="M3 8h10" class="line" />,
};
