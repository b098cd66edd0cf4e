import { memoryLog } from '@mach/ports/testing';
import { kinds } from '@mach/probes';
import { expect, it } from 'vitest';
import { agentLimits } from '../../agent/src/limits.ts';
import { createLineWatch } from '../../agent/src/own-cost/line-watch.ts';
import { planForCollector } from '../../agent/src/plan.ts';
import { nextSlot } from '../../agent/src/schedule.ts';
import { createHeartbeats } from '../../collector/src/reflector/heartbeats.ts';

/** The agent's rhythm and the collector's patience belong together: here both go through whole days. */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Wednesday, 2026-11-25, 0:00 in Vietnam; the default hours are Monday to Friday, 6 to 18. */
const WEDNESDAY_MS = Date.UTC(2026, 10, 24, 17);
const hours = { days: [1, 2, 3, 4, 5], fromHour: 6, toHour: 18, utcOffsetMinutes: 420 };
const check = planForCollector({ id: 'line.collector', kind: 'stamp', target: 'x:8751', everyS: 15 }, kinds, 5);
const { signal } = new AbortController();

/** What the collector told over some days, in hours since the beginning; `isDead` by the same hours. */
async function days(count: number, isDead: (hour: number) => boolean) {
  let nowMs = WEDNESDAY_MS;
  let heard: string[] = [];
  const told: { readonly hour: number; readonly what: 'heard' | 'silent' }[] = [];
  const hourNow = () => (nowMs - WEDNESDAY_MS) / HOUR_MS;
  const clock = { wallMs: () => nowMs, uptimeMs: () => nowMs - WEDNESDAY_MS };
  const store = { read: () => undefined, write: () => true };
  const watch = createLineWatch({ clock, store, log: memoryLog() }, hours, agentLimits.lineWatch);
  watch.plan([check]);
  const looks = watch.over({
    run: async ({ id, kind }) => {
      const ok = !isDead(hourNow());
      if (ok) heard.push('leader');
      return [{ id, kind, uptimeMs: 0, ok, values: ok ? { sent: 1, received: 1 } : { sent: 3, received: 0 } }];
    },
  });
  const beats = createHeartbeats([], nowMs, check.everyS);
  const endMs = nowMs + count * DAY_MS;
  let lookMs = nextSlot('device', check, nowMs);
  for (; nowMs < endMs; nowMs += 5_000) {
    const atMs = nowMs;
    while (lookMs < atMs + 5_000) {
      nowMs = lookMs;
      await looks.run(check, signal);
      lookMs = nextSlot('device', check, lookMs);
    }
    nowMs = atMs;
    const change = beats.take(heard, nowMs + 5_000);
    heard = [];
    for (const what of ['heard', 'silent'] as const) if (change?.[what].length) told.push({ hour: hourNow(), what });
  }
  return told;
}

it('no slower rhythm is taken for silence, over a working week with its end', async () => {
  const told = await days(7, () => false);
  expect(told.map(({ what }) => what)).toEqual(['heard']);
});

it('a line that dies in working time is silent within a minute, and at night within seven', async () => {
  const told = await days(1.5, (hour) => (hour >= 3 && hour < 3.5) || (hour >= 10 && hour < 10.1) || hour >= 30.5);
  const [, nightly, , working, , second] = told;
  expect(told.map(({ what }) => what)).toEqual(['heard', 'silent', 'heard', 'silent', 'heard', 'silent']);
  expect(((nightly?.hour ?? 0) - 3) * 60).toBeLessThan(7);
  expect(((working?.hour ?? 0) - 10) * 60).toBeLessThan(1.1);
  expect(((second?.hour ?? 0) - 30.5) * 60).toBeLessThan(1.1);
});
