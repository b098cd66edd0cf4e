import type { Incident } from '@mach/wire';
import { expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { COUNTER_PC, NEW_PC, NOW, PROVINCE_PC, REVOKED_PC, SILENT_PC, smallFleet } from './testing/small-fleet.ts';

it('ranks devices in service, the silent and the unheard of too, but neither revoked ones nor those of the province', () => {
  const { priorities, priorityOf } = analyse(smallFleet(), NOW);
  expect(new Set(priorities.map(({ device }) => device))).toEqual(new Set([COUNTER_PC, SILENT_PC, NEW_PC]));
  expect(priorityOf.get(COUNTER_PC)?.device).toBe(COUNTER_PC);
});

it('counts against a PC the days on which it alone had no way out', () => {
  const since = NOW - 3 * 86_400_000;
  const incident: Incident = {
    ...{ number: 1, since, endedAt: since + 2 * 3_600_000, stage: 'final', trouble: 'down', cause: 'pc' },
    ...{ causes: ['pc'], alike: [], confidence: 0.98, vantages: 3, scope: { kind: 'device', id: COUNTER_PC } },
    ...{ sites: ['site-1'], communes: ['00001'], evidence: [] },
    ...{ sitesTouched: ['site-1'], communesTouched: ['00001'], steps: [] },
  };
  const { priorityOf } = analyse({ ...smallFleet(), incidents: new Map([[1, incident]]) }, NOW);
  const reasons = priorityOf.get(COUNTER_PC)?.reasons ?? [];
  expect(reasons.find(({ code }) => code === 'cut-off')?.parameters).toEqual({ days: 1 });
});

it('diagnoses whatever is in service', () => {
  const { conditions } = analyse(smallFleet(), NOW);
  expect(conditions.has(PROVINCE_PC)).toBe(true);
  expect(conditions.has(REVOKED_PC)).toBe(false);
});
