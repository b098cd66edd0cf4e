import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeClock } from '@mach/ports/node';
import { memoryLog, seededRandom } from '@mach/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMeter } from '../../collector/src/adapters/prom-client.ts';
import { COUNTER_PC, NOW, smallFleet } from '../../collector/src/exposition/testing/small-fleet.ts';
import { DELIVERY_LIMITS } from '../../collector/src/outputs/delivery.ts';
import { startInfluxOutput } from '../../collector/src/outputs/influx.ts';
import type { Folded, FoldedBatch } from '../../collector/src/state/folded.ts';
import { findProgram, requires } from '../requirements.ts';
import { eventually, freePort, type Started, start } from '../support/programs.ts';

const influxd = requires('influxd');
const limits = { ...DELIVERY_LIMITS, gatherMs: 10, backoffMs: 20, backoffMsMax: 100 };

describe.skipIf(influxd.skip)(`a real InfluxDB ${influxd.reason}`, () => {
  let folder: string;
  let port: number;
  let server: Started;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mach-influx-'));
    port = await freePort();
    server = await startServer(folder, port, await freePort());
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('makes its database, holds what was written, and holds it once however often it is written', async () => {
    const output = await startOutput('first');
    output.fold(batchOf(0));
    output.fold(batchOf(0));
    await output.written(6);
    await output.stop();
    const [row] = await query('first', 'SELECT * FROM mach_memory');
    expect(row).toMatchObject({
      time: NOW,
      device: COUNTER_PC,
      commune_code: '00001',
      success: true,
      total_bytes: 4_294_967_296,
    });
    expect(await query('first', 'SELECT count(success) FROM mach_memory')).toMatchObject([{ count: 1 }]);
    expect(await query('first', 'SELECT rtt_median_ms, duration_ms, "check", target FROM mach_ping')).toMatchObject([
      { rtt_median_ms: 12.5, duration_ms: 1_250, check: 'ping.gateway', target: '192.168.1.1' },
    ]);
    expect(await query('first', 'SELECT free_bytes, target FROM mach_filesystem')).toMatchObject([
      { free_bytes: 1, target: 'Ổ đĩa, "C=":/' },
    ]);
  });

  it('waits while the server is away, keeps what room there is for, and goes on in order', async () => {
    await server.stop();
    const output = await startOutput('second', { ...limits, queuePointsMax: 30 });
    for (let minute = 0; minute < 20; minute++) output.fold(batchOf(minute));
    await output.until('mach_collector_output_failures_total', (value) => value > 0);
    server = await startServer(folder, port, await freePort());
    await output.written(30);
    await output.stop();
    expect(await query('second', 'SELECT count(success) FROM mach_memory')).toMatchObject([{ time: 0, count: 10 }]);
    const [first] = await query('second', 'SELECT first(success) FROM mach_memory');
    expect(first?.['time']).toBe(NOW + 10 * 60_000);
    expect(await output.value('mach_collector_output_points_dropped_total')).toBe(30);
    expect(output.log.lines.map(({ message }) => message)).toContain('InfluxDB takes points again');
  });

  it('drops the one point that is refused, and none beside it', async () => {
    const output = await startOutput('third');
    output.fold(batchOf(0));
    await output.written(3);
    await query('third', 'ALTER RETENTION POLICY autogen ON third DURATION 3650d', 'POST');
    const old = batchOf(1);
    output.fold({ ...old, readings: old.readings.map((each, i) => (i === 1 ? { ...each, at: 1_000 } : each)) });
    await output.written(5);
    await output.stop();
    expect(await output.value('mach_collector_output_points_dropped_total')).toBe(1);
    expect(await query('third', 'SELECT count(success) FROM mach_memory')).toMatchObject([{ count: 2 }]);
  });

  async function startOutput(database: string, bounds = limits) {
    const meter = createMeter();
    const log = memoryLog();
    let hook: (folded: Folded) => void = () => {};
    const state = smallFleet();
    const collector = {
      state: () => state,
      onFold(given: typeof hook) {
        hook = given;
        return () => {};
      },
    };
    const config = { url: `http://127.0.0.1:${port}`, database, createDatabase: true, pcs: 'readings' as const };
    const ports = { clock: nodeClock(), random: seededRandom(1), meter, log };
    const output = await startInfluxOutput(config, collector, ports, bounds);
    const value = async (name: string) => {
      const family = (await meter.collect()).find((each) => each.name === name);
      return family?.samples[0]?.value ?? 0;
    };
    const until = (name: string, isThere: (value: number) => boolean) =>
      eventually(name, async () => isThere(await value(name)) || undefined);
    return {
      log,
      value,
      until,
      stop: output.stop,
      written: (points: number) => until('mach_collector_output_points_written_total', (found) => found >= points),
      fold(batch: FoldedBatch) {
        const entry = { kind: 'collector', event: 'alive', version: '', position: 1, receivedAt: NOW } as const;
        hook({ type: 'entry', entry, batch });
      },
    };
  }

  async function query(database: string, q: string, method = 'GET') {
    const search = new URLSearchParams({ db: database, epoch: 'ms', q });
    const answer = await fetch(`http://127.0.0.1:${port}/query?${search}`, { method });
    const body = (await answer.json()) as {
      results: { series?: { columns: string[]; values: unknown[][] }[]; error?: string }[];
    };
    expect(body.results[0]?.error).toBeUndefined();
    const series = body.results[0]?.series?.[0];
    return (series?.values ?? []).map((row) => Object.fromEntries(row.map((cell, i) => [series?.columns[i], cell])));
  }
});

function batchOf(minute: number): FoldedBatch {
  const at = NOW + minute * 60_000;
  const common = { uptimeMs: 0, ok: true };
  return {
    device: COUNTER_PC,
    receivedAt: at,
    readings: [
      { at, estimated: false, reading: { ...common, kind: 'memory', values: { totalBytes: 4_294_967_296 } } },
      {
        at,
        estimated: false,
        reading: {
          ...common,
          kind: 'ping',
          id: 'ping.gateway',
          target: '192.168.1.1',
          durationMs: 1_250,
          values: { rttMedianMs: 12.5, way: 'icmp-command' },
        },
      },
      {
        at,
        estimated: false,
        reading: { ...common, kind: 'filesystem', target: 'Ổ đĩa, "C=":\\', values: { freeBytes: 1, totalBytes: 'x' } },
      },
    ],
  };
}

/** Debian's InfluxDB 1.x on ports and in folders of its own, ready when this resolves. */
async function startServer(folder: string, port: number, rpcPort: number): Promise<Started> {
  const file = join(folder, 'influxdb.conf');
  await writeFile(
    file,
    `reporting-disabled = true
bind-address = "127.0.0.1:${rpcPort}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
[http]
  bind-address = "127.0.0.1:${port}"
  log-enabled = false
[monitor]
  store-enabled = false
`,
  );
  const server = start(findProgram('influxd') ?? 'influxd', ['-config', file]);
  await eventually(
    'InfluxDB answers',
    async () => (await fetch(`http://127.0.0.1:${port}/ping`)).status === 204 || undefined,
  );
  return server;
}
