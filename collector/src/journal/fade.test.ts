import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { readState, stateHash } from '../state/checkpoint-form.ts';
import { createFold } from '../state/fold.ts';
import type { FoldState } from '../state/mutable-state.ts';
import {
  batch,
  DEVICE,
  EPOCH,
  enrolDevice,
  makeCollector,
  packed,
  reading,
  report,
} from '../testing/collector-fixture.ts';
import { entriesFrom, inspectJournal } from './inspect.ts';
import { openStore } from './store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ROUNDS = 180;

/** Thirty hours with a report each ten minutes, of which those of the last four hours are kept. */
describe('letting readings go', () => {
  const database = new DatabaseSync(':memory:');
  let live: FoldState;
  let made: Awaited<ReturnType<typeof makeCollector>>;
  beforeAll(async () => {
    const limits = { sealAfterMs: HOUR, pcReadingsKeptMs: 4 * HOUR, readingsKeptMs: 8 * HOUR, checkpointEveryMs: HOUR };
    made = await makeCollector(limits, database);
    const { collector, token, time } = made;
    await enrolDevice(collector, token);
    for (let seq = 1; seq <= ROUNDS; seq++) {
      if (seq % 3 === 0) await collector.heardOnTheLine(seq % 6 === 0 ? [1] : []);
      await time.runUntil(time.nowMs() + 10 * MINUTE);
      const uptimeMs = seq * 10 * MINUTE;
      const readings = [reading({ busyMs: seq }, { uptimeMs })];
      const sent = { sentAt: collector.now(), sentUptimeMs: uptimeMs };
      await collector.receive(packed(batch([report(seq, { uptimeMs, readings })], sent)));
    }
    await time.runUntil(time.nowMs() + 5 * MINUTE);
    live = collector.state() as unknown as FoldState;
  });
  afterAll(() => database.close());

  it('keeps those that are not past their time, and what is acknowledged', () => {
    const store = openStore(database, 'read');
    const batches = [...entriesFrom(store, 1)].filter(({ kind }) => kind === 'batch');
    const oldest = batches[0]?.receivedAt ?? 0;
    const age = made.collector.now() - oldest;
    expect(age).toBeGreaterThan(3 * HOUR);
    expect(age).toBeLessThan(6 * HOUR);
    expect(store.acknowledged(DEVICE)).toEqual([{ epoch: EPOCH, ranges: [[1, ROUNDS]] }]);
    expect(inspectJournal(store).problems).toEqual([]);
  });

  it('gives the same state from the oldest checkpoint on', () => {
    const store = openStore(database, 'read');
    const base = store.loadBase();
    if (base === undefined) throw new Error('there is no base');
    expect(base.position).toBeLessThan(live.position);
    const fold = createFold(COLLECTOR_LIMITS.fold, () => {}, readState(base.state));
    for (const entry of entriesFrom(store, base.position + 1)) fold.entry(entry);
    fold.ticksBefore(live.time + 1);
    expect(stateHash(fold.state)).toBe(stateHash(live));
  });

  it('forgets whose PC was heard on the line', () => {
    const beats = [...entriesFrom(openStore(database, 'read'), 1)].filter((entry) => entry.kind === 'heartbeat');
    const recent = beats.filter(({ receivedAt }) => receivedAt > made.collector.now() - 3 * HOUR);
    expect(beats.filter(({ receivedAt }) => receivedAt < made.collector.now() - 6 * HOUR)).toEqual([]);
    expect(JSON.stringify(recent)).toContain(DEVICE);
  });

  it('leaves the summaries of their days', () => {
    const days = openStore(database, 'read').readDays(DEVICE);
    expect(days.length).toBeGreaterThan(1);
    const gone = days.flatMap(({ series }) => series.map(({ readings }) => readings)).reduce((sum, each) => sum + each);
    const kept = [...entriesFrom(openStore(database, 'read'), 1)].filter(({ kind }) => kind === 'batch').length;
    expect(gone + kept).toBe(ROUNDS);
    expect(days[0]?.series[0]).toMatchObject({ kind: 'cpu', values: { busyMs: { min: 1, first: 1 } } });
  });

  it('takes a report that was let go for one that it has had', async () => {
    const answer = await made.collector.receive(packed(batch([report(1)])));
    expect(answer).toMatchObject({ ok: true, value: { acknowledged: [[1, ROUNDS]] } });
  });
});
