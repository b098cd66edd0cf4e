import type {
  AvailabilityReport,
  DeviceDetail,
  DeviceHistory,
  DeviceRow,
  PriorityRow,
  SiteQuality,
  SiteRow,
  SiteTopology,
} from '@mach/wire';
import { madeCommunes, NOW } from './made-province.ts';
import { sameNumbers } from './random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const STEP_MS = 900_000;
export const COMMUNE = madeCommunes()[1] as NonNullable<ReturnType<typeof madeCommunes>[number]>;
const SITE = 's1';

export const madeSites = (): readonly SiteRow[] => [
  {
    ...{ id: SITE, communeCode: COMMUNE.code, name: 'Trụ sở', devices: 24, devicesUp: 21, peers: [], findings: [] },
    line: { isHeard: true, since: NOW - 40 * DAY_MS },
    lines: [
      { id: 'l1', siteId: SITE, kind: 'internet', provider: 'VNPT', circuit: 'QNI-00218', hotline: '1800 1166' },
      { id: 'l2', siteId: SITE, kind: 'data-network', provider: 'Viettel', circuit: 'TSL-7781', hotline: '1800 8119' },
    ],
    discovery: { isOn: true, since: NOW - 9 * DAY_MS, notKept: 0 },
  },
];

/** The sites of a provider in the whole province: most are heard, some are not, a few are not watched. */
export const madeLines = (): readonly SiteRow[] =>
  madeSites().flatMap(({ line: _, ...site }) =>
    madeCommunes()
      .slice(0, 71)
      .map(({ code }, i) => ({
        ...{ ...site, id: `l${i}`, communeCode: code, findings: [] },
        ...(i === 70 ? {} : { line: { isHeard: i % 3 !== 1, since: NOW - (i % 3 === 1 ? 2 : 900) * HOUR_MS } }),
        lines: site.lines.slice(0, 1).map((each) => ({ ...each, id: `l${i}`, circuit: `QNI-${String(218 + i)}` })),
      })),
  );

export function madeDevices(): readonly DeviceRow[] {
  const of = (number: number, more: Partial<DeviceRow>): DeviceRow => ({
    ...{ id: number.toString(16).padStart(32, '0'), number, communeCode: COMMUNE.code, siteId: SITE, role: 'counter' },
    ...{ coverage: 'measured', state: 'up', flags: [], lastReportAt: NOW - 60_000, conditions: [] },
    ...more,
  });
  const disk = { code: 'disk-failing', level: 'failing', component: 'disk' } as const;
  return [
    of(311, { label: 'Quầy 1', seat: 'leader' }),
    of(312, {
      label: 'Quầy 2',
      conditions: [
        {
          ...disk,
          parameters: {
            ...{ disk: 'sda', model: 'ST500DM002', vendorVerdict: 'passed', ownVerdict: 'failing' },
            ...{ chance: 'high', days: 90, failuresPerYear: 0.48, pendingSectors: 48 },
            ...{ source: 'AnalogJ/scrutiny 89588a4f (Backblaze)', sourceDate: '2026-11-25' },
          },
        },
        {
          code: 'end-of-support',
          level: 'at-risk',
          component: 'operating-system',
          parameters: { product: 'Windows 10', endOfSupport: '2025-10-14', daysSince: 420 },
        },
      ],
    }),
    of(313, { role: 'office', state: 'no-data', lastReportAt: NOW - 3 * DAY_MS }),
    of(314, { role: 'meeting-room', label: 'Phòng họp' }),
    of(315, { role: 'office', coverage: 'inventory', state: 'inventory', inventoryAt: NOW - 20 * DAY_MS }),
    of(316, {
      equipment: { kind: 'router', address: 'gateway', checks: ['ping'] },
      coverage: 'declared',
      role: 'office',
    }),
    of(317, {
      equipment: { kind: 'printer', address: '192.168.1.40', checks: ['ping'] },
      coverage: 'declared',
      role: 'office',
      state: 'down',
    }),
    of(318, {
      ...{ equipment: { kind: 'other', checks: [] }, coverage: 'seen', state: 'seen', role: 'office' },
      seen: { firstOn: NOW - 6 * DAY_MS, lastOn: NOW, values: { maker: 'Hikvision', address: '192.168.1.77' } },
    }),
  ];
}

