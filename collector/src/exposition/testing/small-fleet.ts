import type { LatestReading } from '@mach/wire';
import { type DeviceTelemetry, type FleetState, type RegisteredDevice, readingKey } from '../../state/fleet-state.ts';
import { noAlerts } from '../../state/fold-alert.ts';
import type { Measured } from '../catalogue.ts';

/** 2026-11-22 08:00 in Việt Nam. */
export const NOW = Date.UTC(2026, 10, 22, 1);
export const COUNTER_PC = '0'.repeat(31).concat('1');
export const SILENT_PC = '0'.repeat(31).concat('2');
export const NEW_PC = '0'.repeat(31).concat('3');
export const REVOKED_PC = '0'.repeat(31).concat('4');
export const PROVINCE_PC = '0'.repeat(31).concat('5');

/** Two communes of one province, five devices: up, silent, never heard, revoked, and the province's own. */
export function smallFleet(): FleetState {
  const devices = [
    device(COUNTER_PC, 1, { siteId: 'site-1', assetTag: 'TS "01"\\A', flags: ['clone-suspected'] }),
    device(SILENT_PC, 2, { role: 'office' }),
    device(NEW_PC, 3, { unitCode: '00002' }),
    device(REVOKED_PC, 4, { revokedAt: NOW - 1_000 }),
    device(PROVINCE_PC, 5, { unitCode: '92', role: 'server' }),
  ];
  return {
    position: 7,
    time: NOW,
    heartbeats: new Map(),
    traces: new Map(),
    silences: new Map(),
    usual: new Map(),
    offSpells: [],
    incidents: new Map(),
    presses: new Map(),
    prints: new Map(),
    alerts: noAlerts(),
    neighbours: new Map(),
    unknown: new Map([['kind smart', 3]]),
    seats: new Map([['site-1', { leader: COUNTER_PC, isDark: false, heardAgainAt: 0 }]]),
    registry: {
      salt: 'salt',
      provinceCode: '92',
      units: new Map([
        ['92', { code: '92', kind: 'province', name: 'Thành phố Cần Thơ' }],
        ['00001', { code: '00001', kind: 'commune', name: 'Xã Bình Sơn', parent: '92' }],
        ['00002', { code: '00002', kind: 'commune', name: 'Phường Ô Môn', parent: '92' }],
      ]),
      sites: new Map([['site-1', { id: 'site-1', unitCode: '00001', name: 'Trụ sở' }]]),
      lines: new Map(),
      assets: new Map(),
      posts: new Map(),
      services: new Map([
        [
          'portal',
          { id: 'portal', kind: 'portal', name: 'Cổng dịch vụ công', hosts: ['portal.example'], path: 'internet' },
        ],
      ]),
      servicesOfFile: [],
      reorganisations: [],
      daysOff: new Map(),
      planningFiles: new Map(),
      chosenServices: new Map(),
      alertRoutes: new Map(),
      devices: new Map(devices.map((found) => [found.id, found])),
      tokens: new Map(),
      reflectors: [],
      targets: [],
      outages: new Map(),
      meetings: new Map(),
      dayNotes: [],
      accounts: new Map(),
      plans: new Map(),
      lastDeviceNumber: 5,
    },
    communes: new Map([
      [
        '00001',
        {
          devices: new Map([
            [COUNTER_PC, telemetry(NOW - 30_000, true, counterReadings)],
            [SILENT_PC, telemetry(NOW - 7_200_000, false, counterReadings)],
            [REVOKED_PC, telemetry(NOW - 60_000, true, counterReadings)],
          ]),
        },
      ],
      [
        '92',
        {
          devices: new Map([
            [PROVINCE_PC, telemetry(NOW - 5_000, true, [pingReading('portal.example', 'ping.portal')])],
          ]),
        },
      ],
    ]),
  };
}

