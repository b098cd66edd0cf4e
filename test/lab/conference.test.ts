import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../support/programs.ts';
import { probe } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { countedSince } from './line-counters.ts';
import { labNeeds } from './needs.ts';
import { ADDRESSES } from './topology.ts';

const needs = labNeeds(['turnserver', 'kamailio', 'rtsp-server-perl']);

describe.skipIf(needs.skip)(`the way to the video conference ${needs.reason}`, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await createLab({ seed: 4, services: ['dns', 'stun', 'sip', 'h323', 'camera'] });
  });
  afterAll(async () => {
    await lab?.down();
    await cleanUp();
  });
  const sipBy = (transport: string) => ['sip', 'conference', '--option', `transport=${transport}`];

  it('stun finds no round trip shorter than the line, and the router’s NAT', async () => {
    const before = await lab.line.set({ up: { delayMs: 20 } });
    const { ok, values } = await probe(lab, 'pc1', 'stun', 'conference');
    expect({ ok, ...values }).toMatchObject({ ok: true, behindNat: true, address: ADDRESSES.conference });
    expect(values['mappedAddress']).toMatch(/^198\.51\.100\.2:\d+$/);
    expect(values['roundTripMs']).toBeGreaterThanOrEqual(20);
    const after = await lab.line.counters();
    // One question for the name and one for the server.
    expect(countedSince(before.up.udp, after.up.udp)).toMatchObject({ received: 2, delivered: 2 });
  });

  it('sip finds no phase shorter than the line', async () => {
    await lab.line.set({ up: { delayMs: 20 } });
    const byUdp = await probe(lab, 'pc1', ...sipBy('udp'));
    const byTcp = await probe(lab, 'pc1', ...sipBy('tcp'));
    for (const { ok, values } of [byUdp, byTcp]) {
      expect({ ok, ...values }).toMatchObject({ ok: true, status: 200, server: expect.stringMatching(/^kamailio/) });
      expect(values['answerMs']).toBeGreaterThanOrEqual(20);
    }
    expect(byTcp.values['connectMs']).toBeGreaterThanOrEqual(20);
  });

  it('h323 opens a connection no faster than the line', async () => {
    await lab.line.set({ down: { delayMs: 20 } });
    const { ok, values } = await probe(lab, 'pc1', 'h323', 'conference');
    expect({ ok, ...values }).toMatchObject({ ok: true, address: ADDRESSES.conference });
    expect(values['connectMs']).toBeGreaterThanOrEqual(20);
  });

  it('rtsp finds no phase shorter than the cable of the LAN', async () => {
    await lab.cable.set({ up: { delayMs: 20 } });
    const { ok, values } = await probe(lab, 'pc1', 'rtsp', ADDRESSES.pc2 ?? '');
    expect({ ok, ...values }).toMatchObject({ ok: true, status: 200 });
    for (const phase of ['connectMs', 'answerMs']) expect(values[phase]).toBeGreaterThanOrEqual(20);
    await lab.cable.set({});
  });

  it.each([
    ['stun', 'stun', ['stun', 'conference']],
    ['sip by UDP', 'sip', sipBy('udp')],
    ['sip by TCP', 'sip', sipBy('tcp')],
    ['h323', 'h323', ['h323', 'conference']],
    ['rtsp', 'camera', ['rtsp', '192.168.1.12']],
  ] as const)('%s is refused where the server is gone, and answered when it is back', async (_, service, given) => {
    await lab.line.set({});
    await lab.stopService(service);
    expect(await probe(lab, 'pc1', ...given)).toMatchObject({ ok: false, failure: 'refused' });
    await lab.startService(service);
    expect(await probe(lab, 'pc1', ...given)).toMatchObject({ ok: true });
  });

  it.each([['stun'], ['sip'], ['h323']])('%s says timeout when the line swallows everything', async (kind) => {
    await lab.line.set({ up: { isBlackhole: true } });
    const given = [kind, ADDRESSES.conference ?? '', '--option', 'timeoutMs=1000'];
    expect(await probe(lab, 'pc1', ...given)).toMatchObject({ ok: false, failure: 'timeout' });
  });
});
