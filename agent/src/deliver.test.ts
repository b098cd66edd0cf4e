import type { Http, HttpRequest } from '@mach/ports';
import type { Batch, Coding } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { createDeliverer } from './deliver.ts';
import { agentLimits } from './limits.ts';
import { partWorld, testSettings } from './testing/parts.ts';
import { answer, lineIsDown } from './testing/scripted-collector.ts';
import { batchIn } from './testing/unpacked-request.ts';

const { signal } = new AbortController();
const noise = Array.from({ length: 4_000 }, (_, at) => ((at * 7919) % 9973).toString(36)).join('');

function world(limits: Partial<typeof agentLimits> = {}, coding: Coding = 'gzip') {
  const ports = partWorld();
  const traffic = { sentBytes: 0, lateBytes: 0, requests: 0, failedRequests: 0 };
  const deliverer = createDeliverer(
    testSettings,
    ports,
    { ...agentLimits, ...limits },
    { traffic, spoken: () => coding },
  );
  const seqsSent = () => ports.collector.batches.map(({ reports }) => reports.map(({ seq }) => seq));
  return { ...ports, traffic, seqsSent, deliver: () => deliverer.deliver(ports.spool, 300, signal) };
}

describe('a line so thin that a backlog takes longer than a request may', () => {
  it('is sent half as much until it gets through, and more again as it widens', async () => {
    const { deliver, fill, collector, seqsSent, spool } = world();
    fill(100, noise.slice(0, 300));
    let bytesMax = 600;
    collector.script = ({ body }) =>
      (body?.length ?? 0) > bytesMax ? { ok: false, failure: 'timeout', detail: 'as on a thin line' } : undefined;
    for (let tries = 0; tries < 200 && spool.facts().queueDepth > 0; tries++) await deliver();
    expect(spool.facts().queueDepth).toBe(0);
    const sizes = seqsSent().map((seqs) => seqs.length);
    expect(sizes.slice(0, 3)).toEqual([100, 50, 25]);
    bytesMax = Number.POSITIVE_INFINITY;
    fill(300);
    for (let tries = 0; tries < 20 && spool.facts().queueDepth > 0; tries++) await deliver();
    expect(
      Math.max(
        ...seqsSent()
          .slice(sizes.length)
          .map((seqs) => seqs.length),
      ),
    ).toBe(100);
  });

  it('is told from a dead one by how long the next batch takes: after an outage all that waits comes at once', async () => {
    const { deliver, fill, collector, seqsSent } = world();
    fill(60);
    collector.script = () => ({ ok: false, failure: 'timeout', detail: 'as where nobody answers' });
    for (let tries = 0; tries < 8; tries++) await deliver();
    collector.script = () => undefined;
    await deliver();
    await deliver();
    expect(seqsSent().map((seqs) => seqs.length)).toEqual([60, 30, 15, 7, 3, 1, 1, 1, 1, 59]);
  });

  it('is filled for half the time of a request once it is known how much that is', async () => {
    const ports = partWorld();
    ports.fill(100);
    let nowMs = 0;
    const carried: number[] = [];
    const http: Http = {
      exchange: async (request, signal) => {
        const { length } = (batchIn(request) as Batch).reports;
        const takesMs = length * 5_000;
        nowMs += Math.min(takesMs, request.timeoutMs);
        if (takesMs > request.timeoutMs) return { ok: false, failure: 'timeout', detail: 'as on a thin line' };
        carried.push(length);
        return ports.http.exchange(request, signal);
      },
    };
    const clock = { ...ports.clock, uptimeMs: () => nowMs };
    const traffic = { sentBytes: 0, lateBytes: 0, requests: 0, failedRequests: 0 };
    const parts = { traffic, spoken: () => 'gzip' as const };
    const { deliver } = createDeliverer(testSettings, { ...ports, clock, http }, agentLimits, parts);
    for (let tries = 0; tries < 60 && ports.spool.facts().queueDepth > 0; tries++)
      await deliver(ports.spool, 300, signal);
    expect(carried.slice(0, 6)).toEqual([6, 3, 3, 3, 3, 3]);
    // 100, 50, 25 and 12 were too many; nothing that came after them was.
    expect(traffic.failedRequests).toBe(4);
  });

  it('is not sent less for being down', async () => {
    const { deliver, fill, collector, seqsSent } = world();
    fill(10);
    collector.script = lineIsDown;
    await deliver();
    await deliver();
    expect(seqsSent().map((seqs) => seqs.length)).toEqual([10, 10]);
  });
});

