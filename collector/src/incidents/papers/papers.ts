import type { Random } from '@mach/ports';
import type { Dossier, Incident, Print, PrintedContent } from '@mach/wire';
import type { SiteDay, SiteDayQuery } from '../../availability/site-day.ts';
import { shownIncident } from '../../exposition/attendance.ts';
import type { Journal } from '../../journal/journal.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import type { RegistryChange } from '../../state/registry-change.ts';
import { freeze, sameAsBefore, thawed } from './freeze.ts';
import { makeDossier } from './make-dossier.ts';
import { makeSlip, type NoSlip } from './make-slip.ts';
import { readPaperInput } from './read-input.ts';

/** What papers are made of and kept in. */
export interface PaperSource {
  state(): FleetState;
  now(): number;
  siteDays(query: SiteDayQuery): Promise<readonly SiteDay[]>;
  readonly journal: Pick<Journal, 'read'>;
}

export type PaperWish =
  | { readonly kind: 'dossier'; readonly commune?: string | undefined }
  | { readonly kind: 'slip'; readonly commune: string };

/** A paper that was made now, or one of before that says the same; or why there is none. */
export type PaperMade =
  | { readonly ok: true; readonly print: Print; readonly isNew: boolean }
  | { readonly ok: false; readonly because: NoSlip };

/** The dossier of an incident as it would be printed now. */
export async function dossierOf(source: PaperSource, incident: Incident, commune?: string): Promise<Dossier> {
  const shown = shownIncident(incident, source.state().registry.devices);
  return makeDossier(shown, await readPaperInput(shown, portsOf(source), commune));
}

/** Makes a paper of an incident and freezes it; the same one of before where nothing is another since. */
export async function keepPaper(
  source: PaperSource,
  { incident: number, wish }: { readonly incident: number; readonly wish: PaperWish },
  { random, commit }: { readonly random: Random; readonly commit: (change: RegistryChange) => Promise<void> },
): Promise<PaperMade | undefined> {
  const found = source.state().incidents.get(number);
  if (found === undefined) return undefined;
  const incident = shownIncident(found, source.state().registry.devices);
  const input = await readPaperInput(incident, portsOf(source), wish.commune);
  let content: PrintedContent;
  if (wish.kind === 'dossier') content = makeDossier(incident, input);
  else {
    const decided = makeSlip(incident, wish.commune, input);
    if (!decided.ok) return decided;
    content = decided.slip;
  }
  const before = await sameAsBefore(content, incident.prints ?? [], (code) => findPrint(source, code));
  if (before !== undefined) return { ok: true, print: before, isNew: false };
  const change = freeze(content, source.state(), random);
  await commit(change);
  const print = await findPrint(source, change.print.code);
  if (print === undefined || print === 'damaged') throw new Error(`the paper ${change.print.code} was not kept`);
  return { ok: true, print, isNew: true };
}

/** The frozen paper of a code; `damaged` where the journal no longer has what was frozen. */
export async function findPrint(
  { state, journal }: Pick<PaperSource, 'state' | 'journal'>,
  code: string,
): Promise<Print | 'damaged' | undefined> {
  const position = state().prints.get(code);
  if (position === undefined) return undefined;
  const [entry] = await journal.read(position, 1);
  return entry?.position === position ? thawed(entry) : 'damaged';
}

const portsOf = (source: PaperSource) => ({ state: source.state(), now: source.now(), siteDays: source.siteDays });
