import { formats, type Language, listMessages } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { planReorganisation, type ReorganiseRequest } from '../../admin/reorganise.ts';
import { ask } from './ask.ts';
import { Explained } from './base.ts';
import { readFleet } from './read-fleet.ts';

interface Wish {
  readonly data: string;
  readonly lang: Language;
  readonly yes: boolean;
  readonly print: (text: string) => void;
}

/** Shows what a merger or a split would do, and with `yes` does it. */
export async function reorganise(request: ReorganiseRequest, { data, lang, yes, print }: Wish): Promise<void> {
  const planned = planReorganisation(request, readFleet(data).registry, nodeClock().wallMs());
  if (!planned.ok) throw new Explained(planned.error);
  const words = listMessages(lang);
  const { integer } = formats(lang);
  const { sites, devices, ends, renames, accountsLeft } = planned.preview;
  print(words.willMove(integer(sites), integer(devices)));
  if (ends.length > 0) print(words.willEnd(ends.join(', ')));
  for (const { before, after } of renames) print(words.willRename(before, after));
  if (accountsLeft.length > 0) print(words.accountsLeft(accountsLeft.join(', ')));
  if (!yes) return print(words.reorganiseAsk);
  await ask(data, request);
  print(words.reorganised);
}
