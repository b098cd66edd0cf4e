import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Sensor, sensors } from '@mach/probes';
import { checkOptions } from '@mach/wire';
import { afterAll, describe, expect, it } from 'vitest';
import { realPorts } from './support/run-probe.ts';

const optionsOf = (sensor: Sensor) => {
  const checked = checkOptions(sensor.options, {});
  if (!checked.ok) throw new Error('defaults do not pass');
  return checked.values;
};
const read = (sensor: Sensor, ports = realPorts()) =>
  sensor.run(ports, optionsOf(sensor), new AbortController().signal);

describe.each(sensors.map((sensor) => [sensor.name, sensor] as const))('%s on this machine', (_, sensor) => {
  it('gives at least one reading, each part once, and only values that it declares', async () => {
    const parts = await read(sensor);
    expect(parts.length).toBeGreaterThan(0);
    expect(new Set(parts.map(({ target }) => target)).size).toBe(parts.length);
    const kinds = new Map(sensor.metrics.map((metric) => [metric.value, metric.kind]));
    for (const part of parts) {
      expect(part.target === undefined || sensor.targetLabel !== undefined).toBe(true);
      for (const [name, value] of Object.entries(part.values ?? {})) {
        const type = kinds.get(name) === 'text' ? 'string' : kinds.get(name) === 'flag' ? 'boolean' : 'number';
        expect({ [name]: typeof value }).toEqual({ [name]: type });
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
    }
  });
});

const linux = process.platform === 'linux';

describe.skipIf(!linux)('counters (Linux alone has /proc)', () => {
  it.each(['cpu', 'memory', 'disk-io', 'network', 'pressure'])('%s never falls', async (name) => {
    const sensor = sensors.find((candidate) => candidate.name === name) as Sensor;
    const [before, after] = [await read(sensor), await read(sensor)];
    for (const { value, kind } of sensor.metrics) {
      if (kind !== 'counter') continue;
      for (const [index, part] of before.entries()) {
        const [first, second] = [part.values?.[value], after[index]?.values?.[value]];
        if (first !== undefined) expect(Number(second)).toBeGreaterThanOrEqual(Number(first));
      }
    }
  });
});

describe('a recorded machine', () => {
  const root = mkdtempSync(join(tmpdir(), 'mach-machine-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const files: Record<string, string> = {
    'proc/stat': 'cpu  100 0 50 800 25 0 5 0 0 0\ncpu0 100 0 50 800 25 0 5 0 0 0\nprocs_running 3\n',
    'proc/loadavg': '0.50 0.40 0.30 3/100 999\n',
    'sys/class/hwmon/hwmon0/name': 'coretemp\n',
    'sys/class/hwmon/hwmon0/temp1_input': '61000\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const ports = realPorts({ roots: { proc: join(root, 'proc'), sys: join(root, 'sys') } });
  const named = (name: string) => sensors.find((sensor) => sensor.name === name) as Sensor;

  it('stands in for this one', async () => {
    expect(await read(named('cpu'), ports)).toMatchObject([{ ok: true, values: { busyMs: 1_550, runnable: 3 } }]);
    expect(await read(named('temperature'), ports)).toEqual([
      { ok: true, target: 'coretemp temp1', values: { celsius: 61 } },
    ]);
    expect(await read(named('memory'), ports)).toMatchObject([{ ok: false, failure: 'not-found' }]);
  });
});
