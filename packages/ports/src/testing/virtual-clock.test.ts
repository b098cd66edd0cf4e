import { describe, expect, it } from 'vitest';
import { createVirtualTime } from './virtual-clock.ts';

const HOUR_MS = 3_600_000;

describe('virtual time', () => {
  it('jumps to the next sleeper only when everything that can run has run', async () => {
    const time = createVirtualTime();
    const { clock } = time.machine().program();
    const seen: string[] = [];
    const work = async (name: string, ms: number) => {
      await clock.sleep(ms);
      seen.push(`${name} woke at ${time.nowMs()}`);
      await new Promise((resolve) => setImmediate(resolve));
      for (let job = 0; job < 50; job++) await Promise.resolve();
      seen.push(`${name} done at ${time.nowMs()}`);
    };
    void work('late', 2 * HOUR_MS);
    void work('early', HOUR_MS);
    await time.runUntil(3 * HOUR_MS);
    expect(seen).toEqual([
      `early woke at ${HOUR_MS}`,
      `early done at ${HOUR_MS}`,
      `late woke at ${2 * HOUR_MS}`,
      `late done at ${2 * HOUR_MS}`,
    ]);
    expect(time.nowMs()).toBe(3 * HOUR_MS);
  });

  it('wakes sleepers of the same moment in the order in which they lay down', async () => {
    const time = createVirtualTime();
    const seen: number[] = [];
    for (let i = 0; i < 40; i++) time.at(500, () => seen.push(i));
    await time.runUntil(500);
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  it('ends a sleep with the reason of the signal that aborts it', async () => {
    const time = createVirtualTime();
    const stop = new AbortController();
    const ended = time.machine().program().clock.sleep(HOUR_MS, stop.signal).catch(String);
    time.at(1_000, () => stop.abort('enough'));
    await time.runUntil(2_000);
    expect(await ended).toBe('enough');
    await expect(time.machine().program().clock.sleep(1, AbortSignal.abort('before'))).rejects.toBe('before');
  });

  it('never wakes a killed program, neither by time nor by a signal', async () => {
    const time = createVirtualTime();
    const { clock, kill } = time.machine().program();
    const stop = new AbortController();
    const seen: string[] = [];
    const note = (text: string) => () => void seen.push(text);
    clock.sleep(1_000).then(note('woke'), note('threw'));
    clock.sleep(5_000, stop.signal).then(note('woke'), note('threw'));
    time.at(500, kill);
    time.at(600, () => {
      stop.abort();
      clock.sleep(1).then(note('slept again'), note('threw'));
    });
    await time.runUntil(HOUR_MS);
    expect(seen).toEqual([]);
  });

  it('stops between two wakes when told to', async () => {
    const time = createVirtualTime();
    let woken = 0;
    for (let ms = 1; ms <= 10; ms++) time.at(ms, () => woken++);
    await time.runUntil(HOUR_MS, () => woken === 3);
    expect(time.nowMs()).toBe(3);
  });

  it('lets a sleep take a millisecond at least, as timers do', async () => {
    const time = createVirtualTime();
    const { clock } = time.machine().program();
    let turns = 0;
    void (async () => {
      for (; ; turns++) await clock.sleep(0.001);
    })();
    await time.runUntil(10);
    expect(turns).toBe(10);
  });

  it('says so when a busy loop keeps time from getting on', async () => {
    const time = createVirtualTime({ wakesWithoutProgressMax: 20 });
    const again = () => time.at(time.nowMs(), again);
    again();
    await expect(time.runUntil(1_000)).rejects.toThrow('time stands still');
  });
});

describe('the clocks of a machine', () => {
  it('keep uptime apart from steps of the wall clock', async () => {
    const time = createVirtualTime();
    const machine = time.machine({ wallAtStartMs: 1_000_000, uptimeAtStartMs: 50 });
    await time.runUntil(1_000);
    machine.stepWall(-900_000);
    expect([machine.wallMs(), machine.uptimeMs()]).toEqual([101_000, 1_050]);
  });

  it('begin a new uptime at a reboot while the wall clock goes on', async () => {
    const time = createVirtualTime();
    const machine = time.machine({ wallAtStartMs: 0 });
    await time.runUntil(10_000);
    machine.reboot();
    await time.runUntil(12_000);
    expect([machine.wallMs(), machine.uptimeMs()]).toEqual([12_000, 2_000]);
  });

  it('count and sleep too fast by their drift', async () => {
    const time = createVirtualTime();
    const machine = time.machine({ wallAtStartMs: 0, driftPpm: 100_000 });
    const { clock } = machine.program();
    let wokeAt = 0;
    void clock.sleep(11_000).then(() => {
      wokeAt = time.nowMs();
    });
    await time.runUntil(10_000);
    expect([Math.round(wokeAt), machine.wallMs()]).toEqual([10_000, 11_000]);
    machine.setDrift(0);
    await time.runUntil(20_000);
    expect(machine.wallMs()).toBe(21_000);
  });
});
