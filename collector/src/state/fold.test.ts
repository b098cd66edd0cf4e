import { expect, it } from 'vitest';
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
