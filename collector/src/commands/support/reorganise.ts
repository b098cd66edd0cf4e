import { formats, type Language, listMessages } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { type Command, Flags } from '@oclif/core';
import { planReorganisation, type ReorganiseRequest } from '../../admin/reorganise.ts';
import { dayOf } from '../../config/day-cell.ts';
import { ask } from './ask.ts';
import { Explained } from './base.ts';
import { readFleet } from './read-fleet.ts';

/** What mergers and splits have in common. */
export const reorganiseFlags = {
  into: Flags.string({ required: true, description: 'the commune that takes them', helpValue: 'CODE' }),
  name: Flags.string({ description: 'its name, where it is new', helpValue: 'TEXT' }),
  from: Flags.string({ required: true, description: 'the day from which it is valid', helpValue: 'YYYY-MM-DD' }),
  document: Flags.string({ description: 'number of the resolution', helpValue: 'TEXT' }),
  yes: Flags.boolean({ description: 'do it, and not only show it', default: false }),
};

interface Given {
  readonly into: string;
  readonly name: string | undefined;
  readonly from: string;
  readonly document: string | undefined;
}

/** What the flags say. Ends the command with 2 where the day is none. */
export function reorganisation(command: Command, { into, name, from, document }: Given) {
  const validFrom = dayOf(from);
  if (validFrom === undefined) command.error(`--from ${from}: expected a day such as 2026-12-01`, { exit: 2 });
  return {
    into: { code: into, ...(name === undefined ? {} : { name }) },
    validFrom,
    ...(document === undefined ? {} : { document }),
  };
}

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