describe('a delivery', () => {
  it('of nothing asks nobody', async () => {
    const { deliver, collector } = world();
    expect(await deliver()).toEqual({ type: 'nothing' });
    expect(collector.requests).toHaveLength(0);
  });

  it('goes to a server that must be trusted, and is counted', async () => {
    const { deliver, fill, collector, traffic } = world();
    fill(1);
    expect(await deliver()).toMatchObject({ type: 'delivered', remaining: 0 });
    const [request] = collector.requests;
    expect(request).toMatchObject({ trustedOnly: true, keepAlive: true });
    expect(traffic).toEqual({ requests: 1, failedRequests: 0, lateBytes: 0, sentBytes: request?.body?.length });
  });

  it('writes down exactly what was sent, also when nobody took it', async () => {
    const { deliver, fill, collector, stored } = world();
    fill(2);
    collector.script = lineIsDown;
    expect(await deliver()).toMatchObject({ type: 'unreachable' });
    const kept = JSON.parse(stored.get('last-sent') ?? '{}') as { result: string; batch: Batch };
    expect(kept.result).toBe('unreachable');
    expect(kept.batch).toEqual(batchIn(collector.requests[0] as HttpRequest));
  });

  it('sends what is new before what is late, oldest late first', async () => {
    const { deliver, fill, seqsSent } = world({ reportsPerBatch: 2 });
    fill(5);
    await deliver();
    await deliver();
    fill(1);
    await deliver();
    await deliver();
    expect(seqsSent()).toEqual([[4, 5], [1, 2], [3, 6], []].slice(0, 3));
  });

  it('counts what is late by its share, and after a failure all', async () => {
    const { deliver, fill, traffic, collector } = world({ reportsPerBatch: 4 });
    fill(5);
    await deliver();
    expect(traffic.lateBytes).toBe(0);
    fill(3);
    const before = traffic.sentBytes;
    await deliver();
    const sent = traffic.sentBytes - before;
    expect(traffic.lateBytes).toBe(Math.round(sent / 4));
    fill(1);
    collector.script = lineIsDown;
    await deliver();
    const { lateBytes, sentBytes } = traffic;
    await deliver();
    expect(traffic.lateBytes - lateBytes).toBe(traffic.sentBytes - sentBytes);
  });

  it('is made smaller until its body fits', async () => {
    const { deliver, fill, collector, spool } = world({ batchBytesMax: 3_000 });
    fill(8, noise.slice(0, 1_000));
    while (spool.facts().queueDepth > 0) await deliver();
    expect(collector.requests.every(({ body }) => (body?.length ?? 0) <= 3_000)).toBe(true);
    expect(collector.held).toHaveLength(8);
  });
});

describe('the coding', () => {
  const codings = (requests: readonly HttpRequest[]) => requests.map(({ headers }) => headers?.['content-encoding']);

  it('is the one that the collector speaks', async () => {
    const { deliver, fill, collector } = world({}, 'deflate-mach1');
    fill(5);
    expect(await deliver()).toMatchObject({ type: 'delivered', remaining: 0 });
    expect(codings(collector.requests)).toEqual(['deflate-mach1']);
    expect(collector.held).toHaveLength(5);
  });

  it.each([
    [415, 'other-coding'],
    [400, 'unreadable'],
  ])('is gzip after a status %d, for as long as it takes to deliver', async (status, type) => {
    const { deliver, fill, collector, spool } = world({}, 'deflate-mach1');
    fill(2);
    collector.script = ({ headers }) =>
      headers?.['content-encoding'] === 'gzip' ? undefined : answer(status, { error: 'what is this?' });
    expect(await deliver()).toMatchObject({ type });
    expect(await deliver()).toMatchObject({ type: 'delivered', remaining: 0 });
    fill(1);
    await deliver();
    expect(codings(collector.requests)).toEqual(['deflate-mach1', 'gzip', 'deflate-mach1']);
    expect(collector.batches[1]?.reports).toHaveLength(2);
    expect(spool.facts().refused).toBe(0);
  });

  it('is no reason to give a report up that nobody can read: both are tried', async () => {
    const { deliver, fill, collector, spool } = world({}, 'deflate-mach1');
    fill(1);
    collector.script = () => answer(422, { error: 'report 1' });
    for (let i = 0; i < 5; i++) await deliver();
    expect(spool.facts().queueDepth).toBe(1);
    await deliver();
    expect(spool.facts()).toMatchObject({ queueDepth: 0, refused: 1 });
  });
});

describe('an answer that', () => {
  it('decides none of what was sent changes nothing', async () => {
    const { deliver, fill, collector, spool, traffic } = world();
    fill(1);
    collector.script = () => answer(200, { acknowledged: [], refused: [], now: 1, configEtag: '', requests: [] });
    expect(await deliver()).toMatchObject({ type: 'undecided' });
    expect(spool.facts()).toMatchObject({ queueDepth: 1, refused: 0 });
    expect(traffic.failedRequests).toBe(1);
  });

  it('refuses a report that was not sent gives nothing up', async () => {
    const { deliver, fill, collector, spool } = world({ reportsPerBatch: 1 });
    fill(2);
    collector.script = () =>
      answer(200, {
        acknowledged: [[2, 2]],
        refused: [{ seq: 1, reason: 'no' }],
        now: 1,
        configEtag: '',
        requests: [],
      });
    expect(await deliver()).toMatchObject({ type: 'delivered', remaining: 1 });
    expect(spool.facts()).toMatchObject({ queueDepth: 1, refused: 0 });
  });

  it('cannot be read by the collector is tried again alone, and given up at the third time only', async () => {
    const { deliver, fill, collector, spool } = world();
    fill(1);
    collector.script = () => answer(422, { error: 'report 1' });
    await deliver();
    await deliver();
    expect(spool.facts().queueDepth).toBe(1);
    await deliver();
    expect(spool.facts()).toMatchObject({ queueDepth: 0, refused: 1 });
    expect(spool.ledger(1)[0]).toMatchObject({ what: 'unreadable', firstSeq: 1 });
  });

  it('comes from somebody on the way never gives a report up', async () => {
    const { deliver, fill, collector, spool } = world();
    fill(1);
    collector.script = () => answer(413, '<html>too large for this proxy</html>');
    for (let i = 0; i < 10; i++) await deliver();
    expect(spool.facts()).toMatchObject({ queueDepth: 1, refused: 0 });
  });
});
