import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome, PartOutcome } from '@mach/probes';
import { sensors } from '@mach/probes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiresThat } from '../requirements.ts';
import { freePort } from '../support/programs.ts';
import { NUT_PROGRAMS, nutCommand, writeNutConfig } from '../support/server-programs.ts';
import { startServer } from './support/real-server.ts';
import { realPorts } from './support/run-probe.ts';

const needs = requiresThat(
  ['upsd', 'dummy-ups'].every((program) => existsSync(join(NUT_PROGRAMS, program))),
  'nut-server is not installed; "npm run test:setup" installs it',
);
const ups = sensors.find(({ name }) => name === 'ups');

async function read(nutPort: number): Promise<readonly PartOutcome[]> {
  // The kernel of this machine may know a UPS of its own.
  const ports = realPorts({ roots: { proc: '/nowhere', sys: '/nowhere' } });
  return (await ups?.run(ports, { nutPort, timeoutMs: 5_000 }, new AbortController().signal)) ?? [];
}

describe.skipIf(needs.skip)(`the sensor ups, against upsd ${needs.reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mach-ups-'));
  const running: AsyncDisposable[] = [];
  let port: number;
  const started = (isStarted: () => boolean | Promise<boolean>) => async (): Promise<Outcome> =>
    (await isStarted()) ? { ok: true, values: {} } : { ok: false, failure: 'refused', detail: 'not yet' };

  beforeAll(async () => {
    port = await freePort();
    const place = { folder, address: '127.0.0.1', port };
    const office = { 'battery.charge': '100', 'battery.runtime': '2079', 'battery.voltage': '13.5', 'ups.load': '15' };
    const cut = { 'battery.charge': '31', 'ups.load': '104', 'ups.test.result': 'Done and error' };
    writeNutConfig(place, {
      office: { ...office, 'ups.status': 'OL', 'ups.model': 'Back-UPS ES 650G2', 'input.voltage': '231.4' },
      counter: { ...cut, 'ups.status': 'OB DISCHRG OVER RB', 'ups.model': '"Offline \\"C\\" 500"' },
      // No driver is started for it.
      lost: { 'ups.status': 'OL' },
    });
    for (const name of ['office', 'counter']) {
      // It comes before what the driver tells.
      const isThere = started(() => existsSync(join(folder, `dummy-ups-${name}`)));
      running.push(await startServer(nutCommand(place, name), isThere));
    }
    const tells = started(
      async () => (await read(port)).filter(({ values }) => values?.['chargeRatio'] !== undefined).length === 2,
    );
    running.push(await startServer(nutCommand(place), tells));
  }, 60_000);
  afterAll(async () => {
    for (const each of running.reverse()) await each[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells a UPS on mains, one that runs from a spent battery, and that one could not be reached', async () => {
    const found = new Map((await read(port)).map((part) => [part.target, part]));
    expect([...found.keys()].sort()).toEqual(['counter', 'lost', 'office']);
    expect(found.get('office')?.values).toEqual({
      ...{ present: true, model: 'Back-UPS ES 650G2', chargeRatio: 1, runtimeMs: 2_079_000, loadRatio: 0.15 },
      ...{ inputVolts: 231.4, batteryVolts: 13.5, onBattery: false, replaceBattery: false, overloaded: false },
    });
    expect(found.get('counter')?.values).toEqual({
      ...{ present: true, model: 'Offline "C" 500', chargeRatio: 0.31, loadRatio: 1.04 },
      ...{ onBattery: true, replaceBattery: true, overloaded: true, testFailed: true },
    });
    expect(found.get('lost')).toMatchObject({ ok: false, failure: 'unreachable' });
  });
});

it('the sensor ups sees none where nobody listens', async () => {
  expect(await read(await freePort())).toEqual([{ ok: true, values: { present: false } }]);
});
