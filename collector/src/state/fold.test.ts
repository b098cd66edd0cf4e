import { expect, it } from 'vitest';
import { HEARS_WITHIN_MS } from '../reflector/reflector.ts';
import {
  BOOT,
  batch,
  DEVICE,
  enrolDevice,
  makeCollector,
  packed,
  reading,
  report,
} from '../testing/collector-fixture.ts';
import { readState, stateHash, writeState } from './checkpoint-form.ts';
import { createFold } from './fold.ts';
import { FOLD_LIMITS } from './fold-limits.ts';
import type { FoldState } from './mutable-state.ts';

it('gives the same state live, in replay, and from a checkpoint', async () => {
  const { collector, journal, time, token } = await makeCollector();
  await enrolDevice(collector, token);
  for (let seq = 1; seq <= 5; seq++) {
    await collector.receive(packed(batch([report(seq)], { sentUptimeMs: seq * 60_000 })));
    await time.runUntil(seq * 60_000);
  }
  await time.runUntil(2_000_000);
  expect(collector.state().communes.get('99001')?.devices.get(DEVICE)?.up).toBe(false);
  await collector.stop();

  const replayed = createFold(FOLD_LIMITS, () => {});
  for (const entry of await journal.read(1, 10_000)) replayed.entry(entry);
  const live = collector.state() as FoldState;
  expect(stateHash(replayed.state)).toBe(stateHash(live));
  expect(stateHash(readState(writeState(live)))).toBe(stateHash(live));
});

it('calls nobody silent for the time that the collector was off', async () => {
  const { collector, database, token } = await makeCollector();
  await enrolDevice(collector, token);
  await collector.receive(packed(batch([report(1)])));
  await collector.stop();
  const later = await makeCollector({}, database);
  await later.time.runUntil(600_000);
  expect(later.collector.state().communes.get('99001')?.devices.get(DEVICE)?.up).toBe(true);
  await later.time.runUntil(1_000_000);
  expect(later.collector.state().communes.get('99001')?.devices.get(DEVICE)?.up).toBe(false);
  await later.collector.stop();
});

it('never lets late data replace newer readings', async () => {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  await collector.receive(packed(batch([report(9)])));
  const late = report(1, { readings: [reading({ busyMs: 0 }, { uptimeMs: 10 })] });
  const earlierBoot = report(2, { bootId: 'c'.repeat(32), wall: 1, readings: [reading({ busyMs: 0 })] });
  await collector.receive(packed(batch([late, earlierBoot], { bootId: BOOT })));
  const readings = collector.state().communes.get('99001')?.devices.get(DEVICE)?.readings;
  expect(readings?.get('cpu\n\n')?.values).toEqual({ busyMs: 9 });
});

it('forgets a reading that nothing renews, once the device reported for a while after it was silent', async () => {
  const limits = { fold: { ...FOLD_LIMITS, readingFadesMs: 7_200_000, readingsSweptEveryMs: 3_600_000 } };
  const { collector, token, time } = await makeCollector(limits);
  await enrolDevice(collector, token);
  const disk = reading({ sizeBytes: 1 }, { kind: 'disk', target: 'sdb' });
  const kinds = () => [...(collector.state().communes.get('99001')?.devices.get(DEVICE)?.readings.keys() ?? [])];
  let seq = 0;
  const send = (readings: unknown[], sentUptimeMs: number) =>
    collector.receive(
      packed(batch([report(++seq, { readings, uptimeMs: sentUptimeMs })], { sentUptimeMs, sentAt: collector.now() })),
    );
  await send([disk, reading({ busyMs: 1 })], 1_000);
  await time.runUntil(10_000_000);
  await send([reading({ busyMs: 2 }, { uptimeMs: 10_000_000 })], 10_000_000);
  expect(kinds()).toHaveLength(2);
  await time.runUntil(12_000_000);
  await send([reading({ busyMs: 3 }, { uptimeMs: 12_000_000 })], 12_000_000);
  expect(kinds()).toHaveLength(2);
  await time.runUntil(13_700_000);
  await send([reading({ busyMs: 4 }, { uptimeMs: 13_700_000 })], 13_700_000);
  expect(kinds()).toEqual(['cpu\n\n']);
  await collector.stop();
});

it('keeps whether packets of a device reach the reflector, and since when; a replay tells the same', async () => {
  const { collector, journal, time, token } = await makeCollector();
  await enrolDevice(collector, token);
  const start = collector.now();
  await collector.heardOnTheLine([1]);
  await time.runUntil(120_000);
  await collector.heardOnTheLine([]);
  expect(collector.state().heartbeats.get(DEVICE)).toEqual({
    isHeard: false,
    since: collector.now(),
    lastHeardAt: start - HEARS_WITHIN_MS,
  });
  await time.runUntil(130_000);
  await collector.heardOnTheLine([1, 99]);
  expect([...collector.state().heartbeats]).toEqual([[DEVICE, { isHeard: true, since: start + 130_000 }]]);
  await collector.stop();
  const replayed = createFold(FOLD_LIMITS, () => {});
  for (const entry of await journal.read(1, 10_000)) replayed.entry(entry);
  expect(replayed.state.heartbeats).toEqual(collector.state().heartbeats);
});

it('keeps that a device moved as a change of it, but not that its site was found', async () => {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  await collector.receive(packed(batch([report(1)])));
  const fold = createFold(FOLD_LIMITS, () => {}, readState(writeState(collector.state() as FoldState)));
  await collector.stop();
  const moves = [{ unitCode: '99001', siteId: 'a' }, { unitCode: '99001', siteId: 'b' }, { unitCode: '99002' }];
  for (const [index, place] of moves.entries()) {
    const change = { type: 'device-moved', device: DEVICE, ...place } as const;
    fold.entry({ position: 100 + index, receivedAt: 5_000_000 + index, kind: 'registry', change });
  }
  expect(fold.state.communes.get('99002')?.devices.get(DEVICE)?.changes).toEqual([
    { at: 5_000_001, kind: 'place', change: 'changed', before: moves[0], after: moves[1] },
    { at: 5_000_002, kind: 'place', change: 'changed', before: moves[1], after: moves[2] },
  ]);
});
