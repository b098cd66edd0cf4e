import { toRanges } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { agentLimits } from './limits.ts';
import { agentUnderTest, healthCheck, reachCheck } from './testing/agent-under-test.ts';
import { answer, lineIsDown } from './testing/scripted-collector.ts';

const seqs = (held: readonly { readonly report: { readonly seq: number } }[]) => held.map(({ report }) => report.seq);

describe('an ordinary day', () => {
  it('is seen soon after the start, then sends at each interval', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.boot();
    await pc.run(30);
    expect(pc.collector.held).toHaveLength(1);
    await pc.run(3_600);
    expect(pc.collector.batches.length).toBeGreaterThan(10);
    expect(pc.collector.batches.length).toBeLessThan(16);
    expect(pc.collector.held.length).toBeGreaterThan(54);
    expect(pc.agent().status()).toMatchObject({ spool: { dropped: 0 }, revoked: false });
    expect(pc.agent().status().trouble).toBeUndefined();
  });

  it.each(['a', 'b', 'c', 'd'])(
    'asks the gateway as soon as it is known, and never before (spread %s)',
    async (seed) => {
      const checks = [
        { id: 'gateway', kind: 'gateway', everyS: 60 },
        { id: 'gateway-ping', kind: 'reach', target: 'gateway', everyS: 60 },
      ];
      const pc = agentUnderTest(checks, seed);
      pc.boot();
      await pc.run(90);
      const pings = pc.collector.held
        .flatMap(({ report }) => report.readings)
        .filter(({ target }) => target === 'gateway');
      expect(pings.length).toBeGreaterThan(0);
      expect(pings.every(({ ok }) => ok)).toBe(true);
    },
  );

  it('reduces the samples of a report to one reading a part', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.boot();
    await pc.run(700);
    const counts = pc.collector.held.slice(1).map(({ report }) => report.readings.length);
    expect(new Set(counts)).toEqual(new Set([1]));
    expect(pc.collector.held[1]?.report.readings[0]).toMatchObject({ kind: 'health', ok: true, values: { load: 1 } });
  });

  it('spools and sends no name of a user, whatever a child said', async () => {
    const pc = agentUnderTest([reachCheck]);
    const detail = 'Command failed: C:\\Users\\nguyenvana\\AppData\\Local\\Mach\\node.exe on PC-MOT-CUA';
    pc.reach = { ok: false, failure: 'bad-reply', detail };
    pc.boot();
    await pc.run(400);
    const told = JSON.stringify(pc.collector.held);
    expect(told).toContain('AppData');
    expect(told).not.toMatch(/nguyenvana|pc-mot-cua/i);
  });

  it('sends a failure and the recovery at once, and nothing more of it', async () => {
    const pc = agentUnderTest([reachCheck]);
    pc.boot();
    await pc.run(400);
    const before = pc.collector.batches.length;
    pc.reach = { ok: false, failure: 'timeout' };
    await pc.run(100);
    expect(pc.collector.held.at(-1)?.report.readings.at(-1)).toMatchObject({
      id: 'reach',
      ok: false,
      failure: 'timeout',
    });
    pc.reach = { ok: true };
    await pc.run(100);
    expect(pc.collector.held.at(-1)?.report.readings.at(-1)).toMatchObject({ ok: true });
    expect(pc.collector.batches.length - before).toBeLessThanOrEqual(3);
  });

  it('tells a press of “still slow” at once, alone, and with nothing in it', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.boot();
    await pc.run(100);
    const before = pc.collector.batches.length;
    pc.pressStillSlow();
    await pc.run(30);
    expect(pc.collector.batches.length).toBeGreaterThan(before);
    const presses = pc.collector.held
      .flatMap(({ report }) => report.readings)
      .filter(({ kind }) => kind === 'still-slow');
    expect(presses).toEqual([{ kind: 'still-slow', uptimeMs: expect.any(Number), ok: true, values: {} }]);
  });

  it('flushes when it is stopped, and says that it ends', async () => {
    const pc = agentUnderTest([healthCheck]);
    const agent = pc.boot();
    await pc.run(100);
    expect(pc.collector.batches.filter(({ farewell }) => farewell)).toEqual([]);
    const stopped = agent.stop();
    await pc.run(5);
    await stopped;
    expect(pc.spool().facts().queueDepth).toBe(0);
    expect(pc.collector.batches.at(-1)).toMatchObject({ farewell: true });
  });

  it.each([
    ['up', true, 0],
    ['down', false, 1],
  ] as const)('runs each check once for --once; with the line %s it says %s', async (line, isDelivered, waiting) => {
    const pc = agentUnderTest([healthCheck, reachCheck]);
    if (line === 'down') pc.collector.script = lineIsDown;
    const once = pc.make().once();
    await pc.run(5);
    expect(await once).toBe(isDelivered);
    expect(pc.spool().facts().queueDepth).toBe(waiting);
    expect(pc.collector.batches.filter(({ farewell }) => farewell)).toEqual([]);
    expect(pc.collector.batches[0]?.reports[0]?.readings.map(({ kind }) => kind).sort()).toEqual(['health', 'reach']);
  });
});

