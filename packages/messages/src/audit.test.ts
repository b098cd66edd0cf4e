import { expect, it } from 'vitest';
import { auditDetail } from './audit.ts';

it.each([
  ['device-enrolled', '144 99006 office', 'Máy số 144, mã 99006, Phòng chuyên môn'],
  ['device-described', 'meeting-room Phòng họp 1', 'Phòng họp trực tuyến, Phòng họp 1'],
  ['device-described', 'Quầy 2', 'Quầy 2'],
  ['account-created', 'planner Phòng Tài chính', 'Cán bộ kế hoạch, tài chính, Phòng Tài chính'],
  ['print-made', 'slip 200000000004 99001', 'giấy xác nhận 200000000004 99001'],
  ['line-added', 'site-1', 'site-1'],
])('%s: %s', (what, detail, told) => {
  expect(auditDetail({ what, detail }, 'vi')).toBe(told);
});
