import { expect, it } from 'vitest';
import { BOOT, batch, DEVICE, enrolDevice, makeCollector, packed, report } from '../testing/collector-fixture.ts';
import { HISTORY_LIMITS } from './limits.ts';
import { readPast } from './read-past.ts';

const MINUTE = 60_000;

it('gives what was measured between two times, oldest first, late data in its place', async () => {
  const { collector, journal, time } = await reporting();
  const startedAt = collector.now();
  await time.runUntil(3 * MINUTE);
  await send(3, 3 * MINUTE);
  await time.runUntil(10 * MINUTE);
  await send(1, 1 * MINUTE, 10 * MINUTE);
  const readings = await readPast(
    journal,
    { device: DEVICE },
    { from: 0, to: startedAt + 20 * MINUTE },
    HISTORY_LIMITS,
  );
  expect(readings.map(({ reading }) => reading.values['busyMs'])).toEqual([1, 3]);
  const late = readings[0]?.at ?? 0;
  expect(
    await readPast(journal, { device: DEVICE }, { from: late + 1, to: late + 20 * MINUTE }, HISTORY_LIMITS),
  ).toHaveLength(1);
  expect(await readPast(journal, { device: DEVICE }, { from: late, to: late }, HISTORY_LIMITS)).toEqual([]);

  async function send(seq: number, uptimeMs: number, sentUptimeMs = uptimeMs) {
    const made = report(seq, { uptimeMs, readings: [{ kind: 'cpu', uptimeMs, ok: true, values: { busyMs: seq } }] });
    await collector.receive(packed(batch([made], { sentUptimeMs, bootId: BOOT })));
  }
});

it('leaves out the oldest of more batches than one answer may cost', async () => {
  const { collector, journal } = await reporting();
  for (let seq = 1; seq <= 4; seq++) await collector.receive(packed(batch([report(seq)])));
  const window = { from: 0, to: collector.now() + MINUTE };
  const readings = await readPast(journal, { device: DEVICE }, window, { ...HISTORY_LIMITS, entriesMax: 2 });
  expect(readings.map(({ reading }) => reading.values['busyMs'])).toEqual([3, 4]);
});

it('knows nothing of another device', async () => {
  const { collector, journal } = await reporting();
  await collector.receive(packed(batch([report(1)])));
  const window = { from: 0, to: collector.now() + MINUTE };
  expect(await readPast(journal, { device: 'f'.repeat(32) }, window, HISTORY_LIMITS)).toEqual([]);
});

async function reporting() {
  const made = await makeCollector();
  await enrolDevice(made.collector, made.token);
  return made;
}

it('gives of equipment what PCs of its site found, and of a PC what it is itself', async () => {
  const { collector, journal } = await reporting();
  const printer = 'c'.repeat(32);
  const ping = { kind: 'ping', uptimeMs: 900, ok: true, values: { received: 3 }, about: printer };
  const own = { kind: 'cpu', uptimeMs: 990, ok: true, values: { busyMs: 1 } };
  await collector.receive(packed(batch([report(1, { readings: [ping, own] })])));
  const window = { from: 0, to: collector.now() + MINUTE };
  const kindsOf = async (past: Parameters<typeof readPast>[1]) =>
    (await readPast(journal, past, window, HISTORY_LIMITS)).map(({ reading }) => reading.kind);
  expect(await kindsOf({ device: DEVICE })).toEqual(['cpu']);
  expect(await kindsOf({ device: printer, reporters: ['d'.repeat(32), DEVICE] })).toEqual(['ping']);
});
