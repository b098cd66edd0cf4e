import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../support/programs.ts';
import { createLab, type Lab } from './lab.ts';
import { countedSince, type FrameCounts, goneFrames, type LineCounters } from './line-counters.ts';
import type { LineSettings } from './line-settings.ts';
import { labNeeds } from './needs.ts';
import { pingTrain } from './ping-train.ts';
import { ADDRESSES } from './topology.ts';

const needs = labNeeds(['curl']);

describe.skipIf(needs.skip)(`the line of the lab ${needs.reason}`, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await createLab({ seed: 42, services: ['dns', 'portal'] });
  });
  afterAll(async () => {
    await lab?.down();
    await cleanUp();
  });

  const train = (packets = 100) => pingTrain(lab, 'pc1', ADDRESSES.portal ?? '', { packets, intervalMs: 2 });

  /** A train of echo requests under these settings, and what the line counted meanwhile. */
  async function under(settings: LineSettings, packets?: number) {
    const before = await lab.line.set(settings);
    const pings = await train(packets);
    const after = await lab.line.counters();
    const counted = (way: 'up' | 'down') => countedSince(before[way].icmp, after[way].icmp);
    return { pings, up: counted('up'), down: counted('down') };
  }

  it('lets everything through unless it is told otherwise', async () => {
    const { pings, up, down } = await under({});
    expect(pings.lost).toEqual([]);
    for (const way of [up, down]) expect(way).toMatchObject({ received: 100, delivered: 100, lost: 0 });
  });

  it('holds frames back as long as it is told to, in the direction that it is told', async () => {
    const { pings } = await under({ up: { delayMs: 50 } });
    expect(pings.lost).toEqual([]);
    // No frame leaves before its time; how late a busy machine lets one leave is counted, not judged.
    expect(Math.min(...pings.roundTripsMs)).toBeGreaterThanOrEqual(50);
  });

  it('loses what it counts as lost, to the packet', async () => {
    const { pings, up, down } = await under({ up: { lossRatio: 0.2 }, down: { lossRatio: 0.1 } }, 300);
    expect(up.lost).toBeGreaterThan(0);
    expect(down.lost).toBeGreaterThan(0);
    expect(pings.lost).toHaveLength(up.lost + down.lost);
    expect(down.received).toBe(300 - up.lost);
  });

  it('loses the same packets again with the same seed, whatever else was on the line', async () => {
    const settings = { up: { lossRatio: 0.1, burstFrames: 3 }, seed: 7 };
    const first = await under(settings, 300);
    const before = await lab.line.set(settings);
    const page = lab.exec('pc1', ['curl', '--silent', '--max-time', '5', '--insecure', 'https://portal/large']);
    const again = await train(300);
    await page;
    expect((await lab.line.counters()).up.tcp.received).toBeGreaterThan(before.up.tcp.received);
    expect(again.lost).toEqual(first.pings.lost);
    expect(again.lost.length).toBeGreaterThan(0);
    const other = await under({ ...settings, seed: 8 }, 300);
    expect(other.pings.lost).not.toEqual(first.pings.lost);
  });

  it('loses in bursts of the asked mean length', async () => {
    const { pings } = await under({ up: { lossRatio: 0.2, burstFrames: 8 }, seed: 1 }, 1_000);
    const bursts = pings.lost.filter((seq) => !pings.lost.includes(seq - 1)).length;
    expect(pings.lost.length / bursts).toBeGreaterThan(4);
  });

  it('doubles and spoils frames, and counts both', async () => {
    const doubled = await under({ down: { duplicateRatio: 0.3 } });
    expect(doubled.pings.duplicates).toBe(doubled.down.duplicated);
    expect(doubled.down.duplicated).toBeGreaterThan(0);
    const spoiled = await under({ up: { corruptRatio: 0.5 } });
    expect(spoiled.up.corrupted).toBeGreaterThan(0);
    // A spoiled payload fails its checksum at the other end: what is missing was delivered and thrown away there.
    expect(spoiled.pings.lost.length).toBeGreaterThan(0);
    expect(spoiled.up).toMatchObject({ received: 100, delivered: 100 });
  });

  it('swallows all in a black hole, one way only', async () => {
    const { pings, up, down } = await under({ down: { isBlackhole: true } }, 20);
    expect(pings.lost).toHaveLength(20);
    expect(up.delivered).toBe(20);
    expect(down).toMatchObject({ received: 20, blackholed: 20, delivered: 0 });
  });

  it('drops what its queue can not hold', async () => {
    const { pings, up } = await under({ up: { rateKbps: 30, queueBytes: 500 } });
    expect(up.queueDropped).toBeGreaterThan(0);
    expect(pings.lost).toHaveLength(up.queueDropped);
  });

  it('shows an unplugged cable to the machine at its end, and nothing passes', async () => {
    const carrier = async () =>
      (await lab.exec('pc1', ['cat', '/sys/class/net/lan0/carrier', '/sys/class/net/lan0/operstate'])).stdout;
    expect(await carrier()).toBe('1\nup\n');
    await lab.cable.set({ unplugged: 'both' });
    expect(await carrier()).toBe('0\ndown\n');
    expect((await train(3)).received).toBe(0);
    await lab.cable.set({});
    expect(await carrier()).toBe('1\nup\n');
    await lab.line.set({});
    expect((await train(3)).received).toBe(3);
  });

  it('accounts for every frame that it ever took', async () => {
    await under({ up: { lossRatio: 0.3, duplicateRatio: 0.2, rateKbps: 2_000, queueBytes: 3_000, jitterMs: 3 } });
    const counters: LineCounters = await lab.line.counters();
    for (const { received, duplicated, delivered, inFlight, ...counts } of allCounts(counters)) {
      const gone = goneFrames({ received, duplicated, delivered, inFlight, ...counts });
      expect(received + duplicated).toBe(gone + delivered + inFlight);
    }
  });

  it('refuses settings that make no sense and stays as it was', async () => {
    await lab.line.set({ up: { isBlackhole: true } });
    await expect(lab.line.set({ up: { lossRatio: 2 } })).rejects.toThrow('up.lossRatio: found 2');
    expect((await train(3)).received).toBe(0);
  });
});

function allCounts({ up, down }: LineCounters): FrameCounts[] {
  return [up, down].flatMap(({ icmp, udp, tcp, other }) => [icmp, udp, tcp, other]);
}
