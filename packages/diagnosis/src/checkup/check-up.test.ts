import { describe, expect, it } from 'vitest';
import { GB, GIB } from '../testing/made-up.ts';
import type { CheckReading } from './check-terms.ts';
import { checkUp, stepOfCause } from './check-up.ts';

const read = (kind: string, values: CheckReading['values'], more: Partial<CheckReading> = {}): CheckReading => ({
  kind,
  ok: true,
  values,
  ...more,
});
const failed = (kind: string, failure: string, values = {}) => read(kind, values, { ok: false, failure });
const disk = (freeBytes: number, target = '/') => read('filesystem', { totalBytes: 250 * GB, freeBytes }, { target });
const smart = (values: CheckReading['values']) =>
  read(
    'disk-health',
    { vendorVerdict: 'passed', medium: 'hdd', reallocatedSectors: 0, pendingSectors: 0, ...values },
    { target: 'sda' },
  );

const gateway = read('gateway', { address: '192.168.1.1', macHash: 'x' });
const silentGateway = read('gateway', { address: '192.168.1.1' });
const lostPing = failed('ping', 'timeout', { sent: 3, received: 0 });
const well = [
  gateway,
  read('http', { status: 200 }),
  read('dns', { records: 1 }, { target: 'mach.example.vn' }),
  read('memory', { totalBytes: 8 * GIB, availableBytes: 4 * GIB }),
  disk(120 * GB),
  read('cpu', { load1: 0.5, cpus: 2 }),
];
const but = (...changed: CheckReading[]) => [
  ...well.filter(({ kind }) => changed.every((other) => other.kind !== kind)),
  ...changed,
];
const wlan = { target: 'Wi-Fi' };
const slowCable = [
  read('network', { linkUp: true, speedMbps: 100, duplex: 'full' }, { target: 'eth0' }),
  read('network-card', { cardKind: 'wired', virtual: false, maxSpeedMbps: 1_000 }, { target: 'eth0' }),
];
const oldCard = [
  read('network', { linkUp: true, speedMbps: 100, duplex: 'full' }, { target: 'eth0' }),
  read('network-card', { cardKind: 'wired', virtual: false, maxSpeedMbps: 100 }, { target: 'eth0' }),
];
const twoServers = ['192.168.1.1', '192.168.1.254'].map((target) =>
  read('dhcp', { answered: true, macHash: target }, { target }),
);
const train = (sent: number, received: number) => read('ping', { sent, received });
const lan = (values: CheckReading['values']) => read('local-network', values);
const lossy = { gatewayPackets: 400, gatewayLossRatio: 0.06, gatewayLossyTrains: 9 };
const noAnswer = [failed('http', 'timeout'), failed('dns', 'timeout')];

