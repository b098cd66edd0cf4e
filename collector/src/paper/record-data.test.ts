import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import PizZip from 'pizzip';
import { expect, it } from 'vitest';
import { fillTemplate, templateProblems, writeWord } from '../adapters/docx.ts';
import { analyse } from '../exposition/analyse.ts';
import { COUNTER_PC, NEW_PC, NOW, smallFleet } from '../exposition/testing/small-fleet.ts';
import { planCandidates } from '../planning/plan-input.ts';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { paperForms } from './forms.ts';
import { recordData } from './record-data.ts';
import { recordFields, recordForm } from './record-form.ts';
import { recordInput } from './record-input.ts';

function recordOf(id: string, state = smallFleet()) {
  const analysis = analyse(state, NOW);
  const basis = { policy: defaultPlanPolicy, prices: defaultPrices };
  const candidates = planCandidates(analysis.valued, analysis.equipment, basis);
  const device = state.registry.devices.get(id) as RegisteredDevice;
  const input = recordInput({ state, analysis }, device, { candidates, prices: basis.prices }, NOW);
  return recordData(input, { place: 'Cần Thơ' }, 'vi');
}

it('a record bears the name of the commune, where the device stands, and what is wrong with it', () => {
  const data = recordOf(COUNTER_PC);
  expect(data.office).toBe('ỦY BAN NHÂN DÂN\nXÃ BÌNH SƠN');
  expect(data.site).toBe('Trụ sở, Ủy ban nhân dân xã Bình Sơn');
  expect(Object.fromEntries(data.facts.map(({ name, value }) => [name, value]))).toMatchObject({
    'Số máy (Mạch)': '1',
    'Số hiệu tài sản': 'TS "01"\\A',
    'Vị trí': 'Quầy tiếp nhận',
    'Nguồn số liệu': 'Đo đầy đủ',
  });
  expect(data.lost).toMatch(/^Thiết bị làm mất khoảng \d+ phút/);
});

it('what the register knows of a device is said: its tag, since when it is in use, and its life', () => {
  const { registry, ...rest } = smallFleet();
  const record = {
    id: '00001-1',
    unitCode: '00001',
    place: 'Sổ!4:4',
    tag: 'TS-001',
    kind: 'pc',
    yearInUse: 2015,
    originalPrice: 12_000_000,
  };
  const { number, unitCode } = registry.devices.get(NEW_PC) as RegisteredDevice;
  const records = [{ ...record, unitCode, deviceNumber: number }];
  const assets = new Map([[unitCode, { importedAt: NOW, records }]]);
  const { facts } = recordOf(NEW_PC, { ...rest, registry: { ...registry, assets } });
  expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toMatchObject({
    'Số hiệu tài sản': 'TS-001',
    'Năm đưa vào sử dụng': '2015',
    'Thời hạn, định mức': expect.stringContaining('đã hết thời hạn sử dụng (hết năm 2019)'),
  });
});

it('a record is dated where the commune is, for it bears its name', () => {
  expect(recordOf(COUNTER_PC).placeAndDate).toMatch(/^Bình Sơn, ngày …… tháng …… năm /);
});

it('what was not read is unknown, and a device of which nothing is known says so', () => {
  const data = recordOf(NEW_PC);
  expect(data.facts.find(({ name }) => name === 'Bộ nhớ RAM')?.value).toBe('chưa biết');
  expect(data.unknown).toContain('Chưa biết: ');
});

it('a table of the form is there only where it has rows', () => {
  const data = recordOf(NEW_PC);
  const form = writeWord(recordForm('vi').form);
  const tables = (given: typeof data) => {
    const filled = fillTemplate(form, recordFields, given);
    if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
    return new PizZip(filled.bytes)
      .file('word/document.xml')
      ?.asText()
      .match(/<w:tbl>/g)?.length;
  };
  const without = { ...data, conditions: [], conditionCount: '', noConditions: 'Không có gì.' };
  const conditions = [{ place: '1', component: 'Ổ đĩa', level: 'Lưu ý', finding: 'Chậm', advice: '' }];
  expect(tables({ ...without, conditions, conditionCount: '1' })).toBe((tables(without) ?? 0) + 1);
});

it.each(['vi', 'en'] as const)('every form shipped keeps to its own fields, in %s', (lang) => {
  expect(paperForms(lang).flatMap(({ form, fields }) => templateProblems(writeWord(form), fields))).toEqual([]);
});
