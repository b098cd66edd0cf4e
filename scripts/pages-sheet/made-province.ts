import type {
  CommuneRow,
  Incident,
  IncidentDetail,
  IncidentRow,
  MeetingDetail,
  MeetingRow,
  Overview,
  RoomRow,
  RoomTopicRow,
} from '@mach/wire';
import { sameNumbers } from './random.ts';

/** When the sheet is made, for all that is on it: a Tuesday morning. */
export const NOW = Date.parse('2026-12-08T08:40:00+07:00');
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const NAMES = [
  'Bình Sơn',
  'Hòa Thuận',
  'Tịnh Khê',
  'Ba Tơ',
  'Sa Huỳnh',
  'Trà Bồng',
  'Đức Phổ',
  'Mộ Đức',
  'Minh Long',
  'Sơn Tây',
];
const SIDES = [
  '',
  ' Đông',
  ' Tây',
  ' Nam',
  ' Bắc',
  ' Thượng',
  ' Hạ',
  ' Trung',
  ' An',
  ' Phú',
  ' Lộc',
  ' Mỹ',
  ' Thạnh',
  ' Xuân',
  ' Hưng',
  ' Thành Công',
  ' Vĩnh Phú',
];

/** Most are well, some have a trouble that people know. */
export function madeCommunes(count = 124): readonly CommuneRow[] {
  const chance = sameNumbers(7);
  return Array.from({ length: count }, (_, i) => {
    const kind = i === 123 ? 'Đặc khu' : i % 5 === 0 ? 'Phường' : 'Xã';
    const devices = 20 + Math.floor(chance() * 60);
    const isSilent = i === 11 || i === 40;
    return {
      code: String(20_701 + i * 3).padStart(5, '0'),
      name: i === 123 ? 'Đặc khu Lý Sơn' : `${kind} ${NAMES[i % 10]}${SIDES[Math.floor(i / 10)]}`,
      ...{ provinceCode: '51', sites: i % 7 === 0 ? 2 : 1, devices, isWorkingTime: true },
      devicesUp: isSilent ? 0 : Math.floor(devices * (0.7 + chance() * 0.3)),
      lastReportAt: isSilent ? NOW - 17 * HOUR_MS : NOW - Math.floor(chance() * 4 * MINUTE_MS),
      devicesWithConditions: chance() < 0.3 ? Math.ceil(chance() * 4) : 0,
      failedChecks: chance() < 0.12 ? Math.ceil(chance() * 6) : 0,
      ...(i % 9 === 0 && { devicesSeen: 3 }),
      equipment: { total: 6, up: i % 13 === 0 ? 5 : 6, down: i % 13 === 0 ? 1 : 0 },
    };
  });
}

const view = (more: Partial<IncidentRow> & Pick<IncidentRow, 'number' | 'since' | 'cause' | 'scope'>): IncidentRow => ({
  ...{ stage: 'final', trouble: 'down', causes: [more.cause], alike: [], sites: [], communes: [], confidence: 0.94 },
  ...{ vantages: 12, evidence: [], sitesTouched: [], communesTouched: [], communeNames: [] },
  ...more,
});

export function madeIncidents(): readonly IncidentRow[] {
  const communes = madeCommunes();
  const some = (from: number, count: number) => communes.slice(from, from + count);
  const of = (rows: readonly CommuneRow[]) => ({
    communes: rows.map(({ code }) => code),
    communesTouched: rows.map(({ code }) => code),
    communeNames: rows.map(({ name }) => name),
  });
  return [
    view({
      ...{ number: 41, since: NOW - 35 * MINUTE_MS, cause: 'service', trouble: 'slow', vantages: 214 },
      ...{ scope: { kind: 'service', id: 'mot-cua', name: 'Hệ thống một cửa của tỉnh' }, serviceId: 'mot-cua' },
      ...of(some(0, 114)),
    }),
    view({
      ...{ number: 40, since: NOW - 95 * MINUTE_MS, cause: 'isp', vantages: 46, confidence: 0.97 },
      ...{ scope: { kind: 'isp', id: 'VNPT', name: 'VNPT' } },
      ...of(some(20, 23)),
    }),
    view({
      ...{ number: 38, since: NOW - 5 * HOUR_MS, cause: 'line', vantages: 9, confidence: 0.81 },
      ...{ scope: { kind: 'site', id: 's40', name: 'Trụ sở' } },
      ...of(some(40, 1)),
    }),
    view({
      ...{ number: 37, since: NOW - 26 * HOUR_MS, endedAt: NOW - 22 * HOUR_MS, cause: 'power', vantages: 31 },
      ...{ scope: { kind: 'site', id: 's12', name: 'Trụ sở' } },
      ...of(some(12, 1)),
    }),
  ];
}

export function madeIncident(): IncidentDetail {
  const [row] = madeIncidents();
  if (row === undefined) throw new Error('no incident was made');
  const step = (
    at: number,
    type: 'opened' | 'changed',
    stage: 'provisional' | 'final',
    causes: Incident['causes'],
  ) => ({
    ...{ at, type },
    view: { ...row, stage, causes, cause: causes[0] ?? 'service' },
  });
  return {
    ...row,
    ...{ written: [], prints: [] },
    names: { 'mot-cua': 'Hệ thống một cửa của tỉnh' },
    steps: [
      step(row.since + MINUTE_MS, 'opened', 'provisional', ['service', 'dns']),
      step(row.since + 4 * MINUTE_MS, 'changed', 'final', ['service']),
    ],
  };
}

