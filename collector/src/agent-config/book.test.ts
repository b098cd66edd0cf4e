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
  watchedBy: 'communes',
  requestsPerDayMax: 1_000_000,
};

async function ready() {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  let watched = { reportEveryS: 60, sendEveryS: 300, services: [service] };
  const book = createConfigBook({}, () => watched, collector);
  const device = (id = DEVICE) => collector.state().registry.devices.get(id) as RegisteredDevice;
  return {
    collector,
    device,
    list: (id = DEVICE) => book.of(device(id)),
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

it('has two devices of a place ask, and others step in as those go', async () => {
  const { collector, device, list } = await ready();
  const others = ['1', '2', '3'].map((each) => each.repeat(32));
  for (const [index, id] of others.entries()) {
    const another = { ...device(), id, number: index + 2, enrolledAt: collector.now() + index };
    await collector.commit([
      { type: 'device-enrolled', device: another, secretSha256: id, machine: 'm', tokenId: 't' },
    ]);
  }
  const asking = () => [DEVICE, ...others].filter((id) => list(id).checks[0]?.onDemand !== true);
  expect(asking()).toEqual([DEVICE, others[0]]);
  await collector.commit([{ type: 'device-revoked', device: DEVICE, at: 1 }]);
  expect(asking()).toEqual([others[0], others[1]]);
});

it('knows the province’s own devices', async () => {
  const { collector, device, list } = await ready();
  await collector.commit([
    { type: 'units-imported', units: [{ code: '99', kind: 'province', name: 'Tỉnh Ví Dụ' }] },
    { type: 'device-moved', device: DEVICE, unitCode: '99' },
  ]);
  expect(device().unitCode).toBe('99');
  expect(list().checks).toEqual([]);
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

it('gives each PC whom to call: the contacts of the province, then the hotlines of its own site', async () => {
  const { collector, device } = await ready();
  const help = { name: 'Tổ hỗ trợ', phone: '0255 3822 000' };
  const book = createConfigBook(
    {},
    () => ({ reportEveryS: 60, sendEveryS: 300, services: [], contacts: [help] }),
    collector,
  );
  const siteId = device().siteId ?? '';
  const before = book.of(device());
  expect(before.contacts).toEqual([help]);
  await collector.commit([
    {
      type: 'line-added',
      line: { id: 'l', siteId, kind: 'internet', provider: 'VNPT', hotline: '1800 1166', circuit: 'Q1' },
    },
    { type: 'line-added', line: { id: 'other', siteId: 'elsewhere', kind: 'internet', hotline: '1800 0000' } },
  ]);
  expect(book.of(device()).contacts).toEqual([help, { name: 'VNPT', phone: '1800 1166', circuit: 'Q1' }]);
  expect(book.of(device()).etag).not.toBe(before.etag);
});
