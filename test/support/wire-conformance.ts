import { kinds } from '@mach/probes';
import { type Batch, batchShape, type Range } from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Between, type Fault, type Seen, standBetween } from './between.ts';
import { joinToken, type RunningCollector, startCollector } from './commune.ts';
import { cleanUp } from './programs.ts';

/** An agent that is no part of this project's own programs, as far as the suite must know it. */
export interface ForeignAgent {
  /** Joins the collector at `url`; whether it did. */
  join(url: string, token: string): Promise<boolean>;
  /** Measures once, makes one report of it, and sends what it would send at the end of an interval. */
  turn(): Promise<void>;
  /** Begins a turn and ends it at once by force when `kill` is called. */
  turnUntilKilled(): { readonly ended: Promise<unknown>; kill(): void };
  /** Lets its clock go on. */
  advance(seconds: number): void;
  /** What it has counted since it joined. */
  counts(): { readonly dropped: number; readonly refused: number };
  /** Keeps a copy of all that it remembers, and puts it back, as an image of its disk does. */
  keepCopy?(): void;
  restoreCopy?(): void;
}

export interface ConformanceWish {
  readonly name: string;
  readonly needs: { readonly skip: boolean; readonly reason: string };
  make(): Promise<ForeignAgent>;
  /** Only whether it is understood and believes what it hears: for one that differs from another in how it sends alone. */
  readonly isBrief?: boolean;
}

const PORTAL = '<html><head><title>Wi-Fi</title></head><body>Đăng nhập {"acknowledged":[[1,99]]}</body></html>';
const ERROR = JSON.stringify({ error: 'The collector says so.' });
const REPORTS = '/api/v1/reports';
const HOUR_S = 3_600;
const EVERY_S = 300;
/** Turns after which whatever waits must have gone out. */
const TURNS_TO_DRAIN = 6;