describe('trouble with the collector', () => {
  it('keeps everything while the line is down, then sends live data before late, once each', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.collector.script = lineIsDown;
    pc.boot();
    await pc.run(6 * 3_600);
    const waiting = pc.spool().facts().queueDepth;
    expect(waiting).toBeGreaterThan(350);
    pc.collector.script = () => undefined;
    await pc.run(900);
    const first = pc.collector.held[0]?.report.seq ?? 0;
    expect(first).toBeGreaterThan(waiting - agentLimits.reportsPerBatch);
    expect(pc.spool().facts().queueDepth).toBeLessThan(6);
    expect(toRanges(seqs(pc.collector.held))).toEqual([[1, pc.collector.held.length]]);
    expect(pc.collector.repeated).toBe(0);
  });

  it.each([401, 403, 404, 426])('keeps everything and asks hourly after %d', async (status) => {
    const pc = agentUnderTest([healthCheck, reachCheck]);
    pc.collector.script = () => answer(status, { error: 'not now' });
    pc.boot();
    await pc.run(600);
    pc.reach = { ok: false, failure: 'timeout' };
    await pc.run(5 * 3_600);
    expect(pc.collector.batches.length).toBeLessThanOrEqual(7);
    expect(pc.spool().facts()).toMatchObject({ dropped: 0, refused: 0 });
  });

  it.each([
    ['a page with status 200', () => answer(200, '<html>sign in</html>')],
    ['a page with status 403', () => answer(403, '<html>sign in</html>')],
    ['a page with status 410', () => answer(410, '<html>gone</html>')],
    ['a redirect', () => answer(302, '')],
  ])('takes %s for a captive portal and tries every few minutes', async (_name, script) => {
    const pc = agentUnderTest([healthCheck]);
    pc.collector.script = script;
    pc.boot();
    await pc.run(3_600);
    expect(pc.collector.batches.length).toBeGreaterThan(11);
    expect(pc.spool().facts().queueDepth).toBeGreaterThan(55);
  });

  it('obeys Retry-After, also when something happens', async () => {
    const pc = agentUnderTest([reachCheck]);
    pc.collector.script = () => answer(503, { error: 'busy' }, { 'retry-after': '1800' });
    pc.boot();
    await pc.run(60);
    pc.reach = { ok: false, failure: 'timeout' };
    await pc.run(1_700);
    expect(pc.collector.batches).toHaveLength(1);
  });

  it('stops for good when it is revoked', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.collector.script = () => answer(410, { error: 'revoked' });
    const agent = pc.boot();
    await pc.run(3_600);
    await agent.revoked;
    expect(pc.collector.batches).toHaveLength(1);
    expect(agent.status().revoked).toBe(true);
  });

  it('halves a batch that cannot be read until the bad report stands alone, and gives that one up', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.collector.script = lineIsDown;
    pc.boot();
    await pc.run(1_800);
    pc.collector.script = (_request, batch) =>
      batch?.reports.some(({ seq }) => seq === 7) === true ? answer(400, { error: 'report 7' }) : undefined;
    await pc.run(3_600);
    expect(seqs(pc.collector.held)).not.toContain(7);
    expect(pc.spool().facts()).toMatchObject({ refused: 1, dropped: 0 });
    expect(pc.spool().ledger(1)[0]).toMatchObject({ what: 'unreadable', firstSeq: 7 });
    expect(pc.spool().facts().queueDepth).toBeLessThan(6);
  });

  it('counts a refused report and sends it no more', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.collector.script = (request, batch) =>
      request.method === 'GET'
        ? undefined
        : answer(200, {
            acknowledged: toRanges((batch?.reports ?? []).slice(1).map(({ seq }) => seq)),
            refused: (batch?.reports ?? []).slice(0, 1).map(({ seq }) => ({ seq, reason: 'no' })),
            now: 1,
            configEtag: 'first',
            requests: [],
          });
    pc.boot();
    await pc.run(40);
    expect(pc.spool().facts()).toMatchObject({ refused: 1, queueDepth: 0 });
  });

  it('sends again what a restored collector no longer has', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.boot();
    await pc.run(3_600);
    const sent = pc.collector.held.length;
    pc.collector.forget(20);
    await pc.run(900);
    expect(pc.collector.held.length).toBeGreaterThan(sent);
    expect(toRanges(seqs(pc.collector.held))).toEqual([[1, pc.collector.held.length]]);
  });
});

