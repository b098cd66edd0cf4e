import { expect, it } from 'vitest';
import { smallFleet } from '../exposition/testing/small-fleet.ts';
import { coverage } from './coverage.ts';

it('counts PCs and equipment by how they are known, without those that are out of service', () => {
  const state = smallFleet();
  const { pcs } = coverage(state);
  const total = Object.values(pcs).reduce((sum, count) => sum + count, 0);
  const inService = [...state.registry.devices.values()].filter(
    ({ revokedAt, equipment, supersededBy }) =>
      revokedAt === undefined && equipment === undefined && supersededBy === undefined,
  );
  expect(total).toBe(inService.length);
  expect(pcs.measured).toBeGreaterThan(0);
});
