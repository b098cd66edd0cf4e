import { expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { COUNTER_PC, NEW_PC, NOW, PROVINCE_PC, REVOKED_PC, SILENT_PC, smallFleet } from './testing/small-fleet.ts';

it('ranks devices in service, the silent and the unheard of too, but neither revoked ones nor those of the province', () => {
  const { priorities, priorityOf } = analyse(smallFleet(), NOW);
  expect(new Set(priorities.map(({ device }) => device))).toEqual(new Set([COUNTER_PC, SILENT_PC, NEW_PC]));
  expect(priorityOf.get(COUNTER_PC)?.device).toBe(COUNTER_PC);
});

it('diagnoses whatever is in service', () => {
  const { conditions } = analyse(smallFleet(), NOW);
  expect(conditions.has(PROVINCE_PC)).toBe(true);
  expect(conditions.has(REVOKED_PC)).toBe(false);
});
