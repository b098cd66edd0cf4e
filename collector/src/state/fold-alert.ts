import type { Told } from '@mach/diagnosis';
import type { AlertFact, AlertMessage, AlertMessageRow, Incident } from '@mach/wire';
import type { FoldLimits } from './fold-limits.ts';

/** A message that has no outcome yet. `isTried`: an attempt began, so that it may have arrived. */
export interface OwedMessage extends AlertMessage {
  readonly at: number;
  readonly isTried: boolean;
}

/** What was said to whom. Recipients by `route/name`. */
export interface AlertsState {
  readonly lastNumber: number;
  readonly owed: ReadonlyMap<number, OwedMessage>;
  /** By recipient and incident. */
  readonly told: ReadonlyMap<string, ReadonlyMap<number, Told>>;
  /** By recipient: when the last messages were decided, oldest first; and the day of the last digest. */
  readonly messagesAt: ReadonlyMap<string, readonly number[]>;
  readonly digests: ReadonlyMap<string, string>;
  /** The newest messages, oldest first. */
  readonly recent: readonly AlertMessageRow[];
}

export interface FoldedAlerts {
  lastNumber: number;
  owed: Map<number, OwedMessage>;
  told: Map<string, Map<number, Told>>;
  messagesAt: Map<string, readonly number[]>;
  digests: Map<string, string>;
  recent: AlertMessageRow[];
}

export const noAlerts = (): FoldedAlerts => ({
  lastNumber: 0,
  owed: new Map(),
  told: new Map(),
  messagesAt: new Map(),
  digests: new Map(),
  recent: [],
});

const INCIDENTS_SHOWN_MAX = 5;

/** Takes up what was decided to tell whom, and what became of it. */
export function foldAlert(
  alerts: FoldedAlerts,
  fact: AlertFact,
  at: number,
  { incidents, limits }: { readonly incidents: ReadonlyMap<number, Incident>; readonly limits: FoldLimits },
): void {
  switch (fact.type) {
    case 'decided':
      for (const message of fact.messages) decide(message);
      return;
    case 'trying':
      for (const number of fact.numbers) {
        const owed = alerts.owed.get(number);
        if (owed !== undefined) alerts.owed.set(number, { ...owed, isTried: true });
      }
      return;
    case 'settled':
      settle(fact);
      return;
    default:
      fact satisfies never;
  }

  function decide(message: AlertMessage): void {
    const { number, recipient, content, tells } = message;
    alerts.lastNumber = Math.max(alerts.lastNumber, number);
    alerts.owed.set(number, { ...message, at, isTried: false });
    const lately = alerts.messagesAt.get(recipient) ?? [];
    alerts.messagesAt.set(recipient, [...lately, at].slice(-limits.alertTimesMax));
    if (content.kind === 'digest') alerts.digests.set(recipient, content.digest.day);
    const shown = tells.slice(0, INCIDENTS_SHOWN_MAX).map(([incident]) => incident);
    alerts.recent = [...alerts.recent, { number, at, recipient, kind: content.kind, incidents: shown }].slice(
      -limits.alertsRecentMax,
    );
    if (tells.length > 0) alerts.told.set(recipient, toldNow(recipient, tells));
  }

  /** What was told before and now; of incidents that are long over nothing more is to be remembered. */
  function toldNow(recipient: string, tells: AlertMessage['tells']): Map<number, Told> {
    const told = new Map(
      [...(alerts.told.get(recipient) ?? [])].filter(([number]) => {
        const endedAt = incidents.get(number)?.endedAt;
        return incidents.has(number) && (endedAt === undefined || at - endedAt < limits.alertToldKeptMs);
      }),
    );
    for (const [number, what] of tells) {
      const times = told.get(number)?.times ?? 0;
      const isOver = what === 'ended';
      told.set(number, { at, times: isOver ? times : times + 1, isOver });
    }
    return told;
  }

  function settle({ number, outcome, detail }: Extract<AlertFact, { type: 'settled' }>): void {
    const owed = alerts.owed.get(number);
    alerts.owed.delete(number);
    alerts.recent = alerts.recent.map((row) =>
      row.number === number ? { ...row, outcome, settledAt: at, ...(detail === undefined ? {} : { detail }) } : row,
    );
    // What nobody got is not told: what still lasts then is told anew, as it is by then.
    if (owed !== undefined && (outcome === 'given-up' || outcome === 'void')) forget(owed);
  }

  function forget({ recipient, tells }: OwedMessage): void {
    const told = alerts.told.get(recipient);
    if (told === undefined) return;
    for (const [number, what] of tells) {
      const known = told.get(number);
      if (known === undefined) continue;
      if (what === 'ended') told.set(number, { ...known, isOver: false });
      else if (known.times <= 1) told.delete(number);
      else told.set(number, { ...known, times: known.times - 1 });
    }
  }
}

/** One incident turned out to be part of another: who was told of the one was told of both. */
export function joinTold(alerts: FoldedAlerts, number: number, into: number): void {
  for (const told of alerts.told.values()) {
    const known = told.get(number);
    if (known !== undefined && !told.has(into)) told.set(into, known);
  }
}
