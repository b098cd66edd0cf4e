import { expect, it } from 'vitest';
import { COUNTER_PC, NEW_PC, REVOKED_PC, SILENT_PC, smallFleet } from '../exposition/testing/small-fleet.ts';
import { deviceState, telemetryOf } from './device-state.ts';

it.each([
  [COUNTER_PC, 'up'],
  [SILENT_PC, 'no-data'],
  [NEW_PC, 'never-reported'],
  [REVOKED_PC, 'revoked'],
])('of %s is %s', (id, state) => {
  const fleet = smallFleet();
  const device = fleet.registry.devices.get(id);
  expect(device && deviceState(device, telemetryOf(fleet, device))).toBe(state);
});