export function madeQuality(): SiteQuality {
  const chance = sameNumbers(3);
  const to = Math.ceil(NOW / STEP_MS) * STEP_MS;
  const from = to - DAY_MS;
  const line = (reflector: string, path: 'internet' | 'data-network', baseMs: number) => ({
    ...{ reflector, path },
    steps: Array.from({ length: 96 }, (_, i) => from + i * STEP_MS)
      .filter((_, i) => i < 34 || i > 78)
      .map((at, i) => {
        const isBad = i > 20 && i < 27;
        const midMs = baseMs * (isBad ? 3 : 1) + chance() * 2;
        return {
          ...{ at, lowMs: midMs - 1 - chance(), midMs, highMs: midMs + 2 + chance() * (isBad ? 40 : 5), packets: 60 },
          lossRatio: isBad ? 0.05 + chance() * 0.1 : chance() < 0.05 ? 0.016 : 0,
        };
      }),
  });
  return {
    ...{ siteId: SITE, from, to, stepMs: STEP_MS },
    lines: [line('collector', 'internet', 12), line('tslcd', 'data-network', 5)],
    trains: [
      { at: NOW - 0.5 * HOUR_MS, by: 314, fit: 'good', lossRatio: 0.001, rttMs: 13, jitterMs: 3, mos: 4.4 },
      { at: NOW - 16 * HOUR_MS, by: 314, fit: 'fair', lossRatio: 0.021, rttMs: 38, jitterMs: 22, mos: 3.8 },
    ],
  };
}

export const madeTopology = (): SiteTopology => ({
  siteId: SITE,
  nodes: [
    {
      ...{ id: 'line', kind: 'line', line: { kind: 'internet', provider: 'VNPT', circuit: 'QNI-00218' } },
      standing: { isHeard: true, since: NOW - 40 * DAY_MS },
    },
    {
      ...{ id: 'l2', kind: 'line', line: { kind: 'data-network', provider: 'Viettel', circuit: 'TSL-7781' } },
      standing: { isHeard: false },
    },
    { id: 'r', kind: 'router', number: 316, state: 'up' },
    { id: 'sw', kind: 'switch', number: 315, state: 'up' },
    { id: 'p1', kind: 'pc', number: 311, label: 'Quầy 1', state: 'up' },
    { id: 'p2', kind: 'pc', number: 312, label: 'Quầy 2', state: 'up' },
    ...Array.from({ length: 28 }, (_, i) => ({
      ...({ id: `o${i}`, kind: 'pc', number: 320 + i } as const),
      state: i % 9 === 4 ? ('no-data' as const) : ('up' as const),
    })),
    { id: 'pr', kind: 'printer', number: 317, state: 'down' },
  ],
  edges: [
    { from: 'line', to: 'r', by: 'registered', isGuess: false },
    { from: 'r', to: 'sw', port: 'ether2', by: 'lldp', isGuess: false },
    ...['p1', 'p2'].map((to, i) => ({ from: 'sw', to, port: `Gi0/${i + 1}`, by: 'port', isGuess: false }) as const),
    ...Array.from({ length: 28 }, (_, i) => ({ from: 'sw', to: `o${i}`, by: 'seen', isGuess: true }) as const),
    { from: 'r', to: 'pr', by: 'gateway', isGuess: true },
  ],
  leftOut: 0,
});

export function madeAvailability(): AvailabilityReport {
  const chance = sameNumbers(11);
  const day = (back: number) => new Date(NOW - back * DAY_MS + 7 * HOUR_MS).toISOString().slice(0, 10);
  const none = { up: 0, degraded: 0, down: 0, switchedOff: 0, powerCut: 0, noData: 0 };
  const days = Array.from({ length: 90 }, (_, i) => {
    const back = 89 - i;
    const weekday = new Date(NOW - back * DAY_MS + 7 * HOUR_MS).getUTCDay();
    const isOff = weekday === 0 || weekday === 6;
    const down = chance() < 0.06 ? 3_600 * Math.ceil(chance() * 4) : 0;
    return { day: day(back), seconds: isOff ? none : { ...none, up: 28_800 - down, down } };
  });
  const part = {
    ratio: 0.9931,
    atWorst: 0.985,
    atBest: 0.9935,
    coverage: 0.992,
    noDataShare: 0.008,
    seconds: { ...none, up: 1_700_000, down: 11_800, noData: 13_000 },
  };
  return {
    ...{
      from: day(89),
      to: day(0),
      madeAt: NOW,
      siteDays: { expected: 64, measured: 64 },
      hours: [],
      pcs: [],
      totals: [],
      announced: [],
    },
    rows: ['site', 'line.internet', 'service.mot-cua'].map((subject) => ({
      ...{
        communeCode: COMMUNE.code,
        siteId: SITE,
        site: 'Trụ sở',
        subject,
        working: part,
        unannounced: part,
        always: part,
      },
      ...(subject === 'service.mot-cua' && { name: 'Hệ thống một cửa của tỉnh' }),
      ...{ targets: [], days },
    })),
  };
}

