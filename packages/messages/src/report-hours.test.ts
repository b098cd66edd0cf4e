import { expect, it } from 'vitest';
import { reportHoursText } from './report-hours.ts';

const DAY = [[420, 690] as const, [810, 1_020] as const];
const MORNING = [[450, 660] as const];
const HOURS = [
  { week: [DAY, DAY, DAY, DAY, DAY, [], []], opensOnDaysOff: false, sites: 118, named: [] },
  {
    week: [DAY, DAY, DAY, DAY, DAY, MORNING, []],
    opensOnDaysOff: true,
    sites: 3,
    named: [
      { communeCode: '99001', site: 'Trung tâm\u202e' },
      { communeCode: '99002', site: 'Trụ sở' },
    ],
  },
];
const named = (code: string) => `Xã ${code}`;

it('says days in a row together, and names who has other hours', () => {
  expect(reportHoursText(HOURS, named, 'vi')).toEqual([
    'Thứ Hai đến thứ Sáu 07:00–11:30, 13:30–17:00: 118 địa điểm.',
    'Thứ Hai đến thứ Sáu 07:00–11:30, 13:30–17:00; thứ Bảy 07:30–11:00, làm cả ngày lễ, Tết: Xã 99001 · Trung tâm; Xã 99002 · Trụ sở và 1 địa điểm nữa.',
    'Là giờ đang đặt khi lập báo cáo; những ngày đã lưu lâu dài (sau 14 ngày) giữ giờ đặt khi đó.',
  ]);
  expect(reportHoursText(HOURS, named, 'en').slice(0, 2)).toEqual([
    'Monday to Friday 07:00–11:30, 13:30–17:00: 118 sites.',
    'Monday to Friday 07:00–11:30, 13:30–17:00; Saturday 07:30–11:00, open on holidays too: Xã 99001 · Trung tâm; Xã 99002 · Trụ sở and 1 more.',
  ]);
});

it('says of a place that never opens that it does not, and nothing where there are no sites', () => {
  const shut = { week: [[], [], [], [], [], [], []], opensOnDaysOff: false, sites: 1, named: [] };
  expect(reportHoursText([shut], named, 'vi')[0]).toBe('Không làm việc ngày nào: 1 địa điểm.');
  expect(reportHoursText([], named, 'vi')).toEqual([]);
});
