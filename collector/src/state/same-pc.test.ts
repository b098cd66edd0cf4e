import { describe, expect, it } from 'vitest';
import type { RegisteredDevice } from './fleet-state.ts';
import { agentOf, inventoryOf } from './same-pc.ts';

const device = (id: string, change: Partial<RegisteredDevice>): RegisteredDevice => ({
  id,
  number: 1,
  unitCode: '99001',
  role: 'office',
  coverage: 'inventory',
  enrolledAt: 0,
  secretSha256: '',
  machine: 'own',
  flags: [],
  ...change,
});
const inventory = (id: string, change: Partial<RegisteredDevice> = {}) => device(id, { machine: 'h1', ...change });
const agent = (id: string, change: Partial<RegisteredDevice> = {}) =>
  device(id, { coverage: 'measured', inventoryHashes: ['h0', 'h1'], ...change });

it('an agent is on the PC that an inventory calls by one of its hashes, and seen from there it is the same', () => {
  const [pc, other, a] = [inventory('i'), inventory('j', { machine: 'h9' }), agent('a')];
  expect(inventoryOf([other, pc, a], a)?.id).toBe('i');
  expect(agentOf([other, pc, a], pc)?.id).toBe('a');
  expect(agentOf([other, pc, a], other)).toBeUndefined();
});

describe('an agent takes the place of nobody where', () => {
  it.each<[string, readonly RegisteredDevice[]]>([
    ['no inventory has one of its hashes', [inventory('i', { machine: 'h9' })]],
    ['the inventory was withdrawn', [inventory('i', { revokedAt: 5 })]],
    ['another has taken its place', [inventory('i', { supersededBy: 'b' })]],
    ['somebody said that it stands alone', [inventory('i', { standsAlone: true })]],
    ['the inventory is of another commune', [inventory('i', { unitCode: '99002' })]],
    ['two inventories have one of its hashes', [inventory('i'), inventory('j', { machine: 'h0' })]],
    ['another agent tells the same hash', [inventory('i'), agent('b', { inventoryHashes: ['h1'] })]],
    ['another agent of another commune does', [inventory('i'), agent('b', { unitCode: '99002' })]],
    ['it is a measured device of that hash', [agent('b', { machine: 'h1', inventoryHashes: [] })]],
  ])('%s', (_why, others) => {
    const a = agent('a');
    expect(inventoryOf([...others, a], a)).toBeUndefined();
    for (const other of others) expect(agentOf([...others, a], other)).toBeUndefined();
  });

  it('it tells no hash', () => {
    const { inventoryHashes: _, ...a } = agent('a');
    expect(inventoryOf([inventory('i'), a], a)).toBeUndefined();
  });
});

it('what was withdrawn or has its place taken makes no hash doubtful', () => {
  const a = agent('a');
  const gone = [agent('b', { revokedAt: 5 }), inventory('j', { revokedAt: 5 }), inventory('k', { supersededBy: 'b' })];
  expect(inventoryOf([...gone, inventory('i'), a], a)?.id).toBe('i');
});

it('an inventory has no agent that was withdrawn', () => {
  const pc = inventory('i');
  expect(agentOf([pc, agent('a', { revokedAt: 5 })], pc)).toBeUndefined();
});
