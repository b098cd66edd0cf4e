import { checker, type Reading, readingShape } from '@mach/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFleet } from './fleet.ts';
import { devicesOf, type FleetDevice, makeProvince } from './province.ts';
import { NO_FAULTS, type Scenario, type Trouble } from './scenario.ts';

const HOUR_MS = 3_600_000;
/** Monday 2026-11-23, 09:00 in Vietnam. */
const MONDAY_9 = Date.UTC(2026, 10, 23, 2);
const province = makeProvince({ seed: 'fleet test', communes: 6 });
const calm = createFleet(province, NO_FAULTS);
const devices = devicesOf(province);
const office = devices.find(({ role, wireless }) => role === 'office' && !wireless) as FleetDevice;

const COUNTERS: Readonly<Record<string, readonly string[]>> = {
  cpu: ['busyMs', 'waitMs', 'totalMs'],
  memory: ['majorFaults'],
  'disk-io': ['readBytes', 'writtenBytes', 'readOps', 'writeOps', 'readWaitMs', 'writeWaitMs', 'busyMs'],
  network: ['receivedBytes', 'sentBytes', 'receiveErrors', 'sendErrors', 'receiveDrops', 'sendDrops', 'carrierChanges'],
};

function under(trouble: Trouble, device: FleetDevice = office) {
  const scenario: Scenario = {
    name: trouble.type,
    faults: [{ ...trouble, where: { site: device.siteId }, from: MONDAY_9, to: MONDAY_9 + HOUR_MS }],
  };
  return createFleet(province, scenario);
}

const find = (readings: readonly Reading[], kind: string, target?: string) =>
  readings.find((reading) => reading.kind === kind && (target === undefined || reading.target === target));

