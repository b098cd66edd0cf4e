import { expect, it } from 'vitest';
import type { RegistryChange } from '../state/registry-change.ts';
import { DEVICE, enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { decideSupersession } from './supersession.ts';

const INVENTORY = 'f'.repeat(32);
const enrolled = (id: string, number: number, unitCode = '99001'): RegistryChange => ({
  type: 'device-enrolled',
  device: { id, number, unitCode, role: 'office', coverage: 'inventory', enrolledAt: 0 },
  secretSha256: '0'.repeat(64),
  machine: id,
  tokenId: 'devices import',
});

/** Device 1 has an agent, 2 is known by an inventory. */
async function ready() {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  await collector.commit([enrolled(INVENTORY, 2)]);
  const ask = (request: Parameters<typeof decideSupersession>[0]) => decideSupersession(request, collector.state());
  const supersede = (device: string, by: string) => ask({ type: 'supersede-device', device, by });
  return { collector, supersede, separate: (device: string) => ask({ type: 'separate-device', device }) };
}

it('joins two by their numbers or ids, once', async () => {
  const { collector, supersede } = await ready();
  const { changes } = supersede('2', '1');
  expect(changes).toEqual([{ type: 'device-superseded', device: INVENTORY, by: DEVICE }]);
  await collector.commit(changes);
  expect(supersede(INVENTORY, DEVICE)).toEqual({ changes: [], answer: { ok: true, device: INVENTORY } });
});

it('separates what was joined, and nothing else', async () => {
  const { collector, separate, supersede } = await ready();
  expect(separate('2').answer).toMatchObject({ ok: false, error: expect.stringContaining('place of 2') });
  await collector.commit(supersede('2', '1').changes);
  expect(separate('2').changes).toEqual([{ type: 'device-separated', device: INVENTORY }]);
});

it.each([
  ['nobody', '77', '1', 'no device 77'],
  ['by nobody', '2', '77', 'no device 77'],
  ['a device with an agent', '1', '2', 'device 1 is not known by an inventory alone'],
  ['by an inventory', '2', '2', 'device 2 is no PC with an agent'],
  ['one of another commune', '3', '1', 'device 3 belongs to 99002, device 1 to 99001'],
  ['one that was withdrawn', '4', '1', 'device 4 was withdrawn'],
  ['by one that was withdrawn', '2', '5', 'device 5 was withdrawn'],
])('joins not %s, and says why', async (_what, device, by, why) => {
  const { collector, supersede } = await ready();
  const [third, fourth, fifth] = ['3', '4', '5'].map((digit) => digit.repeat(32)) as [string, string, string];
  const fifthDevice = { id: fifth, number: 5, unitCode: '99001', role: 'office', enrolledAt: 0 } as const;
  await collector.commit([
    enrolled(third, 3, '99002'),
    enrolled(fourth, 4),
    { type: 'device-revoked', device: fourth, at: 1 },
    { ...enrolled(fifth, 5), device: { ...fifthDevice, coverage: 'measured' } } as RegistryChange,
    { type: 'device-revoked', device: fifth, at: 1 },
  ]);
  expect(supersede(device, by)).toEqual({
    changes: [],
    answer: { ok: false, error: expect.stringContaining(why) },
  });
});
