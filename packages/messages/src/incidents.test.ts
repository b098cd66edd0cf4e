import type { Cause, IncidentView } from '@mach/wire';
import { expect, it } from 'vitest';
import { incidentTitle, stepName } from './incidents.ts';

const titled = (
  kind: IncidentView['scope']['kind'],
  name: string | undefined,
  communes: number,
  cause: Cause = 'line',
) => ({
  scope: { kind, id: 'x', ...(name === undefined ? {} : { name }) },
  cause,
  communesTouched: Array.from({ length: communes }, (_, index) => `${index}`),
  communeNames: Array.from({ length: communes }, (_, index) => (index === 0 ? 'xã Bình Sơn' : `xã ${index}`)),
});

it.each([
  [titled('isp', 'VNPT', 23), 'VNPT, 23 xã, phường, đặc khu', 'VNPT, 23 communes'],
  [
    titled('service', 'Cổng dịch vụ công', 1),
    'Cổng dịch vụ công, 1 xã, phường, đặc khu',
    'Cổng dịch vụ công, 1 commune',
  ],
  [titled('site', 'Trụ sở', 1), 'xã Bình Sơn · Trụ sở', 'xã Bình Sơn · Trụ sở'],
  [titled('commune', 'xã Bình Sơn', 1), 'xã Bình Sơn', 'xã Bình Sơn'],
  [titled('device', '12', 1), 'Máy số 12, xã Bình Sơn', 'PC no. 12, xã Bình Sơn'],
  [titled('device', 'Quầy 3', 1), 'Quầy 3, xã Bình Sơn', 'Quầy 3, xã Bình Sơn'],
  [titled('province', undefined, 0, 'collector'), 'Máy chủ Mạch của tỉnh', 'The province’s own collector'],
  [
    titled('province', undefined, 4, 'data-network'),
    'Mạng truyền số liệu chuyên dùng, 4 xã, phường, đặc khu',
    'The data network, 4 communes',
  ],
])('calls an incident by whose it is and how far it reached', (incident, vi, en) => {
  expect([incidentTitle(incident, 'vi'), incidentTitle(incident, 'en')]).toEqual([vi, en]);
});

it('says what became of it, and since when', () => {
  const times = { since: Date.UTC(2026, 10, 23, 1), endedAt: Date.UTC(2026, 10, 23, 2, 5) };
  expect(stepName({ type: 'joined', into: 7 }, times, 'vi')).toBe('Gộp vào sự cố số 7');
  expect(stepName({ type: 'opened' }, times, 'vi')).toBe('Ghi nhận sự cố, bắt đầu từ 23/11/2026 08:00');
  expect(stepName({ type: 'ended' }, times, 'en')).toBe('Over, good again since 23/11/2026 09:05');
});

it('keeps a mark of direction in a name from turning the number after it', () => {
  const incident = { scope: { kind: 'isp', name: 'VNPT\u202e' }, cause: 'isp', communeNames: ['Xã A'] } as const;
  expect(incidentTitle({ ...incident, communesTouched: { length: 114 } }, 'vi')).toBe('VNPT, 114 xã, phường, đặc khu');
});
