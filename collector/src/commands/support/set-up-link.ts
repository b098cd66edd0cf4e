import { formats, type Language, listMessages } from '@mach/messages';
import { nodeRandom } from '@mach/ports/node';
import { type Command, Flags } from '@oclif/core';
import type { AdminAnswer } from '../../admin/request.ts';
import { sha256Hex } from '../../ingest/secret.ts';
import { parseDuration } from './duration.ts';

export const expiresFlag = Flags.string({
  description: 'how long the link is good: 7d, 12h, 15m',
  default: '7d',
  helpValue: 'TIME',
});

/** A link's code as its bearer gets it, and all that the collector keeps of it. */
export function newSetUpCode(): { readonly code: string; readonly sha256: string } {
  const code = Buffer.from(nodeRandom.bytes(32)).toString('base64url');
  return { code, sha256: sha256Hex(code) };
}

/** What `--expires` says, in ms. Ends the command with 2 where it says no time. */
export function setUpMs(command: Command, expires: string): number {
  return (
    parseDuration(expires) ?? command.error(`--expires ${expires}: expected a time such as 7d, 12h or 15m`, { exit: 2 })
  );
}

interface Made {
  readonly name: string;
  readonly code: string;
  readonly answer: AdminAnswer & { ok: true };
  readonly json: boolean;
  readonly lang: Language;
}

/** Prints the link once; with no collector running its address is not known, and the path stands alone. */
export function printSetUpLink({ name, code, answer, json, lang }: Made): void {
  const path = `/set-up/${code}`;
  const link = answer.url === undefined ? path : new URL(path, answer.url).href;
  const expiresAt = answer.expiresAt ?? 0;
  const text = json
    ? JSON.stringify({ account: name, link, expiresAt: new Date(expiresAt).toISOString() }, null, 2)
    : `${link}\n${listMessages(lang).setUpNote(name, formats(lang).dateTime(expiresAt))}`;
  process.stdout.write(`${text}\n`);
}