/** What any agent must do on the wire, checked against a real collector; `docs/wire-conformance.md` says it in words. */
export function wireConformance({ name, needs, make, isBrief = false }: ConformanceWish): void {
  describe.skipIf(needs.skip)(`${name} on the wire ${needs.reason}`, () => {
    let collector: RunningCollector;
    let between: Between;
    let agent: ForeignAgent;

    beforeAll(async () => {
      collector = await startCollector();
    });
    afterEach(() => between.close());
    afterAll(cleanUp);

    async function joined(): Promise<void> {
      between = await standBetween(collector.url);
      agent = await make();
      expect(await agent.join(between.url, await joinToken(collector))).toBe(true);
    }

    async function turns(count: number): Promise<void> {
      for (let i = 0; i < count; i++) {
        await agent.turn();
        agent.advance(EVERY_S);
      }
    }

    const batches = () => between.seen.filter(({ path }) => path === REPORTS);
    const onReports = (fault: Fault | undefined) => {
      between.fault = (path) => (path === REPORTS ? fault : undefined);
    };
    /** What the collector has on its disk of this device. */
    async function held(): Promise<readonly (readonly Range[])[]> {
      const replayed = JSON.parse(await collector.command('replay', '--json')) as Replayed;
      const device = batchOf(batches().at(-1) as Seen).device;
      const found = replayed.devices.find((each) => each.device === device);
      const ranges = found?.acknowledged.map((each) => each.ranges) ?? [];
      const counted = ranges.flat().reduce((sum, [from, to]) => sum + to - from + 1, 0);
      expect(found?.reports ?? 0, 'reports in the journal, each number once').toBe(counted);
      return ranges;
    }
    /** A report keeps its number and its content, however often it is sent. */
    function expectOneContentANumber(): void {
      const contents = new Map<string, string>();
      for (const batch of batches().map(batchOf)) {
        for (const report of batch.reports) {
          const key = `${batch.epoch} ${report.seq}`;
          const content = JSON.stringify({ ...report, bootId: report.bootId ?? batch.bootId });
          expect(contents.get(key) ?? content, key).toBe(content);
          contents.set(key, content);
        }
      }
    }

    it('joins, and stays one device however often it asks, also where the first answer was lost', async () => {
      between = await standBetween(collector.url);
      agent = await make();
      const token = await joinToken(collector);
      between.fault = () => ({ type: 'lose-answer' });
      expect(await agent.join(between.url, token)).toBe(false);
      between.fault = () => undefined;
      expect(await agent.join(between.url, token)).toBe(true);
      expect(await agent.join(between.url, token)).toBe(true);
      const answers = between.seen.map(({ answer }) => JSON.parse(answer) as { device: string; secret: string });
      expect(new Set(answers.map(({ device, secret }) => `${device} ${secret}`)).size).toBe(1);
    });

    it('does not take somebody else’s page for a collector that it joined', async () => {
      between = await standBetween(collector.url);
      agent = await make();
      between.fault = () => ({ type: 'answer', status: 200, body: PORTAL });
      expect(await agent.join(between.url, await joinToken(collector))).toBe(false);
    });

    it('sends what is read whole: its own reports, signed, in kinds that the catalogue has', async () => {
      await joined();
      await turns(2);
      expect(batches().map(({ status }) => status)).toEqual([200, 200]);
      for (const { headers, body } of batches()) {
        expect(headers.authorization).toMatch(/^(?:Bearer [0-9a-f]{32}:[\w-]{43}|Basic \S+)$/);
        expect(['gzip', undefined]).toContain(headers['content-encoding']);
        expect(body.length).toBeLessThan(1_048_576);
      }
      for (const seen of batches()) {
        const batch = batchOf(seen);
        expect(schemaOf(batchShape).safeParse(batch).error).toBeUndefined();
        const named = batch.reports.flatMap(({ readings }) => readings.map(({ kind }) => kind));
        expect(named.filter((kind) => !kinds.has(kind))).toEqual([]);
        expect(JSON.parse(seen.answer)).toMatchObject({ refused: [] });
      }
      expect(await held()).toEqual([[[1, 2]]]);
    });

    it('may sign by HTTP Basic as well', async () => {
      await joined();
      await turns(1);
      const [{ headers, body }] = batches() as [Seen];
      const pair = String(headers.authorization).replace(/^Bearer /, '');
      const basic = pair.startsWith('Basic ') ? pair : `Basic ${Buffer.from(pair).toString('base64')}`;
      const again = await fetch(collector.url + REPORTS, { method: 'POST', body, headers: { authorization: basic } });
      expect(await again.json()).toMatchObject({ acknowledged: [[1, 1]], refused: [] });
    });

    it('sends again what it got no answer for, under the same numbers, and the journal holds each once', async () => {
      await joined();
      onReports({ type: 'lose-answer' });
      await turns(2);
      onReports({ type: 'cut-answer' });
      await turns(1);
      onReports(undefined);
      await turns(2);
      expect(await held()).toEqual([[[1, 5]]]);
      expectOneContentANumber();
      const before = batches().length;
      await turns(1);
      expect(
        batches()
          .slice(before)
          .flatMap((seen) => batchOf(seen).reports),
      ).toHaveLength(1);
    });

    if (isBrief) return;

    it('loses nothing and doubles nothing in days without a line; what is new goes out first', async () => {
      await joined();
      await turns(1);
      onReports({ type: 'dead' });
      await turns(OFFLINE_TURNS);
      onReports(undefined);
      const before = batches().length;
      await turns(TURNS_TO_DRAIN);
      const first = batchOf(batches()[before] as Seen).reports.map(({ seq }) => seq);
      expect(Math.max(...first)).toBe(OFFLINE_TURNS + 2);
      expect(await held()).toEqual([[[1, OFFLINE_TURNS + 1 + TURNS_TO_DRAIN]]]);
      expectOneContentANumber();
      expect(agent.counts()).toEqual({ dropped: 0, refused: 0 });
    });

    it('is ended by force wherever it stands, and loses no report that it had, nor sends one twice as two', async () => {
      await joined();
      await turns(1);
      const killAt = async (arm: (kill: () => void) => void) => {
        const turn = agent.turnUntilKilled();
        arm(turn.kill);
        await turn.ended;
        agent.advance(EVERY_S);
      };
      for (const fault of [{ type: 'dead' }, { type: 'lose-answer' }, undefined] as const) {
        await killAt((kill) => {
          onReports(fault);
          between.answered = kill;
        });
        between.answered = () => {};
        onReports(undefined);
        await turns(1);
      }
      for (const ms of [0, 10, 20, 30, 40, 50, 60, 70, 80, 100]) {
        onReports(ms % 20 === 0 ? { type: 'lose-answer' } : undefined);
        await killAt((kill) => void setTimeout(kill, ms));
      }
      onReports(undefined);
      await turns(2);
      const [ranges = []] = await held();
      expectOneContentANumber();
      const last = Math.max(...batches().flatMap((seen) => batchOf(seen).reports.map(({ seq }) => seq)));
      const gaps = last - ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
      // A number may be used up and its report not written yet when the end comes; what was written arrives.
      expect(gaps).toBeLessThanOrEqual(KILLED_TURNS);
      const sent = new Set(batches().flatMap((seen) => batchOf(seen).reports.map(({ seq }) => seq)));
      for (const seq of sent)
        expect(
          ranges.some(([from, to]) => from <= seq && seq <= to),
          `report ${seq}`,
        ).toBe(true);
    });

    it.each([
      ['a page of a captive portal', { type: 'answer', status: 200, body: PORTAL }],
      ['another’s JSON', { type: 'answer', status: 200, body: '{"ok":true}' }],
      ['an empty answer', { type: 'answer', status: 200, body: '' }],
      ['a status that nobody defined', { type: 'answer', status: 418, body: PORTAL }],
      ['a proxy that has no way', { type: 'answer', status: 502, body: PORTAL }],
    ] as const)('keeps everything when what comes back is %s', async (_, fault) => {
      await joined();
      onReports(fault);
      await turns(2);
      onReports(undefined);
      agent.advance(HOUR_S * 1.2);
      await turns(2);
      expect(await held()).toEqual([[[1, 4]]]);
      expect(agent.counts()).toEqual({ dropped: 0, refused: 0 });
    });

    it.each([400, 413, 422])(
      'sends fewer at once when a batch is answered with %i, until all is through',
      async (status) => {
        await joined();
        onReports({ type: 'dead' });
        await turns(5);
        between.fault = (path, body) =>
          path === REPORTS && (JSON.parse(body.toString('utf8')) as Batch).reports.length > 2
            ? { type: 'answer', status, body: ERROR }
            : undefined;
        await turns(TURNS_TO_DRAIN);
        expect(await held()).toEqual([[[1, 5 + TURNS_TO_DRAIN]]]);
        expect(agent.counts()).toEqual({ dropped: 0, refused: 0 });
      },
    );

    it('gives up a single report that can’t be read after three tries, counts it, and delivers the others', async () => {
      await joined();
      between.fault = (path, body) =>
        path === REPORTS && (JSON.parse(body.toString('utf8')) as Batch).reports.some(({ seq }) => seq === 2)
          ? { type: 'answer', status: 422, body: ERROR }
          : undefined;
      await turns(8);
      expect(await held()).toEqual([
        [
          [1, 1],
          [3, 8],
        ],
      ]);
      expect(agent.counts()).toEqual({ dropped: 0, refused: 1 });
      const tries = batches().filter(
        (seen) =>
          batchOf(seen)
            .reports.map(({ seq }) => seq)
            .join() === '2',
      );
      expect(tries).toHaveLength(3);
    });

    it('counts a report that the collector refuses, and does not send it again', async () => {
      await joined();
      await turns(1);
      onReports({ type: 'change', change: (body) => body.replace(/"busyMs":\d+/, '"busyMs":-1') });
      await turns(1);
      onReports(undefined);
      await turns(2);
      expect(await held()).toEqual([
        [
          [1, 1],
          [3, 4],
        ],
      ]);
      expect(agent.counts()).toEqual({ dropped: 0, refused: 1 });
      expect(batches().filter((seen) => batchOf(seen).reports.some(({ seq }) => seq === 2))).toHaveLength(1);
    });

    it('is taken at its word in kinds and keys that the collector does not know yet', async () => {
      await joined();
      onReports({ type: 'change', change: (body) => body.replace('"kind":"', '"mood":1,"kind":"x-') });
      await turns(1);
      onReports(undefined);
      expect(await held()).toEqual([[[1, 1]]]);
    });

    it.each([401, 403, 404, 426])('keeps everything after %i, and asks again in about an hour', async (status) => {
      await joined();
      onReports({ type: 'answer', status, body: ERROR });
      await turns(1);
      onReports(undefined);
      await turns(2);
      expect(batches()).toHaveLength(1);
      agent.advance(HOUR_S * 1.2);
      await turns(1);
      expect(await held()).toEqual([[[1, 4]]]);
    });

    it('stops for good once the collector has revoked it', async () => {
      await joined();
      onReports({ type: 'answer', status: 410, body: ERROR });
      for (let i = 0; i < 4; i++) {
        await turns(1);
        agent.advance(HOUR_S * 1.2);
      }
      // By http one page of a portal is not believed; three in a row, an hour apart, are.
      const asked = batches().length;
      expect(asked).toBeLessThanOrEqual(3);
      onReports(undefined);
      agent.advance(HOUR_S * 30);
      await turns(2);
      expect(batches()).toHaveLength(asked);
    });

    it.each([429, 503])('asks less and less often while it is answered with %i', async (status) => {
      await joined();
      onReports({ type: 'answer', status, body: ERROR, headers: { 'retry-after': '900' } });
      await turns(10);
      expect(batches().length).toBeLessThanOrEqual(5);
      onReports(undefined);
      agent.advance(HOUR_S * 1.2);
      await turns(1);
      expect(await held()).toEqual([[[1, 11]]]);
    });

    it('gives reports new numbers where the collector holds others under theirs', async (context) => {
      await joined();
      if (agent.keepCopy === undefined || agent.restoreCopy === undefined) return context.skip('it has no copies');
      await turns(1);
      agent.keepCopy();
      await turns(2);
      agent.restoreCopy();
      await turns(3);
      expect(batches().some(({ answer }) => answer.includes('"contradicted"'))).toBe(true);
      // Three before the copy was put back, and three after.
      expect((await held()).flat().reduce((sum, [from, to]) => sum + to - from + 1, 0)).toBe(6);
    });
  });
}

const OFFLINE_TURNS = 60;
const KILLED_TURNS = 13;

const batchOf = ({ body }: Seen) => JSON.parse(body.toString('utf8')) as Batch;

interface Replayed {
  readonly devices: readonly {
    readonly device: string;
    readonly reports: number;
    readonly acknowledged: readonly { readonly ranges: readonly Range[] }[];
  }[];
}
