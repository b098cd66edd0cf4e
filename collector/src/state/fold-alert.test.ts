import type { AlertContent, AlertMessage, Incident } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { foldAlert, joinTold, noAlerts } from './fold-alert.ts';
import { FOLD_LIMITS } from './fold-limits.ts';
import { takeOn } from './take-on.ts';

const content: AlertContent = { kind: 'incidents', news: [], more: 0 };
const message = (number: number, tells: AlertMessage['tells'], recipient = 'mail/so'): AlertMessage => ({
  ...{ number, recipient, content, tells },
});
const incident = (number: number, given: Partial<Incident> = {}): Incident => ({
  ...{ number, since: 1, stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [] },
  ...{ scope: { kind: 'site', id: 's' }, sites: ['s'], communes: ['00001'], sitesTouched: [], communesTouched: [] },
  ...{ confidence: 0.9, vantages: 1, evidence: [], steps: [] },
  ...given,
});

function folding(incidents: readonly Incident[] = [incident(1), incident(2)], limits = FOLD_LIMITS) {
  const alerts = noAlerts();
  const byNumber = new Map(incidents.map((each) => [each.number, each]));
  const fold = (fact: Parameters<typeof foldAlert>[1], at = 1) =>
    foldAlert(alerts, fact, at, { incidents: byNumber, limits });
  const decided = (given: AlertMessage, at = 1) => fold({ type: 'decided', messages: [given] }, at);
  const told = (recipient = 'mail/so') => [...(alerts.told.get(recipient) ?? [])];
  return { alerts, fold, decided, told, byNumber };
}

it('owes a message from when it is decided until it has an outcome, and knows whether it was tried', () => {
  const { alerts, fold, decided } = folding();
  decided(message(1, [[1, 'opened']]), 5);
  expect(alerts.owed.get(1)).toMatchObject({ at: 5, isTried: false });
  fold({ type: 'trying', numbers: [1, 9] });
  expect(alerts.owed.get(1)?.isTried).toBe(true);
  fold({ type: 'settled', number: 1, outcome: 'delivered' }, 7);
  expect(alerts.owed.size).toBe(0);
  expect(alerts.recent).toEqual([
    { number: 1, at: 5, recipient: 'mail/so', kind: 'incidents', incidents: [1], outcome: 'delivered', settledAt: 7 },
  ]);
  expect(alerts.lastNumber).toBe(1);
});

describe('what was told', () => {
  it('is counted, and is over once', () => {
    const { decided, told } = folding();
    decided(message(1, [[1, 'opened']]), 5);
    decided(message(2, [[1, 'repeated']]), 6);
    expect(told()).toEqual([[1, { at: 6, times: 2, isOver: false }]]);
    decided(message(3, [[1, 'ended']]), 7);
    expect(told()).toEqual([[1, { at: 7, times: 2, isOver: true }]]);
  });

  it('is taken back where nobody got it, and not where the other side refused it', () => {
    const { fold, decided, told } = folding();
    decided(message(1, [[1, 'opened']]));
    fold({ type: 'settled', number: 1, outcome: 'given-up' });
    expect(told()).toEqual([]);
    decided(message(2, [[1, 'opened']]));
    fold({ type: 'settled', number: 2, outcome: 'refused' });
    decided(message(3, [[1, 'repeated']]));
    fold({ type: 'settled', number: 3, outcome: 'given-up' });
    decided(message(4, [[1, 'ended']]));
    fold({ type: 'settled', number: 4, outcome: 'given-up' });
    expect(told()).toMatchObject([[1, { times: 1, isOver: false }]]);
  });

  it('goes over to the incident that another became part of', () => {
    const { alerts, decided, told } = folding();
    decided(message(1, [[1, 'opened']]));
    joinTold(alerts, 1, 2);
    expect(told().map(([number]) => number)).toEqual([1, 2]);
  });

  it('is forgotten with what is long over', () => {
    const { decided, told } = folding([incident(1, { endedAt: 2 }), incident(2)]);
    decided(message(1, [[1, 'opened']]));
    decided(message(2, [[2, 'opened']]), FOLD_LIMITS.alertToldKeptMs + 2);
    expect(told().map(([number]) => number)).toEqual([2]);
  });
});

it('holds the newest messages alone', () => {
  const { alerts, decided } = folding([], { ...FOLD_LIMITS, alertsRecentMax: 3, alertTimesMax: 2 });
  for (let number = 1; number <= 5; number++) decided(message(number, []), number);
  expect(alerts.recent.map(({ number }) => number)).toEqual([3, 4, 5]);
  expect(alerts.messagesAt.get('mail/so')).toEqual([4, 5]);
});

it('remembers the day of the last digest', () => {
  const { alerts, decided } = folding();
  const digest = { day: '2026-11-27' } as Extract<AlertContent, { kind: 'digest' }>['digest'];
  decided({ ...message(1, []), content: { kind: 'digest', digest } });
  expect(alerts.digests.get('mail/so')).toBe('2026-11-27');
});

it('an incident is taken on once for the province and once for each commune', () => {
  const { byNumber } = folding();
  takeOn(byNumber, 1, { at: 1, by: 'account:a' });
  takeOn(byNumber, 1, { at: 2, by: 'account:b' });
  takeOn(byNumber, 1, { at: 3, by: 'account:xa', unitCode: '00001' });
  takeOn(byNumber, 9, { at: 3, by: 'account:a' });
  expect(byNumber.get(1)?.acknowledgements?.map(({ by }) => by)).toEqual(['account:a', 'account:xa']);
});
