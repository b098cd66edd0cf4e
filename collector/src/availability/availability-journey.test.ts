import { DatabaseSync } from 'node:sqlite';
import { dayAfter, vietnamDayOf } from '@mach/knowledge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batch, DEVICE, enrolDevice, makeCollector, packed, reading, report } from '../testing/collector-fixture.ts';
import { availabilityReport, sitesOf } from './report.ts';
import { settleStep } from './settle.ts';

const MINUTE = 60_000;
const SITE = { id: 's1', unitCode: '99001', name: 'Trụ sở' };
type Made = Awaited<ReturnType<typeof makeCollector>>;

/** A PC that looks at its line each minute, from 08:00 to 10:00 of a Thursday; the line is out from 09:00 to 09:10, told afterwards. */
async function lived(database: DatabaseSync, order: 'in order' | 'late'): Promise<Made & { start: number }> {
  const made = await makeCollector({ checkpointEveryMs: 60 * MINUTE }, database);
  const { collector, token, time } = made;
  await enrolDevice(collector, token);
  await collector.commit([
    { type: 'site-added', site: SITE },
    { type: 'device-moved', device: DEVICE, unitCode: '99001', siteId: SITE.id },
  ]);
  const begins = Date.parse('2026-11-26T08:00:00+07:00');
  await time.runUntil(time.nowMs() + Math.max(0, begins - collector.now()));
  const start = collector.now();
  const of = (minute: number) => {
    const uptimeMs = (minute + 1) * MINUTE;
    const isOut = minute >= 60 && minute < 70;
    const line = { kind: 'stamp', id: 'line.collector', uptimeMs, values: isOut ? {} : { sent: 4, received: 4 } };
    const outcome = isOut ? { ...line, ok: false, failure: 'timeout' } : { ...line, ok: true };
    return report(minute + 1, { uptimeMs, wall: 0, readings: [reading({ busyMs: minute }, { uptimeMs }), outcome] });
  };
  const send = (reports: readonly unknown[]) => {
    const sentUptimeMs = collector.now() - start;
    return collector.receive(packed(batch(reports, { sentAt: collector.now(), sentUptimeMs })));
  };
  const kept: unknown[] = [];
  for (let minute = 0; minute < 120; minute++) {
    await time.runUntil(time.nowMs() + MINUTE);
    if (minute >= 60 && minute < 70) kept.push(of(minute));
    else await send([of(minute)]);
    if (minute === (order === 'late' ? 118 : 70)) await send(order === 'late' ? kept.toReversed() : kept);
  }
  return { ...made, start };
}

const reportOf = async ({ collector }: Pick<Made, 'collector'>, day: string) => {
  const { registry } = collector.state();
  const wish = { registry, from: day, to: day, commune: '99001', now: collector.now() };
  const sites = [...sitesOf(wish).keys()];
  return availabilityReport(await collector.siteDays({ from: day, to: day, sites }), wish);
};

describe('a line that was out for ten minutes', () => {
  const database = new DatabaseSync(':memory:');
  let made: Made;
  let day = '';
  beforeAll(async () => {
    made = await lived(database, 'in order');
    day = vietnamDayOf(made.collector.now());
  });
  afterAll(() => database.close());

  it('is down for ten minutes, to the second, and the rest of the day is not counted as either', async () => {
    const { rows, siteDays } = await reportOf(made, day);
    const line = rows.find(({ subject }) => subject === 'line.internet');
    expect(line?.working.seconds.down).toBe(600);
    expect(line?.working.seconds.up).toBeGreaterThan(6_400);
    expect(line?.working.ratio).toBeLessThan(0.93);
    expect(siteDays).toEqual({ expected: 1, measured: 1 });
  });

  it('tells of the PC that it was used on that day, and no hour', async () => {
    const { pcs } = await reportOf(made, day);
    expect(pcs).toEqual([{ communeCode: '99001', siteId: 's1', site: 'Trụ sở', pcs: 1, usedDays: 1, workingDays: 1 }]);
  });

  it('is the same when what was kept back comes last, backwards', async () => {
    const late = await lived(new DatabaseSync(':memory:'), 'late');
    const [one, other] = [await reportOf(made, day), await reportOf(late, day)];
    expect(other.rows).toEqual(one.rows);
  });

  it('is the same after a restart', async () => {
    const before = await reportOf(made, day);
    await made.collector.stop();
    const again = await makeCollector({}, database);
    expect((await reportOf(again, day)).rows).toEqual(before.rows);
    made = again;
  });

  it('is left out where it was announced, however many notices overlap', async () => {
    const at = (time: string) => Date.parse(`${day}T${time}:00+07:00`);
    const notice = { document: '12/TB', cause: 'isp', isp: 'VNPT', communes: ['99001'] } as const;
    await made.collector.commit([
      { type: 'line-added', line: { id: 'l', siteId: 's1', kind: 'internet', provider: 'VNPT' } },
      { type: 'outage-announced', outage: { ...notice, id: 'a', from: at('08:55'), to: at('09:06') } },
      { type: 'outage-announced', outage: { ...notice, id: 'b', from: at('09:05'), to: at('09:20') } },
    ]);
    const { rows, announced } = await reportOf(made, day);
    const line = rows.find(({ subject }) => subject === 'line.internet');
    expect(line?.working.seconds.down).toBe(600);
    expect(line?.unannounced.seconds.down).toBe(0);
    const sum = (seconds: object = {}) => Object.values(seconds).reduce((a, b) => a + b, 0);
    expect(sum(line?.working.seconds) - sum(line?.unannounced.seconds)).toBe(25 * 60);
    expect(announced).toHaveLength(2);
  });

  it('is written down after two weeks without saying which PC measured it, with the same figures', async () => {
    const before = await reportOf(made, day);
    const { journal, collector } = made;
    const later = collector.now() + 16 * 86_400_000;
    // Settled as the day was: nothing of it is to come any more.
    await collector.stop();
    while (await settleStep(journal, collector.state().registry, later));
    const [kept] = await journal.readSiteDays({ from: day, to: day });
    expect(kept?.evidence).toBeUndefined();
    const { registry } = collector.state();
    const wish = { registry, from: day, to: day, commune: '99001', now: collector.now() };
    const after = availabilityReport([kept as NonNullable<typeof kept>], wish);
    const line = (rows: typeof after.rows) => rows.find(({ subject }) => subject === 'line.internet')?.working.seconds;
    expect(line(after.rows)?.down).toBe(600);
    expect(line(after.rows)?.up).toBe(line(before.rows)?.up);
    await journal.keepSiteDays([
      { site: 's1', day, evidence: { alive: [], pcs: [2], paths: {} } },
      { site: 's1', day: dayAfter(day), evidence: { alive: [], pcs: [2], paths: {} } },
    ]);
    const [more] = await journal.readSiteDays({ from: day, to: day });
    expect(more?.settled).toEqual(kept?.settled);
    expect(more?.evidence?.pcs).toEqual([2]);
  });
});