describe('one cause and one next step', () => {
  it.each([
    ['all is well', well, 'good', 'nothing-found', 'nothing'],
    ['the cable is out', but(failed('gateway', 'not-found'), ...noAnswer), 'critical', 'no-network', 'check-cable'],
    ['the router is off', but(silentGateway, lostPing, ...noAnswer), 'critical', 'router-silent', 'check-router'],
    ['the Wi-Fi is weak', but(read('wifi', { signalDbm: -79 }, wlan)), 'warning', 'wifi-weak', 'move-nearer'],
    ['the cable carries 100 Mbit/s', but(...slowCable), 'warning', 'network-link-slow', 'change-cable'],
    ['another box gives out addresses', but(...twoServers), 'warning', 'second-dhcp-server', 'tell-it-lan'],
    ['two have the router’s address', but(lan({ gatewayOwners: 2 })), 'warning', 'address-conflict', 'tell-it-lan'],
    ['a train loses packets', but(train(10, 7)), 'warning', 'lan-loss', 'change-cable'],
    ['the LAN loses packets', but(lan(lossy)), 'warning', 'lan-loss', 'change-cable'],
    ['the line is dead', but(...noAnswer), 'critical', 'names-unanswered', 'tell-it-line'],
    [
      'the resolver is broken',
      but(failed('dns', 'bad-reply'), failed('http', 'unreachable')),
      'critical',
      'names-unanswered',
      'tell-it-line',
    ],
    [
      'the name is gone',
      but(failed('dns', 'not-found'), failed('http', 'not-found')),
      'critical',
      'name-unknown',
      'tell-it-names',
    ],
    ['nothing comes back', but(failed('http', 'timeout')), 'critical', 'collector-unreachable', 'tell-it-line'],
    ['the collector refuses', but(failed('http', 'refused')), 'warning', 'collector-not-serving', 'carry-on'],
    ['the collector is in trouble', but(read('http', { status: 503 })), 'warning', 'collector-not-serving', 'carry-on'],
    [
      'little memory is left',
      but(read('memory', { totalBytes: 8 * GIB, availableBytes: GIB / 4 })),
      'warning',
      'memory-nearly-exhausted',
      'close-programs',
    ],
    ['a disk is low', but(disk(15 * GB)), 'warning', 'disk-nearly-full', 'free-disk'],
    ['a disk is full', but(disk(GB / 10)), 'critical', 'disk-nearly-full', 'free-disk'],
    ['a disk fails', but(smart({ pendingSectors: 48 })), 'critical', 'disk-failing', 'save-data'],
    ['a disk says so itself', but(smart({ vendorVerdict: 'failed' })), 'critical', 'disk-failing', 'save-data'],
    ['a disk is at risk', but(smart({ reallocatedSectors: 1 })), 'warning', 'disk-at-risk', 'save-data-soon'],
    ['a disk is sound', but(smart({})), 'good', 'nothing-found', 'nothing'],
    ['no disk tells of itself', but(failed('disk-health', 'not-found')), 'good', 'nothing-found', 'nothing'],
    ['the PC is busy', but(read('cpu', { load1: 9, cpus: 2 })), 'warning', 'processor-busy', 'wait-busy'],
    ['nothing is readable', [], 'unknown', 'not-measured', 'check-again'],
  ] as const)('when %s', (_name, readings, overall, cause, nextStep) => {
    const found = checkUp({ readings, hasCollector: true });
    expect(found).toMatchObject({ overall, cause, nextStep });
    // Whoever hears the code by phone is told the same.
    expect(stepOfCause(found.cause)).toBe(found.nextStep);
  });

  it('names the nearest trouble on the way out before a full disk, and a full disk before a busy PC', () => {
    const busy = read('cpu', { load1: 9, cpus: 2 });
    const all = but(failed('gateway', 'not-found'), ...noAnswer, disk(0), busy);
    expect(checkUp({ readings: all, hasCollector: true }).cause).toBe('no-network');
    expect(checkUp({ readings: but(disk(0), busy), hasCollector: true }).cause).toBe('disk-nearly-full');
  });

  it('names a busy PC before a link that could be faster', () => {
    const readings = but(...slowCable, read('cpu', { load1: 9, cpus: 2 }));
    expect(checkUp({ readings, hasCollector: true }).cause).toBe('processor-busy');
  });

  it('says nothing of one packet that was lost, and of a gateway that does not answer', () => {
    for (const each of [train(10, 9), train(3, 1), train(10, 0)]) {
      expect(checkUp({ readings: but(each), hasCollector: true }).overall).toBe('good');
    }
  });

  it('says nothing of a card that can do no more than it does', () => {
    expect(checkUp({ readings: but(...oldCard), hasCollector: true }).overall).toBe('good');
  });

  it('names a dead line before a weak Wi-Fi', () => {
    const readings = but(read('wifi', { signalDbm: -79 }, wlan), ...noAnswer);
    expect(checkUp({ readings, hasCollector: true }).cause).toBe('names-unanswered');
  });

  it('names a busy PC before a collector that does not serve', () => {
    const readings = but(failed('http', 'refused'), read('cpu', { load1: 9, cpus: 2 }));
    expect(checkUp({ readings, hasCollector: true }).cause).toBe('processor-busy');
  });

  it('works before joining', () => {
    const local = well.filter(({ kind }) => kind !== 'http' && kind !== 'dns');
    expect(checkUp({ readings: local, hasCollector: false })).toMatchObject({
      overall: 'good',
      nextStep: 'join-first',
    });
  });
});

