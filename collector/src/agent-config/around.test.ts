import { kinds } from '@mach/probes';
import { checkOptions, type Device } from '@mach/wire';
import { expect, it } from 'vitest';
import { peerRows } from '../exposition/peer-rows.ts';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { DEVICE, reading, SECRET } from '../testing/collector-fixture.ts';
import { HOUR_MS, look, makeSite, neighbour } from '../testing/site-fixture.ts';
import { createConfigBook } from './book.ts';

const DEPUTY = 'd'.repeat(32);
const equipment = {
  everyS: 300,
  snmp: new Map([['seen', { version: '2c', community: 'c' }]]),
  discovery: { everyS: 14_400, addressesPerSecond: 4, snmp: 'seen' },
};

/** A site with a leader and a deputy, and what each of them is asked around it. */
async function makeOffice(isOn = true) {
  const made = await makeSite(isOn);
  const { collector } = made;
  const watched = { reportEveryS: 60, sendEveryS: 300, services: [], equipment };
  const book = createConfigBook({}, () => watched, collector);
  const registered = (id: string) => collector.state().registry.devices.get(id) as RegisteredDevice;
  const { secretSha256, flags: _, machine: __, ...known } = registered(DEVICE);
  const device: Device = { ...known, id: DEPUTY, number: 9, enrolledAt: collector.now() };
  await collector.commit([{ type: 'device-enrolled', device, secretSha256, machine: 'm2', tokenId: '' }]);
  const asked = (id: string) => book.of(registered(id)).checks;
  const told = (id: string, readings: readonly Record<string, unknown>[]) => made.send(readings, id, SECRET);
  return { ...made, asked, told };
}

it('has the leader alone look around, slowly, and with what the probe takes', async () => {
  const { asked } = await makeOffice();
  const [check] = asked(DEVICE);
  expect(check).toEqual({
    id: 'neighbours',
    kind: 'neighbours',
    target: 'own-network',
    everyS: 14_400,
    options: { addressesPerSecond: 4 },
    nearby: true,
  });
  const kind = kinds.get('neighbours');
  if (kind?.type !== 'poll') throw new Error('neighbours is no poll');
  expect(checkOptions(kind.options, check?.options ?? {})).toMatchObject({ ok: true });
  expect(kind.asksDevices(check?.target ?? '')).toBe(true);
  expect(asked(DEPUTY)).toEqual([]);
});

it('has nobody look around where that was never switched on, and nobody ask anything any more once it is off', async () => {
  expect((await makeOffice(false)).asked(DEVICE)).toEqual([]);
  const { asked, send, switchTo } = await makeOffice();
  await send(look([neighbour(7)]));
  expect(asked(DEVICE).map(({ id, everyS }) => [id, everyS])).toEqual([
    ['neighbours', 14_400],
    ['d10.snmp', 14_400],
  ]);
  await switchTo(false);
  expect(asked(DEVICE)).toEqual([]);
});

it('has leader and deputy ping one another, while both are up behind the usual gateway', async () => {
  const { asked, told, gateway, time } = await makeOffice(false);
  const peer = (target: string) => [{ id: 'lan.peer', kind: 'ping', target, everyS: 300, nearby: true }];
  await told(DEPUTY, [gateway('192.168.1.30')]);
  expect([asked(DEVICE), asked(DEPUTY)]).toEqual([peer('192.168.1.30'), peer('192.168.1.20')]);
  await told(DEPUTY, [gateway('192.168.1.31')]);
  expect(asked(DEVICE)).toEqual(peer('192.168.1.31'));
  await told(DEPUTY, [gateway('192.168.43.7', { usualGateway: false })]);
  expect([asked(DEVICE), asked(DEPUTY)]).toEqual([[], []]);
  await told(DEPUTY, [gateway('192.168.1.31')]);
  for (let minute = 5; minute <= 30; minute += 5) {
    await time.runUntil(minute * 60_000);
    await told(DEVICE, [gateway('192.168.1.20')]);
  }
  expect(asked(DEVICE)).toEqual([]);
});

it('tells how they reach one another, of those who sit and for as long as it is fresh', async () => {
  const { told, gateway, site, collector, time } = await makeOffice(false);
  await told(DEPUTY, [gateway('192.168.1.30')]);
  const train = (received: number, more = {}) =>
    reading(
      { sent: 10, received, ...(received > 0 && { rttMedianMs: 0.4 }) },
      { kind: 'ping', id: 'lan.peer', target: '192.168.1.30', ...more },
    );
  await told(DEVICE, [train(9)]);
  await told(DEPUTY, [train(0, { ok: false, failure: 'timeout' })]);
  const rows = () => peerRows(collector.state(), site().id);
  expect(rows()).toMatchObject([
    { from: 1, to: 9, sent: 10, received: 9, rttMs: 0.4 },
    { from: 9, to: 1, sent: 10, received: 0 },
  ]);
  for (let minute = 5; minute <= 70; minute += 5) {
    await time.runUntil(minute * 60_000);
    for (const id of [DEVICE, DEPUTY]) await told(id, [reading({ busyMs: 1 })]);
  }
  await time.runUntil(HOUR_MS + 11 * 60_000);
  expect(rows()).toEqual([]);
});