describe('trouble on the PC', () => {
  it('loses and doubles nothing over kills at any moment', async () => {
    const pc = agentUnderTest([healthCheck, reachCheck]);
    for (let round = 0; round < 40; round++) {
      pc.boot();
      await pc.run(11 + round * 7.013);
      pc.kill();
    }
    pc.boot();
    await pc.run(1_800);
    expect(toRanges(seqs(pc.collector.held))).toEqual([[1, pc.collector.held.length]]);
    expect(pc.spool().facts().queueDepth).toBeLessThan(6);
  });

  it('goes on in memory while the disk is full, under an epoch of its own', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.boot();
    await pc.run(700);
    pc.isDiskFull = true;
    await pc.run(700);
    pc.isDiskFull = false;
    await pc.run(700);
    expect(new Set(pc.collector.held.map(({ epoch }) => epoch)).size).toBe(2);
    expect(pc.collector.held.length).toBeGreaterThan(29);
    expect(pc.agent().status().inMemory).toBe(0);
  });

  it('says behind which gateway it measured, over a restart too', async () => {
    const pc = agentUnderTest([healthCheck, { id: 'gateway', kind: 'gateway', everyS: 60 }]);
    pc.boot();
    await pc.run(700);
    pc.kill();
    pc.gateway = 'phone';
    pc.boot();
    await pc.run(700);
    const readings = pc.collector.held
      .flatMap(({ report }) => report.readings)
      .filter(({ kind }) => kind === 'gateway');
    const said = new Set(readings.map(({ values }) => `${values['macHash']} ${values['usualGateway']}`));
    expect([...said]).toEqual(['modem true', 'phone false']);
  });

  it('turns a throw and a hang into readings', async () => {
    const pc = agentUnderTest([healthCheck, reachCheck]);
    pc.reach = 'throw';
    pc.boot();
    await pc.run(60);
    pc.reach = 'hang';
    await pc.run(400);
    const failures = pc.collector.held.flatMap(({ report }) => report.readings.map(({ failure }) => failure));
    expect(failures).toContain('bug');
    expect(failures).toContain('timeout');
    expect(pc.log.lines.find(({ message }) => message.includes('a bug'))?.fields['stack']).toContain('a bug');
  });
});

