import { type AlertLimits, type Due, digestDue, newsFor } from '@mach/diagnosis';
import type { AlertContent, AlertMessage, DigestContent, Incident } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import { newsOf } from './news-of.ts';
import type { RouteRecipient } from './recipients.ts';

export interface DecideWish {
  readonly now: number;
  /** When the collector began to judge. */
  readonly judgingSince: number;
  readonly recipients: readonly RouteRecipient[];
  readonly limits: AlertLimits;
}

/** The messages that are to be owed from now on, numbered on; of each recipient one at most. */
export function newsMessages(state: FleetState, wish: DecideWish): readonly AlertMessage[] {
  const { now, judgingSince, recipients, limits } = wish;
  const { alerts, incidents } = state;
  const open = [...incidents.values()].filter(({ endedAt }) => endedAt === undefined);
  const ofCommune = byCommune(open, new Set(recipients.flatMap(({ area }) => (area === 'province' ? [] : area))));
  const owing = new Set(
    [...alerts.owed.values()].filter(({ content }) => content.kind === 'incidents').map(({ recipient }) => recipient),
  );
  const world = { now, judgingSince, incidents, outages: [...state.registry.outages.values()] };
  let number = alerts.lastNumber;
  return recipients.flatMap((recipient): AlertMessage[] => {
    const { id, area } = recipient;
    const candidates = area === 'province' ? open : unique(area.flatMap((code) => ofCommune.get(code) ?? []));
    const hearing = {
      told: alerts.told.get(id) ?? new Map(),
      messagesAt: alerts.messagesAt.get(id) ?? [],
      isOwed: owing.has(id),
    };
    const due = newsFor(recipient, candidates, hearing, world, limits);
    if (due.length === 0) return [];
    number += 1;
    return [{ number, recipient: id, content: contentOf(state, due, now, limits), tells: due.map(tell) }];
  });
}

const tell = ({ number, what }: Due) => [number, what] as const;

function contentOf(
  state: FleetState,
  due: readonly Due[],
  now: number,
  { newsPerMessageMax }: AlertLimits,
): AlertContent {
  const news = due.slice(0, newsPerMessageMax).flatMap(({ number, what }) => {
    const incident = state.incidents.get(number);
    return incident === undefined ? [] : [newsOf(state, incident, what, now)];
  });
  return { kind: 'incidents', news, more: due.length - news.length };
}

/** Of the communes that somebody hears for. */
function byCommune(open: readonly Incident[], wanted: ReadonlySet<string>): ReadonlyMap<string, readonly Incident[]> {
  const found = new Map<string, Incident[]>();
  for (const incident of open) {
    for (const code of incident.communes) {
      if (!wanted.has(code)) continue;
      const known = found.get(code);
      if (known === undefined) found.set(code, [incident]);
      else known.push(incident);
    }
  }
  return found;
}

const unique = (all: readonly Incident[]): readonly Incident[] => [...new Set(all)];

/** Who is to get the digest of today now. What lasts is known some minutes after a start. */
export function digestRecipients(
  state: FleetState,
  { now, judgingSince, recipients, limits, atMinute }: DecideWish & { readonly atMinute: number },
): readonly RouteRecipient[] {
  if (now - judgingSince < limits.warmUpMs) return [];
  const { digests } = state.alerts;
  return recipients.filter(
    (recipient) => digestDue(recipient, digests.get(recipient.id), { now, atMinute }, limits) !== undefined,
  );
}

/** The digest of today as a message to each of them. */
export function digestMessages(
  state: FleetState,
  recipients: readonly RouteRecipient[],
  digest: DigestContent,
): readonly AlertMessage[] {
  const { lastNumber } = state.alerts;
  return recipients.map(({ id }, index) => ({
    number: lastNumber + index + 1,
    recipient: id,
    content: { kind: 'digest', digest },
    tells: [],
  }));
}
