import type { Incident, IncidentFact, IncidentView } from '@mach/wire';
import { expect, it } from 'vitest';
import { foldIncident } from './fold-incident.ts';
import { FOLD_LIMITS } from './fold-limits.ts';

const view = (communes: readonly string[], given: Partial<IncidentView> = {}): IncidentView => ({
  stage: 'provisional',
  trouble: 'down',
  cause: 'line',
  causes: ['line', 'router'],
  alike: [],
  scope: { kind: 'isp', id: 'X' },
  sites: communes.map((commune) => `site of ${commune}`),
  communes,
  confidence: 0.8,
  vantages: 4,
  evidence: [],
  ...given,
});
const fact = (number: number, type: IncidentFact['type'], seen: IncidentView, endedAt?: number): IncidentFact => ({
  number,
  type,
  since: 10,
  view: seen,
  ...(endedAt === undefined ? {} : { endedAt }),
});

it('shows an incident as it was seen last, with all that it touched and each view of it', () => {
  const incidents = new Map<number, Incident>();
  foldIncident(incidents, fact(1, 'opened', view(['b', 'a'])), 20, FOLD_LIMITS);
  foldIncident(incidents, fact(1, 'changed', view(['c'], { stage: 'final' })), 30, FOLD_LIMITS);
  foldIncident(incidents, fact(1, 'ended', view(['c'], { stage: 'final' }), 35), 40, FOLD_LIMITS);
  expect(incidents.get(1)).toMatchObject({
    since: 10,
    endedAt: 35,
    stage: 'final',
    communes: ['c'],
    communesTouched: ['a', 'b', 'c'],
  });
  expect(incidents.get(1)?.steps.map(({ at, type }) => [at, type])).toEqual([
    [20, 'opened'],
    [30, 'changed'],
    [40, 'ended'],
  ]);
});

it('forgets of ended ones the oldest, never one that lasts, and of a long history its middle', () => {
  const limits = { ...FOLD_LIMITS, incidentsMax: 2, incidentStepsMax: 4 };
  const incidents = new Map<number, Incident>();
  foldIncident(incidents, fact(1, 'opened', view(['a'])), 1, limits);
  for (const number of [2, 3]) foldIncident(incidents, fact(number, 'ended', view(['a']), 5), number, limits);
  expect([...incidents.keys()]).toEqual([1, 3]);
  for (let at = 10; at < 20; at++) foldIncident(incidents, fact(1, 'changed', view(['a'])), at, limits);
  expect(incidents.get(1)?.steps.map(({ at }) => at)).toEqual([1, 10, 18, 19]);
});
