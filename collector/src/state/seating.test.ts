import { expect, it } from 'vitest';
import { batch, DEVICE, enrolment, makeCollector, packed, reading, report } from '../testing/collector-fixture.ts';
import { stateHash } from './checkpoint-form.ts';
import { createFold } from './fold.ts';
import { FOLD_LIMITS } from './fold-limits.ts';
import type { FoldState } from './mutable-state.ts';

const OTHER = 'c'.repeat(32);
const COMMUNE = '99001';

/** A commune of two PCs that report when they are told to. */
async function twoPcs() {
  const made = await makeCollector();
  const { collector, token, time } = made;
  await collector.enrol(enrolment(token));
  await collector.enrol(enrolment(token, { device: OTHER, machine: 'm2' }));
  let seq = 0;
  return {
    ...made,
    report: (device: string, readings?: readonly unknown[]) => {
      const reported = report(++seq, readings === undefined ? {} : { readings });
      return collector.receive(packed(batch([reported], { device, epoch: device }), device));
    },
    seats: () => {
      const { leader, deputy } = collector.state().seats.get(COMMUNE) ?? {};
      return [leader, deputy];
    },
    /** Minutes in which these report every five. */
    async minutes(count: number, devices: readonly string[]) {
      const start = time.nowMs();
      for (let minute = 0; minute < count; minute += 5) {
        for (const device of devices) await this.report(device);
        await time.runUntil(start + (minute + 5) * 60_000);
      }
    },
  };
}

it('has a place led from the moment its first devices join', async () => {
  const { seats } = await twoPcs();
  expect(seats()).toEqual([DEVICE, OTHER]);
});

it('lets the deputy take over after minutes of silence, once, and not back', async () => {
  const place = await twoPcs();
  await place.minutes(30, [DEVICE, OTHER]);
  expect(place.seats()).toEqual([DEVICE, OTHER]);
  await place.minutes(10, [OTHER]);
  expect(place.seats()).toEqual([DEVICE, OTHER]);
  await place.minutes(10, [OTHER]);
  expect(place.seats()).toEqual([OTHER, undefined]);
  await place.minutes(10, [DEVICE, OTHER]);
  expect(place.seats()).toEqual([OTHER, DEVICE]);
});

it('changes nothing over a night or an outage of the line, whoever comes back first', async () => {
  const place = await twoPcs();
  await place.minutes(30, [DEVICE, OTHER]);
  await place.minutes(600, []);
  expect(place.collector.state().seats.get(COMMUNE)?.isDark).toBe(true);
  await place.minutes(10, [OTHER]);
  await place.minutes(10, [DEVICE, OTHER]);
  expect(place.seats()).toEqual([DEVICE, OTHER]);
});

it('changes nothing over an outage in which some are missed before others', async () => {
  const place = await twoPcs();
  await place.minutes(30, [DEVICE, OTHER]);
  await place.report(DEVICE);
  await place.time.runUntil(place.time.nowMs() + 4 * 60_000);
  await place.report(OTHER);
  await place.minutes(60, []);
  expect(place.seats()).toEqual([DEVICE, OTHER]);
  await place.minutes(10, [OTHER]);
  expect(place.seats()).toEqual([DEVICE, OTHER]);
});

it('frees the seat of a device that is revoked, moved, or a clone', async () => {
  const { collector, seats } = await twoPcs();
  await collector.commit([{ type: 'device-moved', device: DEVICE, unitCode: COMMUNE, siteId: 'site' }]);
  expect(seats()).toEqual([OTHER, undefined]);
  expect(collector.state().seats.get('site')?.leader).toBe(DEVICE);
  await collector.commit([{ type: 'device-flagged', device: DEVICE, flag: 'clone-suspected' }]);
  await collector.commit([{ type: 'device-revoked', device: OTHER, at: collector.now() }]);
  expect(collector.state().seats.has(COMMUNE)).toBe(false);
  expect(collector.state().seats.get('site')?.isDark).toBe(true);
});

it('gives the same seats live and in replay', async () => {
  const place = await twoPcs();
  await place.minutes(30, [DEVICE, OTHER]);
  await place.minutes(25, [OTHER]);
  await place.minutes(40, []);
  await place.minutes(20, [DEVICE]);
  await place.collector.stop();
  const replayed = createFold(FOLD_LIMITS, () => {});
  for (const entry of await place.journal.read(1, 10_000)) replayed.entry(entry);
  expect(replayed.state.seats).toEqual(place.collector.state().seats);
  expect(stateHash(replayed.state)).toBe(stateHash(place.collector.state() as FoldState));
});

it('has nobody lead who is behind another gateway than usual, such as a phone', async () => {
  const { report, seats } = await twoPcs();
  const gateway = (usualGateway: boolean) => [reading({ address: '192.168.1.1', usualGateway }, { kind: 'gateway' })];
  await report(DEVICE, gateway(false));
  expect(seats()).toEqual([OTHER, undefined]);
  await report(DEVICE, gateway(true));
  expect(seats()).toEqual([OTHER, DEVICE]);
});