describe('what the collector asks for', () => {
  it('is asked on demand when the way out breaks, when it wants to know, and not before', async () => {
    const pc = agentUnderTest([healthCheck]);
    const portal = { ...reachCheck, id: 'portal', everyS: 604_800, onDemand: true, perDayMax: 2 };
    pc.collector.config = { ...pc.collector.config, etag: 'x', checks: [{ ...reachCheck, id: 'collector' }, portal] };
    const readings = () =>
      pc.collector.held.flatMap(({ report }) => report.readings).filter((reading) => reading.id === 'portal');
    pc.boot();
    await pc.run(1_000);
    expect(readings()).toEqual([]);
    pc.reach = { ok: false, failure: 'timeout' };
    await pc.run(1_000);
    expect(readings()).toHaveLength(1);
    pc.collector.asksFor = [{ id: 'portal', kind: 'reach', target: reachCheck.target ?? '' }];
    await pc.run(1_000);
    expect(readings()).toHaveLength(2);
    // Its two requests of the day are used up.
    pc.collector.asksFor = [{ id: 'portal', kind: 'reach', target: reachCheck.target ?? '' }];
    await pc.run(1_000);
    expect(readings()).toHaveLength(2);
    expect(pc.log.lines.find(({ message }) => message.includes('allowance'))?.fields).toMatchObject({ perDayMax: 2 });
  });

  it('is made at its moment, once, and told at once', async () => {
    const pc = agentUnderTest([healthCheck]);
    const slot = { id: 'meeting.train', kind: 'reach', target: reachCheck.target ?? '', at: 60_001 };
    const nosy = { ...slot, id: 'meeting.nosy', target: 'http://192.168.1.1/' };
    pc.collector.config = { ...pc.collector.config, etag: 'x', slots: [slot, nosy] };
    pc.boot();
    const found = (id: string) =>
      pc.collector.held.flatMap(({ report }) => report.readings).filter((reading) => reading.id === id);
    await pc.run(70);
    expect(found('meeting.train')).toEqual([]);
    await pc.run(30);
    expect(found('meeting.train')).toMatchObject([{ ok: true }]);
    expect(found('meeting.nosy')).toMatchObject([{ ok: false, failure: 'denied' }]);
  });

  it('takes over its configuration, keeps it over a restart, and refuses to look around in the LAN', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.collector.config = {
      etag: 'second',
      reportEveryS: 30,
      sendEveryS: 60,
      checks: [
        reachCheck,
        { ...reachCheck, id: 'nosy', target: 'http://192.168.1.1/' },
        { id: 'odd', kind: 'odd', everyS: 60 },
      ],
    };
    pc.boot();
    await pc.run(200);
    const found = (id: string) =>
      pc.collector.held.flatMap(({ report }) => report.readings).find((reading) => reading.id === id);
    expect(found('reach')).toMatchObject({ ok: true });
    expect(found('nosy')).toMatchObject({ ok: false, failure: 'denied' });
    expect(found('odd')).toMatchObject({ ok: false, failure: 'unsupported' });
    expect(pc.collector.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
    pc.kill();
    pc.boot();
    await pc.run(200);
    expect(pc.collector.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
    expect(pc.collector.batches.at(-1)?.sendEveryS).toBe(60);
  });

  it('runs a check that an answer asks for, once', async () => {
    const pc = agentUnderTest([healthCheck]);
    pc.collector.asksFor = [{ id: 'asked-1', kind: 'reach', target: 'portal.example.vn' }];
    pc.boot();
    await pc.run(2_000);
    const asked = pc.collector.held.flatMap(({ report }) => report.readings).filter(({ id }) => id === 'asked-1');
    expect(asked).toHaveLength(1);
  });
});

describe('what it costs', () => {
  const machineCheck = { id: 'machine', kind: 'machine', everyS: 86_400 };
  const readingsOf = (pc: ReturnType<typeof agentUnderTest>, kind: string) =>
    pc.collector.held.flatMap(({ report }) => report.readings.filter((reading) => reading.kind === kind));

  it('makes it measure less often once it is too much, until it is not any more, and loses nothing of what was measured', async () => {
    const pc = agentUnderTest([{ ...healthCheck, everyS: 60 }, reachCheck]);
    pc.boot();
    await pc.run(3_600);
    const before = readingsOf(pc, 'health').length;
    for (let minute = 0; minute < 60; minute++) {
      pc.cpuMs += 3_000;
      await pc.run(60);
    }
    expect(pc.agent().status().cost).toMatchObject({ slowedForCpu: 3, slowedForBytes: 0 });
    await pc.run(3_600);
    const slowed = readingsOf(pc, 'health').length;
    await pc.run(6 * 3_600);
    expect(pc.agent().status().cost).toMatchObject({ slowedForCpu: 0 });
    const after = readingsOf(pc, 'health').length;
    await pc.run(3_600);
    expect(before).toBeGreaterThan(50);
    expect(slowed - before).toBeLessThan(50);
    expect(readingsOf(pc, 'health').length - after).toBeGreaterThan(50);
    expect(pc.log.lines.filter(({ message }) => message.includes('slows down'))).toHaveLength(6);
    expect(pc.agent().status()).toMatchObject({ spool: { dropped: 0 } });
  });

  it('makes it send less often, and tell so, where a flapping service would use up the day', async () => {
    const pc = agentUnderTest([{ ...reachCheck, everyS: 5 }]);
    pc.boot();
    for (let look = 0; look < 4 * 720; look++) {
      pc.reach = look % 2 === 0 ? { ok: true } : { ok: false, failure: 'refused' };
      await pc.run(5);
    }
    const { sentBytes, requests, slowedForBytes } = pc.agent().status().cost;
    expect(slowedForBytes).toBeGreaterThan(0);
    expect(sentBytes + requests * agentLimits.ownCost.bytesPerRequest).toBeLessThan(500_000);
    expect(pc.collector.batches.at(-1)?.sendEveryS).toBeGreaterThan(300);
    expect(pc.agent().status()).toMatchObject({ spool: { dropped: 0 } });
  });

  it('does not hold up a PC that is busy: what is slow to read waits, but not for ever', async () => {
    const pc = agentUnderTest([healthCheck, machineCheck]);
    pc.boot();
    await pc.run(60);
    expect(readingsOf(pc, 'machine')).toHaveLength(1);
    await pc.run(2 * 86_400);
    expect(readingsOf(pc, 'machine')).toHaveLength(1);
    await pc.run(2 * 86_400);
    expect(readingsOf(pc, 'machine')).toHaveLength(2);
    // Four days are 5,760 reports through a real spool.
  }, 30_000);

  it('is no reason to wait for who runs it once', async () => {
    const pc = agentUnderTest([healthCheck, machineCheck]);
    const done = pc.make().once();
    await pc.run(5);
    expect(await done).toBe(true);
    expect(readingsOf(pc, 'machine')).toHaveLength(1);
  });
});
