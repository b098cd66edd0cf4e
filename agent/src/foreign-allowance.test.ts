import { memoryLog } from '@mach/ports/testing';
import { kinds } from '@mach/probes';
import type { CheckConfig } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { createForeignAllowance, hostIn } from './foreign-allowance.ts';
import { agentLimits } from './limits.ts';
import { type PlannedCheck, planChecks } from './plan.ts';
import { createSchedule } from './schedule.ts';

const HOURS_MS = 6 * 3_600_000;
const { signal } = new AbortController();

/** Six hours of a PC that does what a configuration asks: how many requests each host got. */
async function hoursOf(fromCollector: readonly CheckConfig[], local: readonly CheckConfig[] = []) {
  let now = 0;
  const clock = { uptimeMs: () => now };
  const log = memoryLog();
  const allowance = createForeignAllowance({ clock, log }, agentLimits.foreign);
  const asked = new Map<string, number>();
  const runner = allowance.over({
    run: async ({ target = '' }) => {
      asked.set(hostIn(target), (asked.get(hostIn(target)) ?? 0) + 1);
      return [{ kind: 'http', uptimeMs: 0, ok: true, values: {} }];
    },
  });
  const { checks } = planChecks({ local, fromCollector }, kinds, agentLimits);
  const schedule = createSchedule<PlannedCheck>('d');
  schedule.replace(checks, now);
  for (; now < HOURS_MS; now = schedule.nextAtMs()) {
    for (const check of schedule.take(now)) await runner.run(check, signal);
  }
  const together = [...asked.values()].reduce((sum, count) => sum + count, 0);
  return { asked, together, heldBack: allowance.heldBack(), said: log.lines.length };
}

const many = (count: number, everyS: number, targetOf: (i: number) => string, kind = 'http'): CheckConfig[] =>
  Array.from({ length: count }, (_, i) => ({ id: `c${i}`, kind, everyS, target: targetOf(i) }));

describe('a hostile collector', () => {
  it('gets few requests out of a PC for one host, however many checks it sends and how often', async () => {
    const { asked, heldBack } = await hoursOf(many(20, 5, (i) => `https://victim.example/${i}`));
    expect(asked.get('victim.example')).toBeLessThanOrEqual(120 + 750);
    expect(heldBack).toBeGreaterThan(80_000);
  });

  it('gets no more by calling one host by many names', async () => {
    const { together } = await hoursOf(many(20, 5, (i) => `https://n${i}.victim.example/`));
    expect(together).toBeLessThanOrEqual(600 + 3_000);
  });
});

it('holds back nothing that a real collector asks for', async () => {
  const services = Array.from({ length: 20 }, (_, i) =>
    ['', '/ho-so'].map((page) => ({
      ...{ id: `s${i}${page}`, kind: 'http', everyS: 300, target: `https://s${i}.example.vn${page}`, perDayMax: 576 },
    })),
  ).flat();
  const often = many(2, 60, (i) => `https://portal.example.vn/${i}`);
  expect(await hoursOf(services)).toMatchObject({ heldBack: 0 });
  expect(await hoursOf(often)).toMatchObject({ heldBack: 0 });
});

it.each<[string, CheckConfig]>([
  [
    'the watch of a line, which has an allowance of its own',
    { id: 'l', kind: 'stamp', everyS: 5, target: 'r.vn:8751' },
  ],
  ['devices of the office', { id: 'd', kind: 'ping', everyS: 5, target: '192.168.1.9', about: 'e'.repeat(32) }],
  ['sensors', { id: 'm', kind: 'memory', everyS: 5 }],
])('counts nothing of %s', async (_what, check) => {
  expect(await hoursOf([check])).toMatchObject({ heldBack: 0 });
});

it('counts nothing of what this PC’s own configuration asks for, and says once that a host has had enough', async () => {
  const own = many(1, 5, () => 'https://own.example/');
  expect(await hoursOf([], own)).toMatchObject({ heldBack: 0 });
  const [, ...foreign] = many(2, 5, () => 'https://victim.example/');
  const { heldBack, said } = await hoursOf(foreign, own);
  expect(heldBack).toBeGreaterThan(3_000);
  expect(said).toBeGreaterThan(0);
});

it.each([
  ['https://A.vn:8443/x?y=1', 'a.vn'],
  ['https://user@a.vn/', 'a.vn'],
  ['a.vn:443', 'a.vn'],
  ['a.vn.', 'a.vn'],
  ['[2001:db8::1]:53', '2001:db8::1'],
  ['https://[2001:db8::1]/x', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['203.0.113.1', '203.0.113.1'],
  ['$(x) ;y', '$(x) ;y'],
])('finds the host of %s', (target, host) => {
  expect(hostIn(target)).toBe(host);
});