export function madeDevice(): DeviceDetail {
  const [, row] = madeDevices();
  if (row === undefined) throw new Error('no device was made');
  const reading = (kind: string, values: Record<string, number | string | boolean>, target?: string) => ({
    ...{ kind, at: NOW - 60_000, ok: true, values },
    ...(target === undefined ? {} : { target }),
  });
  return {
    ...row,
    ...{
      communeName: COMMUNE.name,
      agentVersion: '0.1.0',
      enrolledAt: NOW - 60 * DAY_MS,
      notApplicable: [],
      acknowledged: [],
    },
    readings: [
      reading('os', { distro: 'Microsoft Windows 10 Pro', release: '10.0.19045', arch: 'x64' }),
      reading('processor', { model: 'Intel(R) Core(TM) i3-4160 CPU @ 3.60GHz', cores: 2, threads: 4 }),
      reading('memory', { totalBytes: 4 * 2 ** 30, availableBytes: 0.7 * 2 ** 30 }),
      reading('slow-minutes', {
        ...{ recentWatchedMinutes: 2_410, recentSlowMemoryMinutes: 164, recentSlowDiskMinutes: 203 },
        recentSlowCpuMinutes: 12,
      }),
      reading('filesystem', { totalBytes: 250e9, freeBytes: 18e9 }, 'C:'),
      reading('cpu', { busyMs: 5, totalMs: 10, cpus: 4, load1: 1.1 }),
      reading('ping', { sent: 3, received: 3, rttMedianMs: 0.6 }, '192.168.1.1'),
    ],
    changes: [
      {
        at: NOW - 31 * DAY_MS,
        kind: 'memory-module',
        target: 'DIMM1',
        change: 'removed',
        before: { sizeBytes: 4 * 2 ** 30, type: 'DDR3' },
      },
      {
        at: NOW - 12 * DAY_MS,
        kind: 'os',
        change: 'changed',
        before: { release: '10.0.19044' },
        after: { release: '10.0.19045' },
      },
    ],
    priority: madePriorities()[0] as PriorityRow,
  };
}

export function madePriorities(): readonly PriorityRow[] {
  return Array.from({ length: 12 }, (_, i) => ({
    ...{ rank: i + 1, device: (312 + i).toString(16).padStart(32, '0'), number: 312 + i, communeCode: COMMUNE.code },
    ...{ role: 'counter', coverage: 'measured', confidence: i % 3 === 0 ? 'high' : 'medium', unknown: [] },
    minutesPerMonth: { low: 210 - i * 12, likely: 320 - i * 18, high: 510 - i * 25 },
    reasons: [
      { code: 'failure-expected', parameters: { component: 'disk', chance: 'high' }, minutesPerMonth: 200 - i * 10 },
      {
        code: 'too-little-memory',
        parameters: { memoryBytes: 4 * 2 ** 30, recommendedBytes: 8 * 2 ** 30 },
        minutesPerMonth: 120 - i * 8,
      },
    ],
  }));
}

export function madeHistory(): DeviceHistory {
  const chance = sameNumbers(5);
  const [from, to, stepMs] = [NOW - DAY_MS, NOW, 300_000];
  const line = (kind: string, value: string, of: (i: number) => number | null, target?: string) => ({
    ...{ kind, value, unit: 'ms' as const },
    ...(target === undefined ? {} : { target }),
    points: Array.from({ length: 288 }, (_, i) => [from + i * stepMs, i > 110 && i < 260 ? null : of(i)] as const),
  });
  return {
    ...{ from, to, stepMs },
    series: [
      line('cpu', 'busyMs', () => 200 + chance() * 600),
      line('cpu', 'totalMs', () => 1_000),
      line('memory', 'availableBytes', () => (0.6 + chance() * 0.5) * 2 ** 30),
      line('ping', 'rttMedianMs', () => 0.5 + chance(), '192.168.1.1'),
    ],
  };
}
