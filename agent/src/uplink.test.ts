import { describe, expect, it } from 'vitest';
import type { Delivery } from './deliver.ts';
import { agentLimits } from './limits.ts';
import { partWorld } from './testing/parts.ts';
import { createUplink } from './uplink.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const batchAnswer = { acknowledged: [], refused: [], now: 1, configEtag: '', requests: [] };
const delivered: Delivery = { type: 'delivered', answer: batchAnswer, remaining: 0 };

/** An uplink whose every delivery ends in what `next` gives; `at` holds the uptime of each attempt. */
function world(next: () => Delivery) {
  const ports = partWorld();
  const at: number[] = [];
  const answers: unknown[] = [];
  const deliver = async () => {
    at.push(ports.clock.uptimeMs());
    return next();
  };
  const answered = async (answer: unknown) => void answers.push(answer);
  const pace = { sendEveryS: 300, event: 1, mayBackfill: true };
  const parts = {
    deliverer: { deliver },
    spools: () => [ports.spool],
    sendEveryS: () => pace.sendEveryS,
    eventPace: () => pace.event,
    mayBackfill: () => pace.mayBackfill,
    answered,
  };
  const uplink = createUplink(ports, parts, agentLimits);
  const stopping = new AbortController();
  const run = () => uplink.run(stopping.signal);
  const gaps = () => at.slice(1).map((ms, index) => ms - (at[index] as number));
  return { ...ports, pace, uplink, stopping, run, at, gaps, answers };
}

const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;

describe('the time of the next attempt', () => {
  it.each([
    ['an interval after a success', delivered, 285_000, 315_000],
    ['an interval when nothing waits', { type: 'nothing' }, 285_000, 315_000],
    ['an hour when it is not welcome', { type: 'not-welcome', why: '403' }, 0.9 * HOUR_MS, 1.1 * HOUR_MS],
    ['what it was told to wait', { type: 'later', retryAfterMs: 600_000, why: '503' }, 600_000, 660_000],
    [
      'an hour, when told to wait for a day',
      { type: 'later', retryAfterMs: 24 * HOUR_MS, why: '429' },
      HOUR_MS,
      1.1 * HOUR_MS,
    ],
  ] as const)('is %s', async (_name, delivery, fromMs, toMs) => {
    const { time, run, gaps } = world(() => delivery);
    void run();
    await time.runUntil(5 * HOUR_MS);
    const [least, most] = range(gaps());
    expect(least).toBeGreaterThanOrEqual(fromMs);
    expect(most).toBeLessThanOrEqual(toMs + 1);
  });

  it.each(['unreachable', 'undecided', 'not-ours'] as const)('grows to five minutes while %s', async (type) => {
    const { time, run, gaps, uplink } = world(() => ({ type, why: 'no answer' }));
    void run();
    await time.runUntil(2 * HOUR_MS);
    expect(gaps()[0]).toBeLessThanOrEqual(10_001);
    const [least, most] = range(gaps().slice(8));
    expect(least).toBeGreaterThanOrEqual(150_000);
    expect(most).toBeLessThanOrEqual(300_001);
    expect(uplink.state().trouble).toBe('no answer');
  });

  it('is soon while more waits', async () => {
    const { time, run, gaps, fill } = world(() => delivered);
    fill(1);
    void run();
    await time.runUntil(MINUTE_MS);
    expect(gaps()[0]).toBe(agentLimits.backlogGapMs);
  });

  it('is the ordinary one where the day has no room for a backlog', async () => {
    const { time, run, gaps, fill, pace } = world(() => delivered);
    pace.mayBackfill = false;
    fill(1);
    void run();
    await time.runUntil(HOUR_MS);
    expect(range(gaps())[0]).toBeGreaterThanOrEqual(285_000);
  });

  it('grows only with the request that says so, and shrinks at once', async () => {
    const { time, run, gaps, pace } = world(() => {
      pace.sendEveryS = 900;
      return delivered;
    });
    void run();
    await time.runUntil(HOUR_MS);
    expect(gaps()[0]).toBeLessThanOrEqual(316_000);
    expect(gaps()[1]).toBeGreaterThanOrEqual(854_000);
  });

  it('never comes once the device is revoked', async () => {
    const { time, run, at, uplink } = world(() => ({ type: 'revoked', why: '410' }));
    const ended = run();
    await time.runUntil(HOUR_MS);
    await ended;
    uplink.event();
    expect(at).toHaveLength(1);
    expect(uplink.state().isRevoked).toBe(true);
  });
});

describe('an event', () => {
  it.each([
    ['is sent at once', delivered, 2],
    ['tries a line that was dead', { type: 'unreachable', why: '' }, 2],
    ['does not hurry a collector that said later', { type: 'later', retryAfterMs: HOUR_MS, why: '' }, 1],
    ['does not hurry where the device is not welcome', { type: 'not-welcome', why: '' }, 1],
  ] as const)('%s', async (_name, delivery, attempts) => {
    const { time, run, at, uplink } = world(() => delivery);
    void run();
    await time.runUntil(20_000);
    const before = at.length;
    uplink.event();
    await time.runUntil(20_001);
    expect(at.length - before + 1).toBe(attempts);
  });

  it('comes no closer than five seconds to the attempt before', async () => {
    const { time, run, gaps, uplink } = world(() => delivered);
    void run();
    for (let ms = 15_000; ms < 60_000; ms += 100) {
      await time.runUntil(ms);
      uplink.event();
    }
    expect(range(gaps())[0]).toBeGreaterThanOrEqual(agentLimits.eventGapMs);
  });

  it('waits longer while the agent has slowed down', async () => {
    const { time, run, at, uplink, pace } = world(() => delivered);
    pace.event = 12;
    void run();
    await time.runUntil(20_000);
    uplink.event();
    await time.runUntil(20_000 + 39_000);
    expect(at).toHaveLength(1);
    await time.runUntil(80_000);
    expect(at).toHaveLength(2);
  });
});

describe('a flush', () => {
  it('sends batch after batch until nothing waits, and hands on each answer', async () => {
    const { uplink, answers, spool, fill } = world(() => {
      const seq = spool.facts().queueDepth === 2 ? 1 : 2;
      spool.acknowledge({ ranges: [[1, seq]], sent: [seq], contradicted: [] });
      return delivered;
    });
    fill(2);
    expect(await uplink.flush(new AbortController().signal)).toBe(true);
    expect(answers).toHaveLength(2);
  });

  it('makes one attempt where it fails, and none once its time is over', async () => {
    const { uplink, at, fill } = world(() => ({ type: 'unreachable', why: '' }));
    fill(1);
    expect(await uplink.flush(new AbortController().signal)).toBe(false);
    expect(await uplink.flush(AbortSignal.abort())).toBe(false);
    expect(at).toHaveLength(1);
  });
});

it('says trouble once in the log, not each time, and forgets it after a success', async () => {
  let next: Delivery = { type: 'unreachable', why: 'no route' };
  const { time, run, uplink, log } = world(() => next);
  void run();
  await time.runUntil(HOUR_MS);
  expect(log.lines).toHaveLength(1);
  next = delivered;
  await time.runUntil(HOUR_MS + 10 * MINUTE_MS);
  expect(uplink.state().trouble).toBeUndefined();
  expect(uplink.state().lastDeliveredAt).toBeDefined();
});
