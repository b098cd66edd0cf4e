import type { TableKind } from '@mach/wire';
import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { previewTable, understandTable } from './table-import.ts';

const preview = async (table: TableKind, rows: readonly (readonly string[])[]) => {
  const { collector, random } = await makeCollector();
  await collector.commit([{ type: 'site-added', site: { id: 's1', unitCode: '99001', name: 'Trụ sở' } }]);
  return previewTable(understandTable(table, rows), collector.state(), { now: collector.now(), random });
};

it('counts what a table of lines, of equipment and of outages would change', async () => {
  const lines = [
    ['mã xã', 'nhà mạng', 'số hiệu kênh'],
    ['99001', 'VNPT', 'K1'],
  ];
  expect(await preview('lines', lines)).toMatchObject({ added: 1, changed: 0, same: 0, problems: [] });
  const equipment = [
    ['mã xã', 'tên thiết bị', 'loại'],
    ['99001', 'Máy in 1', 'printer'],
  ];
  expect(await preview('equipment', equipment)).toMatchObject({ added: 1, problems: [] });
  const outages = [
    ['số văn bản', 'loại', 'từ', 'đến'],
    ['12/TB', 'power', '05/12/2026 08:00', '05/12/2026 17:00'],
  ];
  expect(await preview('outages', outages)).toMatchObject({ added: 1, problems: [] });
});

it('counts what a calendar of meetings would change, and tells its mistakes by line and column', async () => {
  const head = ['Cuộc họp', 'Bắt đầu', 'Kết thúc', 'Các xã'];
  const good = ['Giao ban', '08/12/2099 08:00', '', '99001'];
  expect(await preview('meetings', [head, good])).toMatchObject({ added: 1, problems: [] });
  const strange = ['Giao ban', '08/12/2099 08:00', '', '00001'];
  const over = ['Giao ban', '08/12/2001 08:00', '', ''];
  for (const [row, column] of [[strange, 'communes'] as const, [over, 'ends'] as const]) {
    const { problems } = await preview('meetings', [head, good, row]);
    expect(problems).toMatchObject([{ line: 3, column }]);
  }
});

it('tells what can’t be placed by its line and column', async () => {
  const head = ['commune_code', 'site', 'provider'];
  expect((await preview('lines', [head, ['00001', '', 'VNPT']])).problems).toMatchObject([{ line: 2 }]);
  const outage = ['12/TB', 'power', '05/12/2026 08:00', '05/12/2026 17:00', '00001'];
  const found = await preview('outages', [['document', 'cause', 'from', 'to', 'communes'], outage]);
  expect(found.problems).toMatchObject([{ line: 2, column: 'communes', found: '00001' }]);
});

it('takes no table that is empty, and cuts none that is too long', async () => {
  const head = ['commune_code', 'commune', 'province_code', 'province'];
  expect((await preview('communes', [head])).problems).toMatchObject([{ line: 2, found: 'nothing' }]);
  const long = [head, ...Array.from({ length: 20_001 }, () => ['1', 'x', '1', 'x'])];
  expect((await preview('communes', long)).problems).toMatchObject([{ line: 20_002, found: 'more' }]);
});

it('names every row that the register has no place for, and not the first alone', async () => {
  const head = ['mã xã', 'nhà mạng'];
  const lines = await preview('lines', [head, ['99001', 'VNPT'], ['00001', 'FPT'], ['00002', 'FPT']]);
  expect(lines.problems).toMatchObject([
    { line: 3, column: 'commune_code', found: '00001' },
    { line: 4, column: 'commune_code', found: '00002' },
  ]);
  const times = ['05/12/2026 08:00', '05/12/2026 17:00'];
  const outages = [
    ['số văn bản', 'nguyên nhân', 'từ lúc', 'đến lúc', 'các xã', 'dịch vụ'],
    ['12/TB', 'mất điện', ...times, '00001', ''],
    ['13/TB', 'hệ thống', ...times, '', 'mot-cua'],
  ];
  expect((await preview('outages', outages)).problems).toMatchObject([
    { line: 2, column: 'communes' },
    { line: 3, column: 'service', cure: { code: 'watched-service' } },
  ]);
});

it('takes the words that offices write for what a cell may hold', async () => {
  const equipment = [
    ['mã xã', 'tên thiết bị', 'loại thiết bị', 'hỗ trợ đến'],
    ['99001', 'Máy in 1', 'Máy in', '31/12/2027'],
  ];
  const { asked } = understandTable('equipment', equipment);
  expect(asked).toMatchObject({
    change: { rows: [{ equipment: { kind: 'printer', supportUntil: '2027-12-31', checks: ['ping', 'ipp'] } }] },
  });
});
