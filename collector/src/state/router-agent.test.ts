import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { analyse } from '../exposition/analyse.ts';
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
import { deviceState, telemetryOf } from './device-state.ts';
import type { RegisteredDevice } from './fleet-state.ts';

const ROUTER = 'c'.repeat(32);
/** What the PCs of a place see as their gateway is the router, and the router tells the same of itself. */
const gateway = reading({ address: '192.168.1.1', macHash: 'g1' }, { kind: 'gateway' });

/** A collector with a router that has joined with its own agent, and nothing else. */
async function makeRouter() {
  const made = await makeCollector();
  const { collector, token } = made;
  await collector.enrol({ ...enrolment(token), device: ROUTER, secret: 'R'.repeat(43), equipment: 'router' });
  const send = async (device: string, readings: readonly unknown[], secret = 'R'.repeat(43)) => {
    await collector.receive(packed(batch([report(1, { readings })], { device }), device, secret));
    await collector.exclusive(async () => {});
  };
  const router = () => collector.state().registry.devices.get(ROUTER) as RegisteredDevice;
  return { ...made, send, router, telemetry: () => telemetryOf(collector.state(), router()) };
}

it('is equipment that reports itself: up while it does, and no PC that could lead its site', async () => {
  const { collector, send, router, telemetry } = await makeRouter();
  await send(ROUTER, [gateway, reading({ connected: true }, { kind: 'wan', target: 'wan' })]);
  expect(router()).toMatchObject({ coverage: 'measured', equipment: { kind: 'router', checks: [] } });
  expect(deviceState(router(), telemetry())).toBe('up');
  expect([...collector.state().seats.values()]).toEqual([]);
  expect(Object.fromEntries(collector.state().unknown)).toEqual({});
});

it('stands in the site of the PCs behind it, and nobody makes a second device of it', async () => {
  const { collector, token, send, router } = await makeRouter();
  await send(ROUTER, [gateway]);
  await enrolDevice(collector, token);
  await collector.receive(packed(batch([report(1, { readings: [gateway] })])));
  await collector.exclusive(async () => {});
  const pc = collector.state().registry.devices.get(DEVICE);
  expect(pc?.siteId).toBeDefined();
  expect(router().siteId).toBe(pc?.siteId);
  expect(reactions(collector.state(), DEVICE, seededRandom(1), true)).toEqual([]);
});

it('is spoken of by nobody else', async () => {
  const { collector, token, send, telemetry } = await makeRouter();
  await send(ROUTER, [gateway]);
  await enrolDevice(collector, token);
  const told = reading({ received: 0 }, { kind: 'ping', about: ROUTER });
  await collector.receive(packed(batch([report(1, { readings: [gateway, told] })])));
  expect([...(telemetry()?.readings.keys() ?? [])]).toEqual(['gateway\n\n']);
  expect(Object.fromEntries(collector.state().unknown)).toEqual({ about: 1 });
});

it('is not judged as a PC is: 128 MB are enough for a router, and full memory is trouble for both', async () => {
  const { collector, send } = await makeRouter();
  const memory = (availableBytes: number) => reading({ totalBytes: 128e6, availableBytes }, { kind: 'memory' });
  const codes = () =>
    analyse(collector.state(), collector.now())
      .conditions.get(ROUTER)
      ?.map(({ code }) => code);
  await send(ROUTER, [memory(60e6)]);
  expect(codes()).toEqual([]);
  await collector.receive(
    packed(batch([report(2, { readings: [memory(1e6)] })], { device: ROUTER }), ROUTER, 'R'.repeat(43)),
  );
  expect(codes()).toEqual(['memory-nearly-exhausted']);
});
