import { NO_TIME } from '@mach/diagnosis';
import type { AvailabilityReport, AvailabilityRow } from '@mach/wire';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { writeCsv } from '../adapters/csv-stringify.ts';
import { writeWorkbook } from '../adapters/xlsx.ts';
import { partOf } from '../availability/part.ts';
import { availabilityTotals } from '../availability/totals.ts';
import { availabilityRowsOf } from './availability-rows.ts';
import { availabilitySheets } from './availability-sheets.ts';

const part = partOf({ ...NO_TIME, up: 99_996, down: 4, 'no-data': 100 });
const row: AvailabilityRow = {
  communeCode: '00004',
  siteId: 's',
  site: 'Trụ sở',
  subject: 'line.internet',
  name: 'VNPT · 12',
  working: part,
  unannounced: partOf(NO_TIME),
  always: part,
  targets: [{ subject: 'line.internet', percent: 99.5, period: 'month', schedule: 'working-time', outcome: 'met' }],
};
const report: AvailabilityReport = {
  from: '2026-07-01',
  to: '2026-09-30',
  madeAt: Date.parse('2026-10-01T01:00:00Z'),
  siteDays: { expected: 92, measured: 90 },
  hours: [
    { week: [[[420, 690]], [], [], [], [], [], []], opensOnDaysOff: false, sites: 3, named: [] },
    {
      week: [[], [], [], [], [], [[450, 660]], []],
      opensOnDaysOff: false,
      sites: 1,
      named: [{ communeCode: '99001', site: 'Trung tâm' }],
    },
  ],
  totals: availabilityTotals([row]),
  rows: [row],
  pcs: [],
  announced: [{ id: 'a', document: '12/TB', cause: 'power', from: 0, to: 3_600_000, communes: [] }],
};
const paper = { named: () => 'Xã Bình Sơn', lang: 'vi' } as const;

it('is a workbook of sums, communes, rows and rules, in which no share is rounded up', async () => {
  const { sheets } = await readXlsx(await writeWorkbook(availabilitySheets(report, paper), 'Báo cáo', '2026-10-01'));
  expect(sheets.map(({ name }) => name)).toEqual(['Tổng hợp', 'Theo đơn vị', 'Chi tiết', 'Cách tính']);
  const [totals, communes, rows, rules] = sheets.map((sheet) => sheet.rows);
  expect(totals?.[0]?.[0]).toBe('ĐỘ KHẢ DỤNG từ 01/07/2026 đến 30/09/2026');
  expect(totals?.[4]).toEqual(['Đường truyền Internet', 1, 0.9999, 0.9989, 0.9999, '–', 0.999, 0.0009, 0, 1, 0]);
  expect(communes?.[4]?.[0]).toBe('Xã Bình Sơn · Đường truyền Internet');
  expect(rows?.[4]?.slice(0, 4)).toEqual(['Xã Bình Sơn', 'Trụ sở', 'Đường truyền Internet (VNPT · 12)', 0.9999]);
  expect(rows?.[4]?.at(-1)).toBe('99,5 %: đạt');
  const said = rules?.map(([text]) => String(text)).join('\n');
  expect(said).toContain('90 trên 92 ngày');
  expect(said).toContain('Thứ Hai 07:00–11:30: 3 địa điểm.');
  expect(said).toContain('Thứ Bảy 07:30–11:00: Xã Bình Sơn · Trung tâm.');
  expect(said).toContain('8. Cam kết chỉ được coi là đạt');
  expect(said).toContain('12/TB: Cắt điện');
});

it('is a table for programs that Excel reads with its Vietnamese letters', () => {
  const { head, rows } = availabilityRowsOf(report);
  const csv = writeCsv(head, rows);
  expect(csv.startsWith('\uFEFFfrom,to,commune_code,')).toBe(true);
  expect(csv).toContain('2026-07-01,2026-09-30,00004,s,Trụ sở,line.internet,VNPT · 12,99996,0,4,');
  expect(rows[0]).toHaveLength(head.length);
});
