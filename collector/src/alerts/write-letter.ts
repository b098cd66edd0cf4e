import { alertLetter, alertShortText, allVisible } from '@mach/messages';
import type { AlertContent } from '@mach/wire';
import type { Letter } from './channel.ts';
import type { RouteRecipient } from './recipients.ts';

export interface LetterPorts {
  readonly now: () => number;
  /** Where the pages are, for links; unknown until it is known. */
  readonly url: () => string | undefined;
  /** Short messages keep their marks. */
  readonly withMarks: boolean;
}

/** A message in the recipient's language, as all ways out need it. */
export function writeLetter(
  message: { readonly key: string; readonly content: AlertContent; readonly isDoubtful: boolean },
  recipient: RouteRecipient,
  { now, url, withMarks }: LetterPorts,
): Letter {
  const { key, isDoubtful } = message;
  const content = allVisible(message.content);
  const { language, to, area } = recipient;
  const at = now();
  const page = url();
  const { subject, text } = alertLetter(content, {
    ...{ language, at, isDoubtful, forCommune: area !== 'province' },
    ...(page === undefined ? {} : { url: page }),
  });
  const short = alertShortText(content, { language, at, withMarks, isDoubtful });
  return { key, at, to, subject, text, short, content, isDoubtful };
}
