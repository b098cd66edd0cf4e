import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../support/programs.ts';
import { joinProbe, type LabCollector, probe, startLabCollector } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { countedSince } from './line-counters.ts';
import type { LineSettings } from './line-settings.ts';
import { labNeeds } from './needs.ts';

const needs = labNeeds();
const SECONDS = 3;
const PACKETS = 50 * SECONDS;

describe.skipIf(needs.skip)(`stamp over a line that counts every packet ${needs.reason}`, () => {
  let lab: Lab;
  let collector: LabCollector;
  beforeAll(async () => {
    lab = await createLab({ seed: 11, services: [] });
    collector = await startLabCollector(lab);
    await joinProbe(lab, 'pc1', collector);
  });
  afterAll(async () => {
    await lab?.down();
    await cleanUp();
  });

  /** A train, and what became of UDP packets on the line meanwhile. A name is not resolved, so that all of them are the train's. */
  async function trainOver(settings: LineSettings, ...given: string[]) {
    const before = await lab.line.set(settings);
    const { ok, values } = await probe(lab, 'pc1', 'stamp', collector.stamp, ...given);
    const after = await lab.line.counters();
    return {
      ok,
      values,
      up: countedSince(before.up.udp, after.up.udp),
      down: countedSince(before.down.udp, after.down.udp),
    };
  }
  const voice = ['--option', 'profile=voice', '--option', `seconds=${SECONDS}`];

  it('loses nothing on a line that loses nothing, and is no faster than it', async () => {
    const { ok, values, up } = await trainOver({ up: { delayMs: 20 }, down: { delayMs: 10 } }, ...voice);
    expect({ ok, ...values }).toMatchObject({ ok: true, sent: PACKETS, received: PACKETS, lostUp: 0, lostDown: 0 });
    expect(values['rttMinMs']).toBeGreaterThanOrEqual(30);
    expect(up).toMatchObject({ received: PACKETS, delivered: PACKETS });
  });

  it.each([
    ['up alone', { up: { lossRatio: 0.08 } }],
    ['down alone', { down: { lossRatio: 0.08 } }],
    ['both ways, in runs', { up: { lossRatio: 0.05, burstFrames: 3 }, down: { lossRatio: 0.1, burstFrames: 2 } }],
    ['by the dozen', { up: { lossRatio: 0.3 }, down: { lossRatio: 0.2 } }],
  ] satisfies [string, LineSettings][])('tells the packets lost %s as the line counts them', async (_, settings) => {
    const { values, up, down } = await trainOver(settings, ...voice);
    // Questions for the counts go over the same line, after the train: they are all of the packets but the train's.
    const asked = up.received - PACKETS;
    expect(asked).toBeGreaterThanOrEqual(1);
    expect(Number(values['lostUp'])).toBeGreaterThanOrEqual(up.lost - asked);
    expect(Number(values['lostUp'])).toBeLessThanOrEqual(up.lost);
    expect(Number(values['received'])).toBeLessThanOrEqual(down.delivered);
    expect(Number(values['lostUp']) + Number(values['lostDown']) + Number(values['received'])).toBe(PACKETS);
    expect(up.lost + down.lost + down.delivered).toBe(up.received);
    if (asked === 1)
      expect({ up: values['lostUp'], down: values['lostDown'] }).toEqual({ up: up.lost, down: down.lost });
  });

  it('is not misled by packets that the line doubles', async () => {
    const { values, up } = await trainOver({ up: { duplicateRatio: 0.2 }, down: { duplicateRatio: 0.1 } }, ...voice);
    expect(up.duplicated).toBeGreaterThan(0);
    expect(values).toMatchObject({ sent: PACKETS, received: PACKETS, lostUp: 0, lostDown: 0 });
    expect(values['duplicates']).toBeGreaterThan(0);
  });
});
