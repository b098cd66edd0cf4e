import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, eventually } from '../support/programs.ts';
import { probe, replay, startLabAgent, startLabCollector } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { countedSince } from './line-counters.ts';
import { labNeeds } from './needs.ts';
import { playScenario, readScenario } from './scenario.ts';
import { LARGE_PAGE_BYTES } from './services.ts';
import { ADDRESSES } from './topology.ts';

const needs = labNeeds();

describe.skipIf(needs.skip)(`the agent's probes in the virtual commune ${needs.reason}`, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await createLab({ seed: 3, services: ['dns', 'slow', 'portal'] });
  });
  afterAll(async () => {
    await lab?.down();
    await cleanUp();
  });

  it('ping finds no round trip shorter than the line, and nothing lost', async () => {
    const before = await lab.line.set({ up: { delayMs: 20 } });
    const { ok, values } = await probe(lab, 'pc1', 'ping', 'portal', '--option', 'packets=20');
    expect({ ok, ...values }).toMatchObject({ ok: true, sent: 20, received: 20, way: 'icmp-command' });
    expect(values['rttMinMs']).toBeGreaterThanOrEqual(20);
    const after = await lab.line.counters();
    expect(countedSince(before.up.icmp, after.up.icmp)).toMatchObject({ received: 20, delivered: 20 });
  });

  it('ping counts as lost what the line counts as lost, to the packet', async () => {
    const before = await lab.line.set({ up: { lossRatio: 0.2 }, down: { lossRatio: 0.1, burstFrames: 3 } });
    const target = ADDRESSES.portal ?? '';
    const { values } = await probe(lab, 'pc1', 'ping', target, '--option', 'packets=60');
    const after = await lab.line.counters();
    const lost =
      countedSince(before.up.icmp, after.up.icmp).lost + countedSince(before.down.icmp, after.down.icmp).lost;
    expect(lost).toBeGreaterThan(0);
    expect(Number(values['sent']) - Number(values['received'])).toBe(lost);
    expect(values['lossRatio']).toBeCloseTo(lost / 60);
  });

  it('a single packet goes through the agent’s own socket', async () => {
    await lab.line.set({ up: { delayMs: 20 } });
    const { ok, values } = await probe(lab, 'pc1', 'ping', 'portal', '--option', 'packets=1');
    expect({ ok, ...values }).toMatchObject({ ok: true, sent: 1, received: 1, way: 'icmp-socket' });
    expect(values['rttMinMs']).toBeGreaterThanOrEqual(20);
  });

  it('path names the routers on the way, and who cuts it short', async () => {
    await lab.line.set({});
    const way = { gateway: ADDRESSES.router, firstOutside: ADDRESSES.isp, firstOutsideHop: 2, answeredHops: 2 };
    const route = async (is: 'open' | 'prohibit') => {
      for await (const _ of playScenario(lab, { about: '', lastsS: 0, steps: [{ atS: 0, route: 'portal', is }] }, 1));
    };
    const open = await probe(lab, 'pc1', 'path', 'portal');
    expect(open).toMatchObject({ ok: true, values: { ...way, reached: true, hops: 3 } });
    await route('prohibit');
    const cut = await probe(lab, 'pc1', 'path', ADDRESSES.portal ?? '');
    expect(cut).toMatchObject({
      ok: false,
      failure: 'unreachable',
      values: { reached: false, gateway: ADDRESSES.router },
    });
    expect(cut.detail).toBe(`Packet filtered from ${ADDRESSES.isp}`);
    await route('open');
  });

  it('http tells the phases of a page apart: only the slow one thinks', async () => {
    await lab.line.set({ up: { delayMs: 20 } });
    const page = await probe(lab, 'pc1', 'http', 'https://portal/');
    expect(page).toMatchObject({ ok: true, values: { status: 200, certificateTrusted: true, tlsProtocol: 'TLSv1.3' } });
    for (const phase of ['connectMs', 'tlsMs', 'processingMs']) {
      expect(page.values[phase]).toBeGreaterThanOrEqual(20);
    }
    const slow = await probe(lab, 'pc1', 'http', 'https://portal/slow?ttfb=500');
    expect(slow.values['processingMs']).toBeGreaterThanOrEqual(520);
    const large = await probe(lab, 'pc1', 'http', 'https://portal/large');
    expect(large.values['bodyBytes']).toBe(LARGE_PAGE_BYTES);
  });

  it.each([
    ['a resolver that is gone', 'dns', 'stopped', 'unresolved'],
    ['a server that is gone', 'portal', 'stopped', 'refused'],
  ] as const)('http names %s by its kind of failure', async (_what, service, _is, failure) => {
    await lab.line.set({});
    await lab.stopService(service);
    expect(await probe(lab, 'pc1', 'http', 'https://portal/')).toMatchObject({ ok: false, failure });
    await lab.startService(service);
    expect(await probe(lab, 'pc1', 'http', 'https://portal/')).toMatchObject({ ok: true });
  });

  it('http says timeout when the line swallows everything', async () => {
    await lab.line.set({ up: { isBlackhole: true } });
    const given = ['https://203.0.113.10/', '--option', 'timeoutMs=1000', '--option', 'requireTrust=false'];
    expect(await probe(lab, 'pc1', 'http', ...given)).toMatchObject({ ok: false, failure: 'timeout' });
  });

  it('says who is not there and what does not pass', async () => {
    await lab.line.set({});
    expect(await probe(lab, 'pc1', 'dns', 'nobody.mach.test')).toMatchObject({ ok: false, failure: 'not-found' });
    expect(await probe(lab, 'pc1', 'tcp', 'portal:444')).toMatchObject({ ok: false, failure: 'refused' });
  });
});

describe.skipIf(needs.skip)(`a whole commune ${needs.reason}`, () => {
  afterAll(cleanUp);

  it('loses no report when its line is cut: they wait in the spool and are delivered after', async () => {
    await using lab = await createLab({ seed: 5, services: ['dns', 'portal'] });
    const collector = await startLabCollector(lab);
    const agent = await startLabAgent(lab, 'pc1', collector);
    const held = async () => (await replay(collector)).devices.find(({ device }) => device === agent.device);
    await eventually('a first report is held', async () => ((await held())?.reports ?? 0) > 0 || undefined);

    const moments = [];
    for await (const moment of playScenario(lab, readScenario('line-cut'), 30)) {
      moments.push(moment);
      if (moments.length !== 2) continue;
      await eventually('reports wait in the spool', async () => (await agent.status()).queueDepth > 0);
    }
    const [, cut, mended] = moments;
    const passed = countedSince(
      cut?.internet.up.tcp ?? expect.fail('no cut'),
      mended?.internet.up.tcp ?? expect.fail('not mended'),
    );
    expect(passed.delivered).toBe(0);

    const last = await eventually('all is delivered after the line is back', async () => {
      const { queueDepth, acknowledged } = await agent.status();
      return queueDepth === 0 ? acknowledged.at(-1) : undefined;
    });
    const { code } = await agent.process.stop();
    expect(code).toBe(0);
    expect(await agent.status()).toMatchObject({ queueDepth: 0, dropped: 0 });
    const [epoch] = (await held())?.acknowledged ?? [];
    expect(epoch?.epoch).toBe(last[0]);
    expect(epoch?.ranges).toHaveLength(1);
    expect(epoch?.ranges[0]?.[0]).toBe(1);
    expect(epoch?.ranges[0]?.[1]).toBeGreaterThanOrEqual(last[2]);
  });
});
