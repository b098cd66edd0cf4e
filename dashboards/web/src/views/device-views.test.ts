import { formats, pageMessages } from '@mach/messages';
import type { DeviceDetail, LatestReading, Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { figuresNow } from './figures-now.ts';
import { identityLines } from './identity.ts';
import { asksForPages, checkFigures, isInconclusive, networkChecks } from './network-checks.ts';

const words = { messages: pageMessages('vi'), format: formats('vi'), language: 'vi' } as const;
const GIB = 1024 ** 3;
const reading = (kind: string, values: Values, part: Partial<LatestReading> = {}): LatestReading => ({
  kind,
  at: 0,
  ok: true,
  values,
  ...part,
});
const device = (readings: readonly LatestReading[]): DeviceDetail => ({
  id: 'a'.repeat(32),
  number: 1,
  communeCode: '21025',
  communeName: 'Phường Cẩm Thành',
  role: 'counter',
  coverage: 'measured',
  state: 'up',
  flags: [],
  conditions: [],
  enrolledAt: Date.UTC(2026, 10, 22),
  changes: [],
  acknowledged: [],
  notApplicable: [],
  readings,
});
const known = (readings: readonly LatestReading[]) =>
  Object.fromEntries(identityLines(device(readings), words).map((line) => [line.name, line.known]));

describe('identityLines', () => {
  it('counts modules and empty slots', () => {
    const slots = [
      reading('memory-module', { sizeBytes: 4 * GIB, type: 'DDR3' }, { target: 'DIMM1' }),
      reading('memory-module', { sizeBytes: 0 }, { target: 'DIMM2' }),
    ];
    expect(known(slots)['Bộ nhớ RAM']).toEqual(['4 GB DDR3', 'còn 1 khe trống']);
  });

  it('falls back to the total where the slots were not readable, and says nothing of slots', () => {
    const unread = reading('memory-module', {}, { ok: false, failure: 'denied' });
    expect(known([unread, reading('memory', { totalBytes: 4 * GIB })])['Bộ nhớ RAM']).toEqual(['4 GB']);
  });

  it('knows nothing of a device without readings, rather than noughts', () => {
    const lines = identityLines(device([]), words).filter((line) => line.known.length > 0);
    expect(lines.map(({ name }) => name)).toEqual(['Tham gia từ']);
  });

  it('says that the kind of a disk is not known, and leaves virtual cards out', () => {
    const lines = known([
      reading('disk', { sizeBytes: 275e9, diskKind: 'unknown' }, { target: 'vda' }),
      reading('network-card', { cardKind: 'wired', virtual: false, speedMbps: 1000 }, { target: 'eth0' }),
      reading('network-card', { cardKind: 'unknown', virtual: true }, { target: 'docker0' }),
      reading('system', { model: 'OptiPlex 3020', firmwareDate: '2017-08-07' }),
    ]);
    expect(lines['Ổ đĩa']).toEqual(['275 GB (vda) – chưa biết HDD hay SSD']);
    expect(lines['Card mạng']).toEqual(['Có dây 1.000 Mb/s (eth0)']);
    expect(lines['Ngày firmware']).toEqual(['07/08/2017']);
  });
});

describe('figuresNow', () => {
  it('tells what is left, the hottest place and each link, and skips what was not read', () => {
    const figures = figuresNow(
      [
        reading('memory', { totalBytes: 8 * GIB, availableBytes: 2 * GIB }),
        reading('filesystem', { freeBytes: 1e9 }, { target: 'D:' }),
        reading('temperature', { celsius: 50 }, { target: 'Core 0' }),
        reading('temperature', { celsius: 71 }, { target: 'Core 1' }),
        reading('network', { linkUp: false, speedMbps: -1 }, { target: 'eth0' }),
        reading('network', { linkUp: true }, { target: 'lo' }),
      ],
      words,
    );
    expect(figures).toEqual([
      { name: 'RAM còn dùng được', text: '2 GB trên 8 GB', share: 0.25 },
      { name: 'Nhiệt độ Core 1', text: '71 °C' },
      { name: 'Cổng mạng eth0', text: 'không có dây / sóng' },
    ]);
  });
});

describe('networkChecks', () => {
  const ping = reading('ping', { lossRatio: 0.1, rttMedianMs: 12.4 }, { target: '10.51.0.1' });
  const silent = reading('ping', { lossRatio: 1 }, { target: '10.51.0.2', ok: false, failure: 'timeout' });
  const page = reading(
    'http',
    { status: 502, connectMs: 20, processingMs: 3_000 },
    { ok: false, failure: 'bad-reply' },
  );

  it('takes questions to the network alone, those that failed first', () => {
    expect(networkChecks([reading('cpu', {}), ping, page, silent])).toEqual([silent, page, ping]);
  });

  it('put a ping between two PCs that nobody answered among those that tell no fault', () => {
    const peer = { ...silent, id: 'lan.peer' };
    expect(networkChecks([peer, silent])).toEqual([silent, peer]);
    expect([isInconclusive(peer), isInconclusive(silent), isInconclusive({ ...ping, id: 'lan.peer' })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('are known to be of public pages alone, where a page is among them', () => {
    expect([asksForPages([ping, silent]), asksForPages([ping, page])]).toEqual([false, true]);
  });

  it.each([
    [ping, 'mất gói 10 %, đi về 12 ms'],
    [silent, 'Chờ quá lâu không thấy trả lời; mất gói 100 %'],
    [page, 'Trả lời không đúng; mã trả lời 502; tổng cộng 3 s'],
    [reading('dns', { lookupMs: 8 }), '8 ms'],
    [
      reading('stamp', { lossUpRatio: 0.02, lossDownRatio: 0, rttMedianMs: 21, videoFit: 'fair', jitterUpMs: 1 }),
      'Tỷ lệ mất chiều đi: 2 %; Tỷ lệ mất chiều về: 0 %; Khứ hồi trung vị: 21 ms; Đáp ứng họp trực tuyến có hình: Tạm được',
    ],
    [reading('throughput', { downBitsPerS: 20_000_000 }), 'Tải xuống: 20 Mb/s'],
    [reading('path', {}), ''],
    [
      reading('http', { status: 200, page: 'static', way: 'proxy', tunnelMs: 10, tlsMs: 5 }),
      'trang tĩnh; qua máy trung gian (proxy); mã trả lời 200; tổng cộng 15 ms',
    ],
    [
      reading('http', { status: 200, way: 'direct', replaced: true }, { ok: false, failure: 'bad-reply' }),
      'Trả lời không đúng; chứng thư của cổng bị thay, như khi tường lửa xen vào đọc; mã trả lời 200',
    ],
    [reading('tcp', {}), ''],
    [
      reading('snmp', {
        deviceKind: 'switch',
        maker: 'TP-Link',
        model: 'TL-SG2008',
        objects: 300,
        uptimeMs: 7_200_000,
      }),
      'Loại thiết bị: Bộ chia mạng (switch); Kiểu máy: TL-SG2008; Đã chạy được: 2 giờ',
    ],
    [
      reading('http', { status: 200, way: 'direct', unchangedMs: 5_400_000 }),
      'mã trả lời 200; Trang của thiết bị thay đổi cách đây: 1 giờ 30 phút',
    ],
  ])('figures of %o', (check, text) => {
    expect(checkFigures(check, words).replace(/\s/g, ' ')).toBe(text);
  });
});
