import { expect, it } from 'vitest';
import type { WatchedService } from '../config/schema.ts';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { DEVICE, enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { createConfigBook } from './book.ts';

const service: WatchedService = {
  id: 'a',
  kind: 'other',
  name: 'A',
  hosts: ['a.vn'],
  pages: [{ url: 'https://a.vn/' }],
  path: 'internet',
  everyS: 300,
};

async function ready() {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  let watched = { reportEveryS: 60, sendEveryS: 300, services: [service] };
  const book = createConfigBook({}, () => watched, collector);
  const device = () => collector.state().registry.devices.get(DEVICE) as RegisteredDevice;
  return {
    collector,
    device,
    list: () => book.of(device()),
    watch(sendEveryS: number) {
      watched = { ...watched, sendEveryS };
    },
  };
}

it('keeps a list until what is watched changes', async () => {
  const { list, watch } = await ready();
  const first = list();
  expect(list()).toBe(first);
  watch(60);
  expect(list()).toMatchObject({ sendEveryS: 60 });
  expect(list().etag).not.toBe(first.etag);
});

it('counts the devices of a place as they come and go', async () => {
  const { collector, device, list } = await ready();
  for (const id of ['1', '2', '3'].map((each) => each.repeat(32))) {
    const another = { ...device(), id, number: Number(id[0]) + 1 };
    await collector.commit([
      { type: 'device-enrolled', device: another, secretSha256: id, machine: 'm', tokenId: 't' },
    ]);
  }
  expect(list().checks[0]?.everyS).toBe(600);
  for (const each of ['1', '2']) {
    await collector.commit([{ type: 'device-revoked', device: each.repeat(32), at: 1 }]);
  }
  expect(list().checks[0]?.everyS).toBe(300);
});

it('leaves out the services that a commune’s network has no path to', async () => {
  const { collector, device, list } = await ready();
  expect(list().checks).toHaveLength(1);
  const unit = collector.state().registry.units.get(device().unitCode);
  if (unit === undefined) throw new Error('the fixture has no commune');
  for (const [network, checks] of [
    ['data-network', 0],
    ['both', 1],
  ] as const) {
    await collector.commit([{ type: 'units-imported', units: [{ ...unit, network }] }]);
    expect(list().checks).toHaveLength(checks);
  }
});
