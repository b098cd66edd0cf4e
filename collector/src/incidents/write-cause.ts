import type { Cause, Incident } from '@mach/wire';
import { plainText } from '../plain-text.ts';
import type { RegistryChange } from '../state/registry-change.ts';

/** What somebody was told, as they typed it. `heardAt` in ms; now unless said. */
export interface CauseWish {
  readonly cause?: Cause | undefined;
  readonly text?: string | undefined;
  readonly saidBy: string;
  readonly heardAt?: number | undefined;
}

export type CauseDecision =
  | { readonly ok: true; readonly change: RegistryChange & { readonly type: 'cause-written' } }
  | { readonly ok: false; readonly code: string; readonly error: string };

/** In characters, after what can't be seen is taken out. */
export const CAUSE_LIMITS = { text: 500, saidBy: 200, perIncident: 200 } as const;

/** How far the clock of whoever typed it may be ahead. */
const CLOCK_AHEAD_MS = 300_000;

/** Whether what somebody was told can be put beside an incident's verdict, and as what. The verdict is never looked at. */
export function writeCause(wish: CauseWish, incident: Incident, now: number): CauseDecision {
  const { number, since, written = [] } = incident;
  const { cause, heardAt = now } = wish;
  const text = plainText(wish.text ?? '');
  const saidBy = plainText(wish.saidBy);
  if (cause === undefined && text === '')
    return no('cause-empty', 'give a cause of the list, or what was said in words, or both');
  if (saidBy === '') return no('said-by-empty', 'saidBy is empty: say who told it, such as "tổng đài nhà mạng"');
  for (const [name, said] of [['text', text] as const, ['saidBy', saidBy] as const]) {
    if (said.length > CAUSE_LIMITS[name])
      return no(
        'too-long',
        `${name} has ${said.length} characters: at most ${CAUSE_LIMITS[name]} can stand on the paper`,
      );
  }
  if (heardAt > now + CLOCK_AHEAD_MS)
    return no('heard-later', 'heardAt lies in the future: give the time at which it was heard');
  if (heardAt < since - BEFORE_MS)
    return no('heard-before', 'heardAt lies more than 30 days before the incident: look at the date');
  if (written.length >= CAUSE_LIMITS.perIncident)
    return no(
      'too-many',
      `incident ${number} has ${written.length} causes written down already, which is as many as are kept`,
    );
  const said = { ...(cause === undefined ? {} : { cause }), ...(text === '' ? {} : { text }), saidBy };
  const id = written.length + 1;
  return {
    ok: true,
    change: { type: 'cause-written', incident: number, cause: { id, ...said, heardAt: Math.min(heardAt, now) } },
  };
}

/** Works on a line are announced before they cut it. */
const BEFORE_MS = 30 * 86_400_000;

const no = (code: string, error: string): CauseDecision => ({ ok: false, code, error });
