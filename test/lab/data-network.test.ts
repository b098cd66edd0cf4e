import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../support/programs.ts';
import { joinProbe, type LabCollector, probe, startLabCollector, startLabReflector } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { countedSince } from './line-counters.ts';
import { labNeeds } from './needs.ts';
import { pingTrain } from './ping-train.ts';
import { countersOf, playScenario, readScenario } from './scenario.ts';
import { ADDRESSES, DATA_ADDRESSES } from './topology.ts';

const needs = labNeeds();
const DEAD = { up: { isBlackhole: true }, down: { isBlackhole: true } };

describe.skipIf(needs.skip)(`the data network beside the internet ${needs.reason}`, () => {
  let lab: Lab;
  let collector: LabCollector;
  let reflector: string;
  beforeAll(async () => {
    lab = await createLab({ seed: 12, services: [] });
    collector = await startLabCollector(lab);
    reflector = await startLabReflector(lab, collector);
    // Each by one of the collector's two legs, so that it can open sessions while the other network is dead.
    await joinProbe(lab, 'pc1', collector, DATA_ADDRESSES.collector);
    await joinProbe(lab, 'pc2', collector);
  });
  afterAll(async () => {
    await lab?.down();
    await cleanUp();
  });

  it.each([
    ['data-network-cut', { internet: true, data: false }],
    ['internet-cut-data-alive', { internet: false, data: true }],
  ])('%s takes away the one and leaves the other', async (name, broken) => {
    const answers = async (target = '') =>
      (await pingTrain(lab, 'pc1', target, { packets: 2, intervalMs: 10 })).received === 2;
    const seen = [];
    for await (const { atS } of playScenario(lab, readScenario(name), 300)) {
      seen.push([atS, { internet: await answers(ADDRESSES.portal), data: await answers(ADDRESSES.province) }]);
    }
    const whole = { internet: true, data: true };
    expect(seen).toEqual([
      [0, whole],
      [300, broken],
      [600, whole],
      [900, whole],
    ]);
  });

  it('stamp is answered by the data network, no faster than its line, while the internet swallows everything', async () => {
    await lab.cables.internet.set(DEAD);
    await lab.cables.data.set({ up: { delayMs: 20 } });
    const before = await countersOf(lab);
    const { ok, values } = await probe(lab, 'pc1', 'stamp', reflector);
    const after = await countersOf(lab);
    expect({ ok, ...values }).toMatchObject({ ok: true, sent: 1, received: 1 });
    expect(values['rttMinMs']).toBeGreaterThanOrEqual(20);
    expect(countedSince(before.data.up.udp, after.data.up.udp)).toMatchObject({ received: 1, delivered: 1 });
    expect(countedSince(before.internet.up.udp, after.internet.up.udp)).toMatchObject({ received: 0 });
    expect(await probe(lab, 'pc1', 'stamp', collector.stamp)).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('stamp is answered by the internet while the data network swallows everything', async () => {
    await lab.cables.internet.set({});
    await lab.cables.data.set(DEAD);
    expect(await probe(lab, 'pc2', 'stamp', collector.stamp)).toMatchObject({ ok: true });
    expect(await probe(lab, 'pc2', 'stamp', reflector)).toMatchObject({ ok: false, failure: 'timeout' });
  });
});