describe('readings', () => {
  it('are the same for the same seed, device and moment, and others for another seed', () => {
    const again = createFleet(makeProvince({ seed: 'fleet test', communes: 6 }), NO_FAULTS);
    expect(again.readingsAt(office, HOUR_MS, MONDAY_9)).toEqual(calm.readingsAt(office, HOUR_MS, MONDAY_9));
    const other = makeProvince({ seed: 'another', communes: 6 });
    expect(devicesOf(other).map(({ id }) => id)).not.toContain(office.id);
  });

  it('keep to the wire for every device', () => {
    const check = checker(readingShape);
    for (const device of devices) {
      for (const reading of calm.readingsAt(device, 3 * HOUR_MS, MONDAY_9)) {
        expect({ problems: check(reading).problems, device: device.label }).toEqual({
          problems: [],
          device: device.label,
        });
      }
    }
  });

  it('have counters that never fall within a boot, whatever breaks', () => {
    const troubles: Trouble[] = [
      { type: 'processor-busy', busyShare: 0.7 },
      { type: 'memory-short', availableBytes: 50_000_000 },
      { type: 'disk-slow', waitMs: 400 },
      { type: 'lan-poor', lossRatio: 0.3 },
    ];
    const faults = troubles.map((trouble, hour) => ({
      ...trouble,
      where: { province: true } as const,
      from: MONDAY_9 + hour * HOUR_MS,
      to: MONDAY_9 + (hour + 2) * HOUR_MS,
    }));
    const fleet = createFleet(province, { name: 'all of it', faults });
    const stretch = fc.tuple(fc.nat(devices.length - 1), fc.nat(9 * HOUR_MS), fc.nat(HOUR_MS));
    fc.assert(
      fc.property(stretch, ([index, uptimeMs, laterMs]) => {
        const device = devices[index] as FleetDevice;
        const before = fleet.vitalsAt(device, uptimeMs, MONDAY_9 + uptimeMs);
        const after = fleet.vitalsAt(device, uptimeMs + laterMs, MONDAY_9 + uptimeMs + laterMs);
        for (const [kind, names] of Object.entries(COUNTERS)) {
          for (const name of names) {
            expect(Number(find(after, kind)?.values[name])).toBeGreaterThanOrEqual(
              Number(find(before, kind)?.values[name]),
            );
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('show a busier processor in working hours than at night', () => {
    const busyShare = (wall: number) => {
      const busy = (at: number) =>
        Number(find(calm.vitalsAt(office, at - MONDAY_9 + 20 * HOUR_MS, at), 'cpu')?.values['busyMs']);
      return busy(wall + HOUR_MS) - busy(wall);
    };
    expect(busyShare(MONDAY_9)).toBeGreaterThan(4 * busyShare(MONDAY_9 + 14 * HOUR_MS));
  });
});

describe('a fault shows in the readings where it should, and only while it stands', () => {
  const gateway = '192.168.1.1';
  const portal = 'https://cong-quoc-gia.example/';
  const documents = 'https://van-ban.tinh-vi-du.example/';
  it.each<{ trouble: Trouble; bad: string[]; good: string[] }>([
    { trouble: { type: 'router-down' }, bad: [gateway, 'anchor.example', portal, documents], good: [] },
    { trouble: { type: 'line-down' }, bad: ['anchor.example', portal], good: [gateway] },
    { trouble: { type: 'isp-down' }, bad: ['anchor.example', portal], good: [gateway] },
    { trouble: { type: 'data-network-down' }, bad: [documents], good: [gateway, 'anchor.example', portal] },
    { trouble: { type: 'service-down', service: 'national-portal', how: 'refused' }, bad: [portal], good: [documents] },
    {
      trouble: { type: 'service-slow', service: 'national-portal', processingMs: 9_000 },
      bad: [portal],
      good: [documents],
    },
    { trouble: { type: 'dns-down' }, bad: [portal, documents], good: [gateway] },
  ])('$trouble.type', ({ trouble, bad, good }) => {
    const fleet = under(trouble);
    const isOk = (target: string, wall: number) =>
      fleet.watchedAt(office, HOUR_MS, wall).find((reading) => reading.target === target)?.ok;
    for (const target of bad) expect([target, isOk(target, MONDAY_9)]).toEqual([target, false]);
    for (const target of good) expect([target, isOk(target, MONDAY_9)]).toEqual([target, true]);
    for (const target of bad) expect([target, isOk(target, MONDAY_9 + HOUR_MS)]).toEqual([target, true]);
  });

  it('a poor LAN loses about as many packets as it says and lowers the link', () => {
    const fleet = under({ type: 'lan-poor', lossRatio: 0.3, speedMbps: 100 });
    const losses = Array.from({ length: 100 }, (_, i) =>
      fleet.watchedAt(office, HOUR_MS + i * 15_000, MONDAY_9 + i * 15_000),
    );
    const mean =
      losses.reduce((sum, readings) => sum + Number(find(readings, 'ping', gateway)?.values['lossRatio']), 0) / 100;
    expect(mean).toBeGreaterThan(0.25);
    expect(mean).toBeLessThan(0.35);
    expect(find(fleet.vitalsAt(office, HOUR_MS, MONDAY_9), 'network')?.values['speedMbps']).toBe(100);
  });
});

describe('what a device is told to ask', () => {
  const service = { id: 'portal', processingMs: 100 };
  const page = (fleet: ReturnType<typeof createFleet>, name: 'static' | 'application') =>
    fleet.answerAt(office, HOUR_MS, MONDAY_9, {
      ...{ kind: 'http', id: `portal.${name}`, target: 'https://portal.example/', way: 'internet' },
      ...{ service, page: name },
    });

  it('tells an application that is down from its static page', () => {
    const fleet = under({ type: 'service-down', service: 'portal', how: 'error-status', page: 'application' });
    expect(page(fleet, 'static')).toMatchObject({ ok: true, id: 'portal.static', values: { status: 200 } });
    expect(page(fleet, 'application')).toMatchObject({ ok: false, failure: 'bad-reply', values: { status: 503 } });
  });

  it('fails with a certificate that has run out', () => {
    const fleet = under({ type: 'certificate-expired', service: 'portal' });
    expect(page(fleet, 'static')).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('fails whatever is asked where the agent misreports, though its way is open', () => {
    const fleet = under({ type: 'pc-misreports' });
    const check = { kind: 'tcp', target: 'mach.example:443', way: 'collector' } as const;
    expect(fleet.answerAt(office, HOUR_MS, MONDAY_9, check).ok).toBe(false);
    expect(fleet.pathAt(office, HOUR_MS, MONDAY_9, 'collector').dead).toBe(false);
  });

  it.each([
    ['line-down', { internet: true, 'data-network': false, collector: true }],
    ['data-network-down', { internet: false, 'data-network': true, collector: false }],
    ['uplink-down', { internet: false, 'data-network': false, collector: true }],
    ['router-stuck', { internet: true, 'data-network': true, collector: true }],
  ] as const)('has the ways dead that lie behind what broke: %s', (type, dead) => {
    const fleet = under({ type });
    for (const [way, isDead] of Object.entries(dead))
      expect([way, fleet.pathAt(office, HOUR_MS, MONDAY_9, way as 'internet').dead]).toEqual([way, isDead]);
  });
});

describe('people', () => {
  const pressesIn = (fleet: ReturnType<typeof createFleet>) =>
    devices.flatMap((device) =>
      Array.from({ length: 60 }, (_, minute) => fleet.isPressedAt(device, MONDAY_9 + minute * 60_000)).filter(Boolean),
    ).length;

  it('press on some PCs of a place that is slow, at most once in a quarter of an hour each, and nowhere else', () => {
    const where = { province: true } as const;
    const fault = { type: 'slow-behind-sign-in', where, from: MONDAY_9, to: MONDAY_9 + HOUR_MS } as const;
    const presses = pressesIn(createFleet(province, { name: 'slow', faults: [fault] }));
    expect(presses / (4 * devices.length)).toBeGreaterThan(0.03);
    expect(presses / (4 * devices.length)).toBeLessThan(0.09);
    expect(pressesIn(calm)).toBe(0);
  });
});

describe('presence', () => {
  it('has most PCs on at nine on Monday and few at night or on Sunday', () => {
    const share = (wall: number) =>
      devices.filter((device) => calm.bootAt(device, wall) !== undefined).length / devices.length;
    expect(share(MONDAY_9)).toBeGreaterThan(0.95);
    expect(share(MONDAY_9 + 14 * HOUR_MS)).toBeLessThan(0.25);
    expect(share(MONDAY_9 - 24 * HOUR_MS)).toBeLessThan(0.25);
  });

  it('ends all boots of a site at a power cut and begins new ones after it', () => {
    const fleet = under({ type: 'power-cut' });
    const site = devices.filter(({ siteId }) => siteId === office.siteId);
    expect(site.every((device) => fleet.bootAt(device, MONDAY_9 + HOUR_MS / 2) === undefined)).toBe(true);
    const after = MONDAY_9 + HOUR_MS + 300_000;
    expect(site.every((device) => (fleet.bootAt(device, after) ?? 0) > MONDAY_9 + HOUR_MS)).toBe(true);
  });

  it.each([
    ['power-cut', { clean: 0, unclean: 1 }],
    ['switched-off', { clean: 1, unclean: 0 }],
  ] as const)('counts how a boot ended: %s', (type, ended) => {
    const fleet = under({ type });
    const stops = (wall: number) =>
      find(fleet.bootsAt(office, wall - (fleet.bootAt(office, wall) ?? wall), wall), 'boots')?.values;
    const [before, after] = [stops(MONDAY_9 - 60_000), stops(MONDAY_9 + HOUR_MS + 300_000)];
    const grew = (name: string) => Number(after?.[name]) - Number(before?.[name]);
    expect({ clean: grew('cleanStops'), unclean: grew('uncleanStops') }).toEqual(ended);
  });

  it('takes the link of those that are plugged into a switch without power', () => {
    const fleet = under({ type: 'lan-down', how: 'switch' });
    expect(find(fleet.vitalsAt(office, HOUR_MS, MONDAY_9), 'network')?.values['linkUp']).toBe(false);
    expect(find(calm.vitalsAt(office, HOUR_MS, MONDAY_9), 'network')?.values['linkUp']).toBe(true);
  });

  it('cuts off from the collector whoever is behind a dead line', () => {
    expect(under({ type: 'line-down' }).reachesCollector(office, MONDAY_9)).toBe(false);
    expect(calm.reachesCollector(office, MONDAY_9)).toBe(true);
  });
});