export function madeOverview(): Overview {
  const communes = madeCommunes();
  const [first, second] = [communes[11], communes[40]];
  return {
    at: NOW,
    services: [
      {
        id: 'mot-cua',
        name: 'Hệ thống một cửa của tỉnh',
        kind: 'procedures',
        communes: 124,
        slow: 110,
        down: 4,
        affected: [],
        incident: 41,
        since: NOW - 35 * MINUTE_MS,
      },
      {
        id: 'dvcqg',
        name: 'Cổng Dịch vụ công quốc gia',
        kind: 'national-portal',
        communes: 122,
        slow: 3,
        down: 0,
        affected: communes.slice(30, 33).map(({ code }) => code),
      },
      { id: 'van-ban', name: 'Quản lý văn bản', kind: 'documents', communes: 121, slow: 0, down: 0, affected: [] },
      {
        id: 'ho-tich',
        name: 'Hộ tịch điện tử',
        kind: 'civil-registration',
        communes: 0,
        slow: 0,
        down: 0,
        affected: [],
      },
    ],
    lines: [
      { provider: 'VNPT', sites: 71, watched: 70, silent: 23, silentCommunes: [], metered: 0, incidents: [40] },
      {
        provider: 'Viettel',
        sites: 52,
        watched: 52,
        silent: 1,
        silentCommunes: [second?.code ?? ''],
        metered: 3,
        incidents: [38],
      },
      { sites: 8, watched: 5, silent: 0, silentCommunes: [], metered: 0, incidents: [] },
    ],
    coverage: {
      pcs: { measured: 4_812, inventory: 366, seen: 41, declared: 0 },
      equipment: { measured: 58, inventory: 0, seen: 213, declared: 690 },
    },
    changes: {
      since: NOW - 32.6 * HOUR_MS,
      ...{ opened: [41, 40, 38], ended: [37], newlyFailing: ['a'.repeat(32), 'b'.repeat(32)] },
      ...{ noLongerFailing: [], newlySilent: [first?.code ?? '', second?.code ?? ''], heardAgain: [] },
    },
    incidents: madeIncidents(),
    devices: [
      { id: 'a'.repeat(32), number: 312, label: 'Quầy 2', communeCode: first?.code ?? '' },
      { id: 'b'.repeat(32), number: 1_208, communeCode: second?.code ?? '' },
    ],
    communes: [first, second, ...communes.slice(30, 33)].flatMap((each) =>
      each === undefined ? [] : [{ code: each.code, name: each.name }],
    ),
  };
}

const topic = (name: string, values: RoomTopicRow['values'], more: Partial<RoomTopicRow> = {}): RoomTopicRow => ({
  ...{ topic: name, light: 'good', values, at: NOW - 20 * MINUTE_MS },
  ...more,
});
const well: readonly RoomTopicRow[] = [
  topic('network', { address: '192.168.1.1' }),
  topic('video', { lossRatio: 0.001, rttMedianMs: 14, fit: 'good' }),
  topic('traffic', { received: 200_000, sent: 90_000 }),
  topic('load', { load: 0.4, cpus: 4 }),
  topic('camera', { number: 1 }),
  topic('microphone', { number: 1 }),
  topic('speaker', { number: 1 }),
];

export function madeMeeting(): MeetingDetail {
  const rooms = madeCommunes().map((commune, i): RoomRow => {
    const about = {
      communeCode: commune.code,
      communeName: commune.name,
      ...(i % 30 === 4 && { hasCodec: true as const }),
    };
    const device = { id: 'c'.repeat(32), number: 900 + i, label: 'Phòng họp' };
    const tested = { testedAt: NOW - 20 * MINUTE_MS };
    const without = (name: string) => well.filter((each) => each.topic !== name);
    switch (i) {
      case 3:
        return {
          ...{ ...about, ...tested, device, state: 'not-ready' },
          topics: [
            ...without('video'),
            topic(
              'video',
              { lossRatio: 0.08, rttMedianMs: 96, fit: 'poor' },
              { light: 'critical', finding: 'video-poor' },
            ),
          ],
        };
      case 4:
        return {
          ...{ ...about, ...tested, device, state: 'attention' },
          topics: [...without('microphone'), topic('microphone', {}, { light: 'warning', finding: 'no-microphone' })],
        };
      case 9:
        return { ...about, device, state: 'not-tested', untested: 'metered', topics: without('video') };
      case 11:
      case 17:
      case 40:
        return { ...about, device, state: 'off', topics: [] };
      case 23:
        return { ...about, state: 'no-room', topics: [] };
      default:
        return { ...about, ...tested, device, state: 'ready', topics: well };
    }
  });
  const order = ['not-ready', 'attention', 'not-tested', 'off', 'no-room', 'ready'] as const;
  const count = (state: RoomRow['state']) => rooms.filter((room) => room.state === state).length;
  return {
    ...{
      id: 'm',
      title: 'Giao ban trực tuyến tuần 50',
      startsAt: NOW + 20 * MINUTE_MS,
      endsAt: NOW + 3 * HOUR_MS,
      communes: 124,
    },
    rooms: Object.fromEntries(order.map((state) => [state, count(state)])) as MeetingRow['rooms'],
    roomRows: [...rooms].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    ...{ shareBitsPerSecond: 50_000_000, testsAtOnce: 12 },
  };
}