/** Three kinds with every form a value can take: times, bytes, counters, flags, texts, speeds, fixed labels. */
export const smallRegistry: readonly Measured[] = [
  {
    name: 'memory',
    type: 'sensor',
    metrics: [
      {
        value: 'totalBytes',
        unit: 'bytes',
        kind: 'gauge',
        reduce: 'last',
        help: 'memory',
        exposed: { name: 'mach_device_memory_bytes', type: 'gauge', help: 'Memory that the system sees.' },
      },
    ],
  },
  {
    name: 'network',
    type: 'sensor',
    targetLabel: 'interface',
    metrics: [
      {
        value: 'receivedBytes',
        unit: 'bytes',
        kind: 'counter',
        reduce: 'last',
        help: 'received',
        exposed: {
          name: 'mach_network_transfer_bytes_total',
          type: 'counter',
          labels: { direction: 'receive' },
          help: 'Bytes through a network card.',
        },
      },
      {
        value: 'sentBytes',
        unit: 'bytes',
        kind: 'counter',
        reduce: 'last',
        help: 'sent',
        exposed: {
          name: 'mach_network_transfer_bytes_total',
          type: 'counter',
          labels: { direction: 'send' },
          help: 'Bytes through a network card.',
        },
      },
      {
        value: 'linkUp',
        unit: 'none',
        kind: 'flag',
        reduce: 'last',
        help: 'link',
        exposed: { name: 'mach_network_link_up', type: 'gauge', help: 'Whether the card has a link.' },
      },
      {
        value: 'speedMbps',
        unit: 'megabits-per-second',
        kind: 'gauge',
        reduce: 'last',
        help: 'speed',
        exposed: { name: 'mach_network_speed_bytes', type: 'gauge', help: 'Bytes a second that the link can carry.' },
      },
      {
        value: 'duplex',
        unit: 'none',
        kind: 'text',
        reduce: 'last',
        help: 'duplex',
        exposed: { name: 'mach_network_info', type: 'info', label: 'duplex', help: 'What a network card is.' },
      },
    ],
  },
  {
    name: 'ping',
    type: 'probe',
    targetLabel: 'target',
    metrics: [
      {
        value: 'rttMedianMs',
        unit: 'ms',
        kind: 'gauge',
        reduce: 'mean',
        help: 'round trip',
        exposed: {
          name: 'probe_icmp_duration_seconds',
          type: 'gauge',
          labels: { phase: 'rtt' },
          help: 'Round trip of an echo.',
        },
      },
      {
        value: 'lossRatio',
        unit: 'ratio',
        kind: 'gauge',
        reduce: 'mean',
        help: 'loss',
        exposed: { name: 'mach_probe_icmp_loss_ratio', type: 'gauge', help: 'Share of echoes that did not come back.' },
      },
    ],
  },
];

export function pingReading(target: string, id: string, more: Partial<LatestReading> = {}): LatestReading {
  const values = { rttMedianMs: 12.5, lossRatio: 0 };
  return { kind: 'ping', id, target, at: NOW - 40_000, ok: true, durationMs: 1_250, values, ...more };
}

const counterReadings: readonly LatestReading[] = [
  { kind: 'memory', id: 'memory', at: NOW - 40_000, ok: true, values: { totalBytes: 4_294_967_296 } },
  {
    kind: 'network',
    id: 'network',
    target: 'Kết nối "LAN"',
    at: NOW - 40_000,
    ok: true,
    values: { receivedBytes: 1_000, sentBytes: 2_000, linkUp: true, speedMbps: 100, duplex: 'full' },
  },
  pingReading('192.168.1.1', 'ping.gateway'),
  pingReading('192.168.1.1', 'ping.gateway-large', {
    ok: false,
    failure: 'timeout',
    detail: 'no answer',
    values: { lossRatio: 1 },
  }),
  { kind: 'network', id: 'network', target: 'gone', at: NOW - 60 * 3_600_000, ok: true, values: { linkUp: true } },
  { kind: 'smart', id: 'smart', target: 'sda', at: NOW - 40_000, ok: true, values: { healthy: true } },
];

function device(id: string, number: number, more: Partial<RegisteredDevice>): RegisteredDevice {
  return {
    id,
    number,
    unitCode: '00001',
    role: 'counter',
    coverage: 'measured',
    enrolledAt: NOW - 86_400_000,
    secretSha256: 'f'.repeat(64),
    machine: 'machine',
    flags: [],
    ...more,
  };
}

function telemetry(lastReceivedAt: number, up: boolean, readings: readonly LatestReading[]): DeviceTelemetry {
  return {
    lastReceivedAt,
    up,
    hasLeft: false,
    sendEveryS: 300,
    bootId: 'b'.repeat(32),
    agentVersion: '0.1.0',
    machine: 'machine',
    clockOffsetMs: -1_500,
    clockWrong: false,
    reports: 12,
    changes: [],
    readings: new Map(readings.map((reading) => [readingKey(reading), reading])),
  };
}
