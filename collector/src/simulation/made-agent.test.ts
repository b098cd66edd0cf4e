import { createFleet, devicesOf, makeProvince, type Scenario } from '@mach/fleet';
import { createVirtualTime, seededRandom } from '@mach/ports/testing';
import { type AgentConfig, type Batch, batchShape, checker, type Reading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { createMadeAgent, type Told } from './made-agent.ts';
import type { Called, Decided, MadeCalls } from './made-calls.ts';
import { servicesIn } from './made-checks.ts';

const MINUTE_MS = 60_000;
/** Monday, 09:00 in Việt Nam. */
const START = Date.UTC(2026, 10, 23, 2);
const CONFIG: AgentConfig = {
  etag: 'one',
  reportEveryS: 60,
  sendEveryS: 300,
  checks: [
    { id: 'line.collector', kind: 'stamp', target: 'mach.example:8751', everyS: 15 },
    { id: 'portal', kind: 'http', target: 'https://portal.example/', everyS: 300 },
  ],
};
const province = makeProvince({
  seed: 'made agent',
  communes: [{ code: '00001', name: 'Xã Một', devices: 3 }],
  services: [],
  measuredOnly: true,
});
const made = devicesOf(province)[1];
if (made === undefined) throw new Error('a commune of three has a second device');
const device = { ...made, leftOn: true };

type Trouble = Scenario['faults'][number];
const at = (minute: number) => START + minute * MINUTE_MS;
const fault = (trouble: Partial<Trouble> & Pick<Trouble, 'type'>, from: number, to: number) =>
  ({ where: { province: true }, ...trouble, from: at(from), to: at(to) }) as Trouble;

/** Runs one agent for some minutes against a collector that answers as it is told. */
async function run(
  minutes: number,
  {
    faults = [],
    answer,
  }: {
    readonly faults?: readonly Trouble[];
    readonly answer?: (batch: Batch, ms: number) => Called<Decided> | undefined;
  } = {},
) {
  const time = createVirtualTime();
  const batches: { readonly ms: number; readonly batch: Batch }[] = [];
  const held = new Set<number>();
  const { clock } = time.machine({ wallAtStartMs: START }).program();
  const told: Told = {
    made: 0,
    acknowledged: 0,
    refused: 0,
    dropped: 0,
    requests: 0,
    failedRequests: 0,
    trouble: new Map(),
    unanswered: new Set(),
  };
  const unused = async () => ({ ok: false, why: 'not asked here' }) as const;
  const calls: MadeCalls = {
    ...{ enrol: unused, config: unused, session: unused },
    report: async (_identity, batch) => {
      const given = answer?.(batch, time.nowMs());
      if (given !== undefined) return given;
      batches.push({ ms: time.nowMs(), batch });
      for (const { seq } of batch.reports) held.add(seq);
      return {
        ok: true,
        value: { acknowledged: [...held].map((seq) => [seq, seq] as [number, number]), refused: [], configEtag: 'one' },
      };
    },
  };
  const agent = createMadeAgent({
    fleet: createFleet(province, { name: 'test', faults }),
    device,
    identity: { device: device.id, secret: 'secret' },
    config: CONFIG,
    services: servicesIn(CONFIG, {}, () => 100),
    calls,
    lookAtLine: async (_check, { dead }) =>
      dead
        ? { ok: false, failure: 'timeout', detail: 'nothing came back', values: { sent: 3, received: 0 } }
        : { ok: true, values: { sent: 1, received: 1, rttMedianMs: 20 } },
    clock,
    random: seededRandom('made agent'),
    told,
  });
  const ended = new AbortController();
  const running = agent.run(ended.signal);
  await time.runUntil(minutes * MINUTE_MS);
  ended.abort();
  await time.runUntil((minutes + 1) * MINUTE_MS);
  await running;
  const reports = batches.flatMap(({ batch }) => batch.reports);
  return { told, batches, reports, waiting: agent.waiting(), readings: reports.flatMap(({ readings }) => readings) };
}

const ofKind = (readings: readonly Reading[], kind: string) => readings.filter((each) => each.kind === kind);

describe('an undisturbed agent', () => {
  it('reports each minute, sends each five, and takes its leave with all that waits', async () => {
    const { told, batches, reports, waiting, readings } = await run(20);
    const check = checker(batchShape);
    for (const { batch } of batches) expect(check(batch).problems).toEqual([]);
    expect(reports.map(({ seq }) => seq)).toEqual(Array.from({ length: reports.length }, (_, i) => i + 1));
    expect(reports.length).toBeGreaterThanOrEqual(20);
    expect(batches.length).toBeGreaterThanOrEqual(5);
    expect(batches.length).toBeLessThanOrEqual(7);
    expect(batches.map(({ batch }) => batch.farewell === true)).toEqual([...batches.slice(1).map(() => false), true]);
    expect([told.acknowledged, told.refused, told.dropped, waiting]).toEqual([told.made, 0, 0, 0]);
    expect(ofKind(readings, 'http')).toHaveLength(4);
    expect(ofKind(readings, 'processor')).toHaveLength(1);
    expect(ofKind(readings, 'boots')).toHaveLength(1);
  });

  it('tells its looks at the line once a report, added up', async () => {
    const { reports } = await run(10);
    const looks = reports.map(({ readings }) => ofKind(readings, 'stamp'));
    expect(looks.every((each) => each.length <= 1)).toBe(true);
    const sent = looks.flat().reduce((sum, { values }) => sum + Number(values['sent']), 0);
    expect(sent).toBeGreaterThanOrEqual(38);
    expect(sent).toBeLessThanOrEqual(41);
  });
});

describe('while nothing gets through', () => {
  it('keeps all, asks nobody, and tells it when the line is back, soon and the newest first', async () => {
    const { told, batches, reports, waiting } = await run(20, { faults: [fault({ type: 'line-down' }, 5, 12)] });
    expect(batches.filter(({ ms }) => ms > 5 * MINUTE_MS && ms < 12 * MINUTE_MS)).toEqual([]);
    const back = batches.find(({ ms }) => ms >= 12 * MINUTE_MS);
    expect(back?.ms).toBeLessThan(12.6 * MINUTE_MS);
    expect(back?.batch.reports.at(-1)?.uptimeMs).toBeGreaterThan((back?.batch.sentUptimeMs ?? 0) - MINUTE_MS);
    const seqs = reports.map(({ seq }) => seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: told.made }, (_, i) => i + 1));
    expect(waiting).toBe(0);
    expect([told.failedRequests, told.trouble.size]).toEqual([0, 0]);
  });

  it('tells what fails at once, while it can', async () => {
    const { batches } = await run(10, {
      faults: [fault({ type: 'service-down', service: 'portal', how: 'refused' }, 2, 9)],
    });
    const first = batches.find(({ batch }) =>
      batch.reports.some(({ readings }) => readings.some(({ kind, ok }) => kind === 'http' && !ok)),
    );
    const failed = first?.batch.reports
      .flatMap(({ readings }) => readings)
      .find(({ kind, ok }) => kind === 'http' && !ok);
    expect(failed?.failure).toBe('refused');
    expect((first?.batch.sentUptimeMs ?? 0) - (failed?.uptimeMs ?? 0)).toBeLessThan(6_000);
  });

  it('is off in a power cut, and up again as another boot that counts an unclean stop', async () => {
    const { reports, batches } = await run(25, { faults: [fault({ type: 'power-cut' }, 5, 9)] });
    expect(reports.filter(({ wall }) => wall > at(5) && wall < at(9))).toEqual([]);
    const boots = new Set(batches.map(({ batch }) => batch.bootId));
    expect(boots.size).toBe(2);
    const stops = ofKind(
      reports.flatMap(({ readings }) => readings),
      'boots',
    ).map(({ values }) => values['uncleanStops']);
    expect(stops).toEqual([0, 1]);
    const late = batches.flatMap(({ batch }) =>
      batch.reports.filter(({ bootId }) => bootId !== undefined && bootId !== batch.bootId),
    );
    expect(late.every(({ wall }) => wall < at(5))).toBe(true);
  });
});

