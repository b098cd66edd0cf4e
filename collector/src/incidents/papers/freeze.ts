import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Random } from '@mach/ports';
import type { Print, PrintedContent, PrintNote } from '@mach/wire';
import { canonicalJson } from '../../canonical-json.ts';
import type { Entry } from '../../journal/journal.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import type { RegistryChange } from '../../state/registry-change.ts';
import { newPrintCode } from './print-code.ts';

type PrintMade = RegistryChange & { readonly type: 'print-made' };

/** SHA-256 of what stands on a paper: of its canonical JSON in UTF-8, so that anybody can reckon it again. */
export const contentSha256 = (content: PrintedContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** The decision that freezes a paper: its content goes into the journal, and nothing that comes later changes it. */
export function freeze(content: PrintedContent, { prints }: Pick<FleetState, 'prints'>, random: Random): PrintMade {
  const commune = content.commune?.code;
  return {
    type: 'print-made',
    incident: content.number,
    print: {
      code: newPrintCode(random, (code) => prints.has(code)),
      kind: content.kind,
      ...(commune === undefined ? {} : { commune }),
      sha256: contentSha256(content),
    },
    content: deflateSync(canonicalJson(content)).toString('base64'),
  };
}

/** A frozen paper out of its entry; undefined where the entry is none, or what is in it is not what was frozen. */
export function thawed(entry: Entry | undefined): Print | 'damaged' | undefined {
  if (entry?.kind !== 'registry' || entry.change.type !== 'print-made') return undefined;
  const { change, receivedAt, by = 'unknown' } = entry;
  const note: PrintNote = { ...change.print, at: receivedAt, by };
  try {
    const content = JSON.parse(inflateSync(Buffer.from(change.content, 'base64')).toString('utf8')) as PrintedContent;
    return contentSha256(content) === note.sha256 ? { note, incident: change.incident, content } : 'damaged';
  } catch {
    return 'damaged';
  }
}

/**
 * The newest paper of an incident that says just what a new one would, but for the moment at which it was made: pressing twice makes
 * one paper.
 */
export async function sameAsBefore(
  content: PrintedContent,
  notes: readonly PrintNote[],
  read: (code: string) => Promise<Print | 'damaged' | undefined>,
): Promise<Print | undefined> {
  const last = notes.findLast(({ kind, commune }) => kind === content.kind && commune === content.commune?.code);
  const before = last === undefined ? undefined : await read(last.code);
  if (before === undefined || before === 'damaged') return undefined;
  const isSame = contentSha256({ ...before.content, madeAt: content.madeAt }) === contentSha256(content);
  return isSame ? before : undefined;
}
