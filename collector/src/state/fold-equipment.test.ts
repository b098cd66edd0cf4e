import { describe, expect, it } from 'vitest';
import { batch, DEVICE, enrolDevice, makeCollector, packed, reading, report } from '../testing/collector-fixture.ts';
import { stateHash } from './checkpoint-form.ts';
import { deviceState, telemetryOf } from './device-state.ts';
import type { RegisteredDevice } from './fleet-state.ts';
import { createFold } from './fold.ts';
import { FOLD_LIMITS } from './fold-limits.ts';
import type { FoldState } from './mutable-state.ts';

const PRINTER = 'c'.repeat(32);

/** A collector with one PC and one printer of its commune, and what sends readings of it. */
async function makeOffice(printer: Partial<RegisteredDevice> = {}) {
  const made = await makeCollector();
  const { collector } = made;
  await enrolDevice(collector, made.token);
  await collector.commit([
    { type: 'units-imported', units: [{ code: '99002', kind: 'commune', name: 'Xã Khác', parent: '99' }] },
    {
      type: 'device-enrolled',
      device: {
        id: PRINTER,
        number: 2,
        unitCode: '99001',
        role: 'office',
        coverage: 'declared',
        equipment: { kind: 'printer', address: '192.168.1.9', checks: ['ping'] },
        enrolledAt: 0,
        ...printer,
      },
      secretSha256: '',
      machine: PRINTER,
      tokenId: '',
    },
  ]);
  let seq = 0;
  const send = (readings: readonly unknown[], sentUptimeMs = 1_000, more = {}) => {
    const content = batch([report(++seq, { uptimeMs: sentUptimeMs, readings })], {
      sentUptimeMs,
      sentAt: collector.now(),
      ...more,
    });
    return collector.receive(packed(content));
  };
  const device = () => collector.state().registry.devices.get(PRINTER) as RegisteredDevice;
  const telemetry = () => telemetryOf(collector.state(), device());
  return { ...made, send, telemetry, state: () => deviceState(device(), telemetry()) };
}

const answered = (uptimeMs = 990) =>
  reading({ received: 3 }, { kind: 'ping', id: 'd2.ping', about: PRINTER, uptimeMs });
const silent = (uptimeMs = 990) => ({ ...answered(uptimeMs), ok: false, failure: 'timeout', values: {} });

describe('what a PC asked of a device around it', () => {
  it('is told of that device, and not of the PC', async () => {
    const { send, telemetry, state, collector } = await makeOffice();
    await send([answered(), reading({ busyMs: 7 })]);
    expect([...(telemetry()?.readings.keys() ?? [])]).toEqual(['ping\nd2.ping\n']);
    const ofPc = collector.state().communes.get('99001')?.devices.get(DEVICE)?.readings;
    expect([...(ofPc?.keys() ?? [])]).toEqual(['cpu\n\n']);
    expect(state()).toBe('up');
    expect(telemetry()?.asked?.reporters).toEqual([DEVICE]);
  });

  it('makes it down while it is asked and does not answer, and unknown once nobody asks', async () => {
    const { send, state, time } = await makeOffice();
    await send([answered()]);
    for (let minute = 5; minute <= 20; minute += 5) {
      await time.runUntil(minute * 60_000);
      await send([silent(minute * 60_000)], minute * 60_000);
    }
    expect(state()).toBe('down');
    await time.runUntil(60 * 60_000);
    expect(state()).toBe('no-data');
  });

  it('never makes it down where it never answered', async () => {
    const { send, state } = await makeOffice();
    await send([silent()]);
    expect(state()).toBe('never-reported');
  });

  it('does not make it up when it comes late', async () => {
    const { send, state, time } = await makeOffice();
    await time.runUntil(3 * 3_600_000);
    await send([answered(1_000)], 3 * 3_600_000);
    expect(state()).toBe('no-data');
  });

  it('is ordered by time, whoever asked', async () => {
    const { send, telemetry, time } = await makeOffice();
    await time.runUntil(600_000);
    await send([{ ...answered(590_000), values: { received: 5 } }], 600_000);
    await send([answered(300_000)], 600_000);
    expect(telemetry()?.readings.get('ping\nd2.ping\n')?.values).toEqual({ received: 5 });
  });

  it.each([
    ['of another commune', { unitCode: '99002' }],
    ['that has an agent of its own', { equipment: undefined, coverage: 'measured' }],
    ['that is withdrawn', { revokedAt: 1 }],
  ] as const)('changes nothing about a device %s, and is counted', async (_, printer) => {
    const { send, telemetry, collector } = await makeOffice(printer as Partial<RegisteredDevice>);
    await send([answered()]);
    expect(telemetry()).toBeUndefined();
    expect(collector.state().unknown.get('about')).toBe(1);
  });

  it('gives the same state in replay', async () => {
    const { send, collector, journal, time } = await makeOffice();
    await send([answered(), silent()]);
    await time.runUntil(2_000_000);
    await collector.stop();
    const replayed = createFold(FOLD_LIMITS, () => {});
    for (const entry of await journal.read(1, 10_000)) replayed.entry(entry);
    expect(stateHash(replayed.state)).toBe(stateHash(collector.state() as FoldState));
  });
});
