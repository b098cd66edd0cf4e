import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kinds } from '@mach/probes';
import { describe, expect, it } from 'vitest';
import { createMeter } from '../../collector/src/adapters/prom-client.ts';
import { alertFamilies } from '../../collector/src/exposition/alert-families.ts';
import { borrowedNames } from '../../collector/src/exposition/borrowed-names.ts';
import { createCatalogue } from '../../collector/src/exposition/catalogue.ts';
import { summariseCommunes } from '../../collector/src/exposition/commune-rows.ts';
import { devicesByUnit } from '../../collector/src/exposition/devices-by-unit.ts';
import type { DeviceFindings } from '../../collector/src/exposition/findings.ts';
import { ownMetrics } from '../../collector/src/exposition/own-metrics.ts';
import { EXPOSITION_LIMITS, type Scope } from '../../collector/src/exposition/snapshot.ts';
import { fullFleet } from '../../collector/src/exposition/testing/full-fleet.ts';
import { smallFleet } from '../../collector/src/exposition/testing/small-fleet.ts';
import { writeFleet } from '../../collector/src/exposition/write-fleet.ts';
import { writeOwn } from '../../collector/src/exposition/write-own.ts';
import { requires } from '../requirements.ts';

const promtool = requires('promtool');
const measured = [...kinds.values()];
const found: DeviceFindings = {
  conditions: [{ code: 'disk-nearly-full', level: 'failing', component: 'disk', parameters: {} }],
  recoverableMinutesPerMonth: 120,
};

describe.skipIf(promtool.skip)(`promtool ${promtool.reason}`, () => {
  it.each<[string, Scope]>([
    ['a commune', { type: 'commune', code: '00001' }],
    ['the fleet', { type: 'devices' }],
    ['the province', { type: 'province' }],
  ])('has nothing against the devices of %s but the names that are kept on purpose', (_, scope) => {
    const state = scope.type === 'province' ? smallFleet() : fullFleet(measured, 3, 2);
    const catalogue = createCatalogue(measured);
    const pieces = writeFleet({
      state,
      byUnit: devicesByUnit(state),
      catalogue,
      findings: () => found,
      scope,
      format: 'text',
      limits: EXPOSITION_LIMITS,
    });
    const text = Buffer.concat([...pieces]).toString();
    const names = new Set(complaintsAbout(text).map((line) => line.split(' ', 1)[0]));
    const exposed = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    expect([...names].sort()).toEqual([...borrowedNames.keys()].filter((name) => exposed.has(name)).sort());
    if (scope.type !== 'province') {
      expect([...borrowedNames.keys()].filter((name) => !exposed.has(name))).toEqual([]);
      expect(catalogue.families.filter(({ name }) => !exposed.has(name)).map(({ name }) => name)).toEqual([]);
    }
  });

  it('has nothing against the collector and its communes', async () => {
    const meter = createMeter();
    meter.add('batches', 1, { status: 200 });
    meter.add('httpRequests', 1, { route: '/metrics', status: 200 });
    meter.observe('httpSeconds', 0.1, { route: '/metrics' });
    meter.set('unknownNames', 2, { name: 'kind smart' });
    meter.set('buildInfo', 1, { version: '0.1.0', runtime: 'node 24' });
    for (const key of ['outputWritten', 'outputDropped', 'outputFailures'] as const)
      meter.add(key, 1, { output: 'influx' });
    meter.set('outputQueued', 1, { output: 'influx' });
    meter.add('alertMessages', 1, { route: 'mail', outcome: 'delivered' });
    meter.add('alertAttemptsFailed', 1, { route: 'mail' });
    for (const key of ['alertOwed', 'alertDelivered'] as const) meter.set(key, 1, { route: 'mail' });
    meter.set('stampPackets', 1, { outcome: 'answered' });
    const communes = summariseCommunes(smallFleet(), () => found);
    const text = [...writeOwn(await meter.collect(), communes, smallFleet(), 'text')].join('');
    expect(complaintsAbout(text)).toEqual([]);
    for (const { name } of Object.values(ownMetrics)) expect(text).toContain(`# TYPE ${name} `);
  });

  it('takes the example configuration', () => {
    const file = fileURLToPath(new URL('../../dashboards/prometheus/prometheus.example.yml', import.meta.url));
    const checked = spawnSync('promtool', ['check', 'config', '--syntax-only', file], { encoding: 'utf8' });
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(0);
  });

  it('takes the example rules, and each metric of theirs is there', () => {
    const file = fileURLToPath(new URL('../../dashboards/prometheus/alerts.example.yml', import.meta.url));
    const checked = spawnSync('promtool', ['check', 'rules', file], { encoding: 'utf8' });
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(0);
    const there = [...Object.values(ownMetrics), ...alertFamilies].map(({ name }) => name);
    const named = readFileSync(file, 'utf8').match(/mach_[a-z_]+/g) ?? [];
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
  });
});

/** One line a finding; a text that can't be read at all is a failure of the test. */
function complaintsAbout(text: string): readonly string[] {
  const checked = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  const lines = checked.stderr.split('\n').filter((line) => line !== '');
  expect(lines.filter((line) => line.startsWith('error'))).toEqual([]);
  return lines;
}
