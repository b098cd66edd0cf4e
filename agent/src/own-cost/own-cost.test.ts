import { memoryLog } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { agentLimits } from '../limits.ts';
import { createOwnCost } from './own-cost.ts';

const MINUTES_PER_DAY = 1_440;
const { ownCost: limits } = agentLimits;
const MIB = 1024 * 1024;

/** An agent that costs what a test says, minute by minute. */
function agent() {
  const spent = { cpuMs: 0, residentBytes: 50 * MIB, sentBytes: 0, lateBytes: 0, requests: 0 };
  const log = memoryLog();
  const cost = createOwnCost(() => ({ ...spent }), log, limits);
  let uptimeMs = 0;
  const pass = (minutes: number, { cpuMs = 0, sentBytes = 0, lateBytes = 0, requests = 0 } = {}) => {
    for (let minute = 0; minute < minutes; minute++) {
      uptimeMs += 60_000;
      spent.cpuMs += cpuMs;
      spent.sentBytes += sentBytes + lateBytes;
      spent.lateBytes += lateBytes;
      spent.requests += requests;
      cost.look(uptimeMs);
    }
  };
  return { cost, log, pass, spent, mayBackfill: () => cost.mayBackfill(uptimeMs) };
}

const ordinary = { cpuMs: 50, sentBytes: 420, requests: 0.2 };

describe('an agent that costs what it is to cost', () => {
  it('is never slowed down, in a week with its start, an inventory a day and a benchmark', () => {
    const { cost, log, pass } = agent();
    pass(1, { cpuMs: 1_500 });
    for (let day = 0; day < 7; day++) {
      pass(MINUTES_PER_DAY, ordinary);
      pass(1, { cpuMs: day === 3 ? 20_000 : 4_000 });
    }
    expect(cost.pace()).toEqual({ send: 1, report: 1, event: 1, checks: 0 });
    expect(log.lines).toEqual([]);
  });
});

describe('CPU time over the allowance', () => {
  it('slows checks down step by step, says each step once, and publishes it', () => {
    const { cost, log, pass } = agent();
    pass(60, { cpuMs: 2_000 });
    expect(cost.slowedDown()).toEqual({ slowedForCpu: 3, slowedForBytes: 0 });
    expect(cost.pace()).toEqual({ send: 1, report: 1, event: 1, checks: 3 });
    expect(log.lines.map(({ level, fields }) => [level, fields])).toEqual(
      [1, 2, 3].map((step) => ['warn', { because: 'cpu', step }]),
    );
  });

  it('goes back by itself once half is held again, without going to and fro meanwhile', () => {
    const { cost, log, pass } = agent();
    pass(60, { cpuMs: 2_000 });
    pass(160);
    expect(cost.slowedDown().slowedForCpu).toBe(3);
    pass(60);
    expect(cost.slowedDown().slowedForCpu).toBe(0);
    expect(log.lines).toHaveLength(6);
    expect(log.lines.at(-1)).toMatchObject({ level: 'info', fields: { because: 'cpu', step: 0 } });
  });

  it('by one run that is dear is forgiven after a step', () => {
    const { cost, pass } = agent();
    pass(1, { cpuMs: 200_000 });
    pass(60, ordinary);
    expect(cost.slowedDown().slowedForCpu).toBe(1);
    pass(300, ordinary);
    expect(cost.slowedDown().slowedForCpu).toBe(0);
  });
});

describe('bytes over the allowance', () => {
  it('make it send less often, then report less often, and only at last measure less', () => {
    const { cost, pass } = agent();
    const seen: unknown[] = [];
    for (let minute = 0; minute < 300; minute++) {
      pass(1, { sentBytes: 4_000, requests: 1 });
      const { send, report, checks } = cost.pace();
      const step = [send, report, checks];
      if (JSON.stringify(step) !== JSON.stringify(seen.at(-1))) seen.push(step);
    }
    expect(seen).toEqual([
      [1, 1, 0],
      [3, 1, 0],
      [6, 3, 0],
      [12, 6, 3],
    ]);
  });

  it('stay within a megabyte in any day, wrapping of requests included, where the pace takes effect', () => {
    const { cost, pass, spent } = agent();
    let most = 0;
    const sums: number[] = [];
    for (let minute = 0; minute < 5 * MINUTES_PER_DAY; minute++) {
      // A service that flaps: an event sends at each gap, and three services' worth of readings.
      const gapMinutes = cost.pace().event;
      pass(1, minute % gapMinutes === 0 ? { sentBytes: 2_500, requests: 1 } : {});
      sums.push(spent.sentBytes + spent.requests * limits.bytesPerRequest);
      most = Math.max(most, (sums.at(-1) ?? 0) - (sums.at(-1 - MINUTES_PER_DAY) ?? 0));
    }
    expect(most).toBeLessThanOrEqual(1_000_000);
  });

  it('of a backlog count for themselves: live reports go on at their pace', () => {
    const { cost, pass, mayBackfill } = agent();
    pass(60, { lateBytes: 300_000, requests: 30 });
    expect(cost.slowedDown().slowedForBytes).toBe(0);
    expect(mayBackfill()).toBe(true);
    pass(30, { lateBytes: 300_000, requests: 30 });
    expect(mayBackfill()).toBe(false);
    pass(MINUTES_PER_DAY);
    expect(mayBackfill()).toBe(true);
  });
});

it('memory over the allowance is said once, and again only after it was less', () => {
  const { log, pass, spent } = agent();
  spent.residentBytes = 200 * MIB;
  pass(10);
  expect(log.lines).toMatchObject([{ level: 'warn', fields: { residentBytes: 200 * MIB } }]);
  spent.residentBytes = 50 * MIB;
  pass(1);
  spent.residentBytes = 200 * MIB;
  pass(1);
  expect(log.lines).toHaveLength(2);
});