describe('answers that are none of its wishes', () => {
  it('waits as long as it is told', async () => {
    const asked: number[] = [];
    const { told, waiting } = await run(20, {
      answer: (_batch, ms) => {
        if (ms > 10 * MINUTE_MS) return undefined;
        asked.push(ms);
        return { ok: false, status: 503, why: 'full', retryAfterMs: 240_000 };
      },
    });
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(told.trouble.get('full')).toBe(asked.length);
    expect([told.acknowledged, waiting]).toEqual([told.made, 0]);
  });

  it('ends when it is revoked, and counts what waits', async () => {
    const { batches, told, waiting } = await run(20, { answer: () => ({ ok: false, status: 410, why: 'revoked' }) });
    expect(batches).toEqual([]);
    expect(told.requests).toBe(1);
    expect(waiting).toBe(told.made);
  });

  it('gives up what is refused, counts it, and goes on', async () => {
    const { told, waiting } = await run(12, {
      answer: (batch) => ({
        ok: true,
        value: {
          acknowledged: [],
          refused: batch.reports.map(({ seq }) => ({ seq, reason: 'odd' })),
          configEtag: 'one',
        },
      }),
    });
    expect([told.refused, told.acknowledged, waiting]).toEqual([told.made, 0, 0]);
    expect(told.trouble.get('odd')).toBe(told.made);
  });
});
