import { defaultPolicy, type EquipmentRow, rankDevices } from '@mach/priority';
import { expect, it } from 'vitest';
import { judgeFleet } from '../../exposition/analyse.ts';
import { NOW, smallFleet } from '../../exposition/testing/small-fleet.ts';
import { leftRows, withReason } from '../../planning/priorities-told.ts';
import { prioritiesCsv } from './priorities-csv.ts';

const [first] = rankDevices(judgeFleet(smallFleet(), NOW).devices, defaultPolicy);
if (first === undefined) throw new Error('no PC');
const pc = {
  ...first,
  change: { kind: 'moved', rankBefore: 9, minutesBefore: 100, came: ['slow-minutes'], went: ['old-processor'] },
} as const;
const spread = { low: 1, likely: 8, high: 60 };
const gear = (device: string, kind: EquipmentRow['kind'], reasons: EquipmentRow['reasons']): EquipmentRow => ({
  ...{ rank: 1, device, number: kind === 'line' ? 0 : 5, communeCode: '00001', kind, coverage: 'declared' },
  ...{ peopleBehind: 12, minutesPerMonth: spread, reasons },
});
const battery = [{ code: 'ups-battery', parameters: {}, minutesPerMonth: 8 }];
const equipment = withReason([gear('u', 'ups', battery), gear('l', 'line', battery), gear('s', 'switch', [])]);
const earlier = [
  { device: 'gone', number: 7, rank: 4, minutesPerMonth: spread, reasons: [] },
  { device: 'away', number: 8, rank: 5, minutesPerMonth: spread, reasons: [] },
];
const communeOf = (device: string) => (device === 'away' ? '00002' : undefined);
const rows = [pc, ...equipment, ...leftRows(earlier, communeOf, undefined)];
const [head = [], ...cells] = prioritiesCsv(rows, (code) => `Xã ${code}`, 'vi')
  .trimEnd()
  .split('\n')
  .map((row) => row.split(','));
const of = (row: number, ...names: readonly string[]) => names.map((name) => cells[row]?.[head.indexOf(name)]);

it('equipment and lines with a reason follow the PCs by their kind', () => {
  expect(cells.map((_, row) => of(row, 'kind', 'device_number', 'people_behind').join(' '))).toEqual([
    ...[`pc ${pc.number} `, 'ups 5 12', 'line  12', ' 7 ', ' 8 '],
  ]);
  expect(of(1, 'minutes_per_month', 'commune', 'role')).toEqual(['8', 'Xã 00001', '']);
});

it('reasons that came or went, and who left the list, are told', () => {
  expect(of(0, 'change', 'rank_before', 'reasons_came', 'reasons_went')).toEqual([
    ...['moved', '9', 'số phút chậm đo được', 'CPU cũ'],
  ]);
  expect(of(3, 'device', 'change', 'rank_before', 'minutes_before', 'commune')).toEqual(['gone', 'left', '4', '8', '']);
  expect(of(4, 'device', 'commune')).toEqual(['away', 'Xã 00002']);
});

it('with a commune only who is known to be there is told to have left', () => {
  expect(leftRows(earlier, communeOf, '00002').map(({ device }) => device)).toEqual(['away']);
});
