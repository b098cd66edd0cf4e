import type { PlanPolicy } from '@mach/priority';
import { expect, it } from 'vitest';
import { fieldsOfPolicy, typedPolicy } from './policy-fields.ts';
import { bounds } from './testing/made-bounds.ts';

const POLICY: PlanPolicy = {
  version: '3',
  date: '2026-11-01',
  replaceUnsupportedFirst: true,
  replaceOnlyOld: true,
  replacementCeiling: 20_000_000,
  assetFrom: 10_000_000,
  memoryTargetGb: { counter: 8, office: 8, 'meeting-room': 16, server: 32 },
  memoryTypes: ['DDR4', 'DDR5'],
  moves: 'commune',
  minutesMin: 5,
  wholeCounters: false,
  replacementsMax: 40,
  communes: { '99001': { floor: 20_000_000 }, '99002': { floor: 0, cap: 500_000_000 } },
};
const fields = fieldsOfPolicy(POLICY, '2026-11-28');

it('shows criteria so that they can be typed again, as the next version and of today', () => {
  expect(typedPolicy(fields, { bounds })).toEqual({ ok: true, value: { ...POLICY, version: '4', date: '2026-11-28' } });
  expect(fieldsOfPolicy({ ...POLICY, version: 'QĐ 12/QĐ-UBND' }, '2026-11-28').version).toBe('QĐ 12/QĐ-UBND');
});

it('leaves out what nobody limits', () => {
  const typed = typedPolicy({ ...fields, replacementsMax: ' ', communes: [] }, { bounds });
  expect(typed).toMatchObject({ ok: true, value: { communes: {} } });
  expect(typed.ok && 'replacementsMax' in typed.value).toBe(false);
});

it('names each place that is wrong, and why', () => {
  const communes = [
    { code: '99001', floor: '', cap: '' },
    { code: '99001', floor: 'x', cap: '' },
    { code: '', floor: '', cap: '5 tỷ' },
  ];
  const memoryTargetGb = { ...fields.memoryTargetGb, office: '1' };
  const more = { version: '3', date: '', replacementCeiling: '', minutesMin: '-1', replacementsMax: '1,5' };
  expect(typedPolicy({ ...fields, ...more, memoryTargetGb, communes }, { bounds, versionNow: '3' })).toEqual({
    ok: false,
    wrong: {
      version: 'version-taken',
      date: 'date-form',
      replacementCeiling: 'required',
      minutesMin: 'count-form',
      replacementsMax: 'count-form',
      'memoryTargetGb.office': 'count-form',
      'communes.0.floor': 'floor-or-cap',
      'communes.1.code': 'twice',
      'communes.1.floor': 'money-form',
      'communes.2.code': 'required',
    },
  });
});
