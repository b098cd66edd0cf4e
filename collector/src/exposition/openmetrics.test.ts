import { kinds } from '@mach/probes';
import { describe, expect, it } from 'vitest';
import { createMeter } from '../adapters/prom-client.ts';
import { type DeviceTelemetry, type FleetState, type RegisteredDevice, readingKey } from '../state/fleet-state.ts';
import { createCatalogue } from './catalogue.ts';
import { summariseCommunes } from './commune-rows.ts';
import { devicesByUnit } from './devices-by-unit.ts';
import type { DeviceFindings } from './findings.ts';
import { EXPOSITION_LIMITS, type Scope } from './snapshot.ts';
import { fullFleet } from './testing/full-fleet.ts';
import { parseOpenMetrics } from './testing/parse-openmetrics.ts';
import { smallFleet } from './testing/small-fleet.ts';
import { writeFleet } from './write-fleet.ts';
import { writeOwn } from './write-own.ts';

/** What people and machines really call things, and what somebody might try. */
const ODD = [
  'Kết nối "LAN"',
  'C:\\',
  'two\nlines',
  '\u202eright to left\u202c',
  '"} 1\nmach_device_up{device="forged"} 1\n# EOF',
  `${'đ'.repeat(299)}\ud83d\ude00`,
  '',
];
const measured = [...kinds.values()];
const found: DeviceFindings = {
  conditions: [{ code: 'disk-nearly-full', level: 'failing', component: 'disk', parameters: {} }],
  recoverableMinutesPerMonth: 120.5,
};

describe('OpenMetrics is strictly right', () => {
  it.each<[string, Scope, FleetState]>([
    ['for a commune', { type: 'commune', code: '00001' }, oddFleet()],
    ['for the fleet', { type: 'devices' }, oddFleet()],
    ['for the province', { type: 'province' }, smallFleet()],
  ])('%s', (_, scope, state) => {
    const families = parseOpenMetrics(scrape(scope, state));
    expect(families.size).toBeGreaterThan(10);
    for (const [name, { type }] of families) expect([name, type]).toEqual([name, expectedType(name)]);
  });

  it('for the collector and its communes', async () => {
    const meter = createMeter();
    meter.observe('httpSeconds', 0.1, { route: '/metrics' });
    meter.set('unknownNames', 2, { name: 'kind "x"\n\\' });
    const own = [
      ...writeOwn(
        await meter.collect(),
        summariseCommunes(smallFleet(), () => found),
        smallFleet(),
        'openmetrics',
      ),
    ];
    const families = parseOpenMetrics(Buffer.concat(own).toString());
    expect(families.get('mach_collector_http_request_duration_seconds')?.type).toBe('histogram');
    expect(families.get('mach_collector_unknown_names')?.samples[0]?.labels.get('name')).toBe('kind "x"\n\\');
    expect(families.get('mach_commune_devices')?.samples).toHaveLength(10);
    expect(families.get('mach_site_info')?.samples[0]?.labels.get('site_name')).toBe('Trụ sở');
  });
});

it('a label gives back what it was made of, however odd', () => {
  const families = parseOpenMetrics(scrape({ type: 'devices' }, oddFleet()));
  const targets = new Set(families.get('probe_success')?.samples.map(({ labels }) => labels.get('target')));
  for (const odd of ODD) expect(targets).toContain(odd.slice(0, 300).toWellFormed());
  expect(families.get('mach_device_up')?.samples.map(({ labels }) => labels.get('device'))).not.toContain('forged');
});

describe('the parser of this test', () => {
  it.each([
    ['no end', '# TYPE a gauge\na 1\n'],
    ['text after the end', '# EOF\n# TYPE a gauge\n'],
    ['a family in two pieces', '# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\na{x="1"} 1\n# EOF\n'],
    ['a sample before its type', 'a 1\n# TYPE a gauge\n# EOF\n'],
    ['a counter without its suffix', '# TYPE a counter\na 1\n# EOF\n'],
    ['a series twice', '# TYPE a gauge\na{x="1",y="2"} 1\na{y="2",x="1"} 1\n# EOF\n'],
    ['a quote in a label', '# TYPE a gauge\na{x="""} 1\n# EOF\n'],
    ['a wrong escape', '# TYPE a gauge\na{x="\\t"} 1\n# EOF\n'],
    ['a number of another language', '# TYPE a gauge\na 0x10\n# EOF\n'],
  ])('refuses %s', (_, text) => {
    expect(() => parseOpenMetrics(text)).toThrow();
  });
});

function scrape(scope: Scope, state: FleetState): string {
  const byUnit = devicesByUnit(state);
  const catalogue = createCatalogue(measured);
  const limits = EXPOSITION_LIMITS;
  const chunks = writeFleet({ state, byUnit, catalogue, findings: () => found, scope, format: 'openmetrics', limits });
  return Buffer.concat([...chunks]).toString();
}

/** Names ending in `_total` are counters; borrowed counters without it are of type unknown. */
function expectedType(family: string): string {
  const declared = new Map(createCatalogue(measured).families.map(({ name, type }) => [name, type]));
  if (declared.get(family) === 'counter') return 'unknown';
  return family === 'mach_device_reports' || declared.get(`${family}_total`) === 'counter' ? 'counter' : 'gauge';
}

/** Every value that is declared, with a part or target of each odd name, and odd names of the device itself. */
function oddFleet(): FleetState {
  const state = fullFleet(measured, ODD.length, ODD.length);
  const devices = new Map<string, RegisteredDevice>();
  for (const device of state.registry.devices.values()) {
    const odd = ODD[device.number - 1] ?? '';
    devices.set(device.id, { ...device, assetTag: odd, siteId: odd });
  }
  const communes = new Map(
    [...state.communes].map(([code, commune]) => [
      code,
      { devices: new Map([...commune.devices].map(([id, telemetry]) => [id, withOddParts(telemetry)])) },
    ]),
  );
  return { ...state, registry: { ...state.registry, devices }, communes };
}

function withOddParts(telemetry: DeviceTelemetry): DeviceTelemetry {
  const readings = [...telemetry.readings.values()].map((reading) => {
    const part = /^part-(\d+)$/.exec(reading.target ?? '')?.[1];
    return part === undefined ? reading : { ...reading, target: ODD[Number(part)] ?? '' };
  });
  return { ...telemetry, readings: new Map(readings.map((reading) => [readingKey(reading), reading])) };
}
