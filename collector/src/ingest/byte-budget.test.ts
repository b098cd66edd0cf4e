import { expect, it } from 'vitest';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { batch, enrolDevice, makeCollector, packed, reading, report } from '../testing/collector-fixture.ts';

const DAY_MS = 86_400_000;

async function ready(limits: Parameters<typeof makeCollector>[0]) {
  const made = await makeCollector(limits);
  await enrolDevice(made.collector, made.token);
  let seq = 0;
  const send = (more = {}) => made.collector.receive(packed(batch([report(++seq, more)])));
  return { ...made, send };
}

it.each(['deviceBytes', 'communeBytes'] as const)(
  'asks whoever sends more than %s to come again, and loses nothing',
  async (name) => {
    const length = packed(batch([report(1)])).body.byteLength;
    const { send, time, collector } = await ready({ [name]: { perMinute: length, atOnce: length + 20 } });
    expect(await send()).toMatchObject({ ok: true });
    const held = await send();
    expect(held).toMatchObject({ ok: false, status: 429 });
    const { retryAfterS = 0 } = held as { retryAfterS?: number };
    expect(retryAfterS).toBeGreaterThan(0);
    await time.runUntil(retryAfterS * 1_000 + 1_000);
    expect(await send()).toMatchObject({ ok: true, value: { refused: [] } });
    expect(collector.counters().reportsAccepted).toBe(2);
  },
);

it('counts what it keeps of refused reports, which may be a thousand times what came', async () => {
  const { send } = await ready({ deviceBytes: { perMinute: 1, atOnce: 20_000 } });
  const bad = { readings: [reading({ busyMs: -1, note: 'x'.repeat(30_000) })] };
  expect(await send(bad)).toMatchObject({ ok: true, value: { refused: [{}] } });
  expect(await send()).toMatchObject({ ok: false, status: 429 });
});

it('lets a PC bring the backlog of a month, and each day as much again', () => {
  const { deviceBytes, communeBytes } = COLLECTOR_LIMITS;
  const SPOOL = 64 * 1_048_576;
  expect(deviceBytes.atOnce).toBeGreaterThan(2 * SPOOL);
  expect(deviceBytes.perMinute * (DAY_MS / 60_000)).toBeGreaterThan(200_000_000);
  expect(communeBytes.atOnce).toBeGreaterThan(80 * 40_000_000);
});
