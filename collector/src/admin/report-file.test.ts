import { expect, it } from 'vitest';
import { readReportFile } from './report-file.ts';

const codes = (text: string) => readReportFile(text).problems.map(({ line, code }) => ({ line, code }));

it.each([
  ['an empty one', ''],
  ['a workbook', 'PK\u0003\u0004'],
])('of a file that is no export it is said that it is none: %s', (_, text) => {
  expect(codes(text)).toEqual([{ line: 1, code: 'no-report-file' }]);
});

it('of an export without its last line it is said where it is cut', () => {
  const [id, device, epoch] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
  const from = { id, device, epoch, unitCode: '99001', collectorUrl: 'http://127.0.0.1:8750', madeAt: 1 };
  const head = JSON.stringify({ format: 'mach-reports-1', ...from, batches: 2, reports: 8, mac: 'm'.repeat(43) });
  expect(codes(`${head}\n{"n":1,`)).toEqual([{ line: 2, code: 'cut' }]);
});
