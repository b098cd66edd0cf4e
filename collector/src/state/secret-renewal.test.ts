import type { Device } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { RegisteredDevice } from './fleet-state.ts';
import { isSecretWanted } from './secret-renewal.ts';

const DAY_MS = 86_400_000;
const NOW = 400 * DAY_MS;
const pc = (more: Partial<RegisteredDevice> & Partial<Device> = {}): RegisteredDevice => ({
  id: 'd'.repeat(32),
  number: 1,
  unitCode: '99001',
  role: 'office',
  coverage: 'measured',
  enrolledAt: 0,
  secretSha256: '',
  machine: 'm',
  flags: [],
  ...more,
});

describe('another secret is wanted', () => {
  it.each([
    ['of a PC that has shown the same for longer than said', pc(), 365, true],
    ['not of one that has not', pc({ enrolledAt: 40 * DAY_MS }), 365, false],
    ['not of one that replaced it meanwhile', pc({ renewal: { replacedAt: 300 * DAY_MS } }), 365, false],
    ['by age of nobody where that is off', pc(), 0, false],
    ['of whoever was asked for it by name', pc({ enrolledAt: NOW, renewal: { wantedAt: NOW } }), 0, true],
    ['not by age of one that may be two', pc({ flags: ['clone-suspected'] }), 365, false],
    ['by name even of that one', pc({ flags: ['clone-suspected'], renewal: { wantedAt: NOW } }), 365, true],
    ['not of a router, whose agent makes none', pc({ equipment: { kind: 'router', checks: [] } }), 365, false],
    ['not of a PC that has no agent', pc({ coverage: 'inventory' }), 365, false],
    ['not of a revoked one', pc({ revokedAt: 1, renewal: { wantedAt: NOW } }), 365, false],
  ])('%s', (_who, device, days, isWanted) => {
    expect(isSecretWanted(device, NOW, days)).toBe(isWanted);
  });
});