describe('a disk that fails', () => {
  it('is told before one that is full, also where nothing is known of its room, and is named', () => {
    const failing = smart({ pendingSectors: 48, model: 'WDC WD10' });
    for (const readings of [but(disk(0), failing), [...well.filter(({ kind }) => kind !== 'filesystem'), failing]]) {
      const found = checkUp({ readings, hasCollector: true }).topics.find(({ topic }) => topic === 'disk');
      expect(found).toMatchObject({ finding: 'disk-failing', values: { disk: 'sda', model: 'WDC WD10' } });
    }
  });

  it('at risk is told before one that is nearly full, and after one that is full', () => {
    const atRisk = smart({ reallocatedSectors: 1 });
    expect(checkUp({ readings: but(disk(15 * GB), atRisk), hasCollector: true }).cause).toBe('disk-at-risk');
    expect(checkUp({ readings: but(disk(0), atRisk), hasCollector: true }).cause).toBe('disk-nearly-full');
  });
});

describe('what was come for and could not be measured', () => {
  const memory = well.filter(({ kind }) => kind === 'memory');
  const without = (...kinds: string[]) => well.filter(({ kind }) => !kinds.includes(kind));
  const busy = read('cpu', { load1: 9, cpus: 2 });

  it.each([
    ['all of it but the memory', memory],
    ['the network', without('gateway')],
    ['the way to the province', without('http')],
    ['the memory', without('memory')],
    ['the disk', without('filesystem')],
    ['the processor', without('cpu')],
  ])('makes no good PC of one that was to be checked in full: %s', (_, readings) => {
    expect(checkUp({ readings, hasCollector: true })).toMatchObject({ overall: 'unknown', cause: 'partly-measured' });
  });

  it('comes after a trouble where everything was asked', () => {
    expect(checkUp({ readings: [busy, ...memory], hasCollector: true }).cause).toBe('processor-busy');
  });

  it('comes before a trouble of something else, and after one that stops all work', () => {
    const printing = { hasCollector: true, wish: 'printing' } as const;
    expect(checkUp({ readings: but(busy), ...printing })).toMatchObject({
      overall: 'unknown',
      cause: 'partly-measured',
      nextStep: 'tell-it-code',
    });
    const printers = read('peripherals', { installedPrinters: 0, scanners: 1, printJobs: 0, defaultPrinter: 'none' });
    expect(checkUp({ readings: but(busy, printers), ...printing }).cause).toBe('no-printer');
    expect(checkUp({ readings: but(failed('gateway', 'not-found'), ...noAnswer), ...printing }).cause).toBe(
      'no-network',
    );
  });

  it('leaves the trouble of something else where all of it was measured', () => {
    const printers = read('peripherals', { installedPrinters: 1, scanners: 1, printJobs: 0, defaultPrinter: 'ready' });
    expect(checkUp({ readings: but(busy, printers), hasCollector: true, wish: 'printing' }).cause).toBe(
      'processor-busy',
    );
  });
});

describe('what one PC cannot know', () => {
  it('leaves line, carrier, data network and collector open when nothing comes back', () => {
    const { possibleCauses } = checkUp({ readings: but(failed('http', 'timeout')), hasCollector: true });
    expect(possibleCauses).toEqual(['line', 'isp', 'data-network', 'collector']);
  });

  it.each([
    ['keeps silent while what lies behind it answers', but(silentGateway, lostPing)],
    ['does not answer to ping while its MAC is known', but(gateway, lostPing)],
    ['is not there, but the collector is reached', but(failed('gateway', 'not-found'))],
  ])('says nothing against a router that %s', (_name, readings) => {
    expect(checkUp({ readings, hasCollector: true }).overall).toBe('good');
  });

  it('says nothing against a resolver that does not know a name of the hosts file', () => {
    expect(checkUp({ readings: but(failed('dns', 'not-found')), hasCollector: true }).overall).toBe('good');
  });
});
