import { expect, it } from 'vitest';
import { reactions } from '../reactions.ts';
import {
  batch,
  DEVICE,
  enrolDevice,
  enrolment,
  makeCollector,
  packed,
  reading,
  report,
} from '../testing/collector-fixture.ts';
import { equipmentEnrolled } from './equipment-enrolled.ts';
import { type PlaceRequest, placeDevice } from './place-device.ts';

const EQUIPMENT = { unitCode: '99001', siteId: 's1', role: 'office', coverage: 'seen', enrolledAt: 0 } as const;
const ROUTER = {
  id: 'c'.repeat(32),
  number: 7,
  equipment: { kind: 'router', address: 'gateway', checks: [] },
} as const;
const FOUND = { id: 'd'.repeat(32), number: 8, macHash: 'x', equipment: { kind: 'other', checks: [] } } as const;

/** A PC behind the gateway of site s1; s2 of the same commune and s3 of another. */
async function ready() {
  const { collector, token, random } = await makeCollector();
  await enrolDevice(collector, token);
  await collector.commit([
    { type: 'units-imported', units: [{ code: '99002', kind: 'commune', name: 'Xã Khác', parent: '99' }] },
    { type: 'site-added', site: { id: 's1', unitCode: '99001', name: 'Trụ sở', gateway: 'g1' } },
    { type: 'site-added', site: { id: 's2', unitCode: '99001', name: 'Chi nhánh', gateway: 'g2' } },
    { type: 'site-added', site: { id: 's3', unitCode: '99002', name: 'Trụ sở' } },
    equipmentEnrolled({ ...EQUIPMENT, ...ROUTER }),
    equipmentEnrolled({ ...EQUIPMENT, ...FOUND }),
  ]);
  let seq = 0;
  const behind = async (macHash: string) => {
    seq++;
    const gateway = reading({ macHash }, { kind: 'gateway' });
    await collector.receive(packed(batch([report(seq, { readings: [gateway] })])));
    await collector.exclusive(async () => {});
  };
  const device = () => collector.state().registry.devices.get(DEVICE);
  const say = async (said: Omit<PlaceRequest, 'device'> & { readonly device?: string }) => {
    const { changes, answer } = placeDevice({ device: '1', ...said }, collector.state(), { now: 0, random });
    await collector.commit(changes);
    return { changes, answer };
  };
  await behind('g1');
  expect(device()?.siteId).toBe('s1');
  return { collector, token, random, behind, device, say };
}

it('moves a device to a site by its name or id, and makes one that nobody knows', async () => {
  const { say, device, collector } = await ready();
  await say({ site: 'Chi nhánh' });
  expect(device()?.siteId).toBe('s2');
  await say({ site: 's1' });
  expect(device()?.siteId).toBe('s1');
  await say({ site: 'Kho' });
  expect(collector.state().registry.sites.get(device()?.siteId ?? '')).toMatchObject({
    name: 'Kho',
    unitCode: '99001',
  });
  expect((await say({ site: device()?.siteId ?? '' })).changes).toEqual([]);
});

it('is not carried back by the network until that is another one', async () => {
  const { say, device, behind } = await ready();
  await say({ site: 's2' });
  await behind('g1');
  expect(device()).toMatchObject({ siteId: 's2', placedBehind: 'g1' });
  await behind('g2');
  await behind('g1');
  // Whoever stood behind another gateway since, and comes back, stands where that one stands.
  expect(device()).toMatchObject({ siteId: 's2' });
  await say({ unitCode: '99002' });
  expect(device()).toMatchObject({ unitCode: '99002', siteId: 's3' });
});

it('stays where somebody said when it joins again, and keeps what it measured', async () => {
  const { say, device, collector, token, random } = await ready();
  await say({ unitCode: '99002', role: 'meeting-room', label: ' Máy  họp ', assetTag: 'TS-1' });
  await collector.enrol(enrolment(token));
  expect(device()).toMatchObject({ unitCode: '99002', placedBehind: 'g1', role: 'meeting-room', label: 'Máy họp' });
  expect(collector.state().communes.get('99002')?.devices.get(DEVICE)?.readings.size).toBeGreaterThan(0);
  expect(reactions(collector.state(), DEVICE, random)).toEqual([]);
});

it('changes only what is said, and takes away what is said to be nothing', async () => {
  const { say, device } = await ready();
  await say({ role: 'counter', assetTag: 'TS-1' });
  expect(device()).toMatchObject({ role: 'counter', assetTag: 'TS-1', siteId: 's1' });
  await say({ label: 'Máy quầy 3' });
  await say({ assetTag: '' });
  expect(device()).toMatchObject({ role: 'counter', label: 'Máy quầy 3' });
  expect(device()).not.toHaveProperty('assetTag');
  expect((await say({ role: 'counter', label: 'Máy quầy 3' })).changes).toEqual([]);
});

it.each([
  ['a device that there is not', { device: '99' }, 'not-found'],
  ['a commune that there is not', { unitCode: '00009' }, 'unknown-commune'],
  ['the province as a place', { unitCode: '99' }, 'unknown-commune'],
  ['a site of another commune', { site: 's3' }, 'needs-site'],
  [
    'another place for what a look around a network found',
    { device: '8', unitCode: '99001', site: 's2' },
    'place-is-measured',
  ],
  ['another place for the router of a site', { device: '7', site: 's2' }, 'place-is-measured'],
])('refuses %s', async (_, said, code) => {
  const { say } = await ready();
  expect(await say(said)).toMatchObject({ changes: [], answer: { ok: false, code } });
});

it('takes the inventory whose place it took along', async () => {
  const { say, collector } = await ready();
  const id = 'e'.repeat(32);
  const inventory = { id, number: 9, unitCode: '99001', role: 'office', coverage: 'inventory', enrolledAt: 0 } as const;
  await collector.commit([
    { type: 'device-enrolled', device: inventory, secretSha256: '', machine: id, tokenId: '' },
    { type: 'device-superseded', device: id, by: DEVICE },
  ]);
  await say({ unitCode: '99002' });
  expect(collector.state().registry.devices.get(id)).toMatchObject({ unitCode: '99002', supersededBy: DEVICE });
  expect((await say({ device: '9', role: 'counter' })).answer).toMatchObject({ code: 'device-ended' });
});

it('asks which site where the commune has several', async () => {
  const { say } = await ready();
  await say({ unitCode: '99002' });
  expect((await say({ unitCode: '99001' })).answer).toMatchObject({ code: 'needs-site', field: 'site' });
});

it('names equipment, whose kind is no role', async () => {
  const { say, collector } = await ready();
  await say({ device: '8', label: 'Máy in', role: 'server' });
  expect(collector.state().registry.devices.get(FOUND.id)).toMatchObject({
    label: 'Máy in',
    role: 'office',
    macHash: 'x',
  });
});

it('leaves what does not count any more', async () => {
  const { say, collector } = await ready();
  await collector.commit([{ type: 'device-revoked', device: DEVICE, at: 1 }]);
  expect((await say({ role: 'counter' })).answer).toMatchObject({ code: 'device-ended' });
});
