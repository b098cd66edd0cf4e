import type { PlanTrouble } from '@mach/priority';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './language.ts';
import { millionsOfDong, noPlanSentence, planWarning, planWords } from './plan.ts';

const MARKS = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const troubles: readonly PlanTrouble[] = [
  { kind: 'floor-above-options', commune: '00004', floor: 90_000_000, most: 4_500_000 },
  { kind: 'floor-above-cap', commune: '00004', floor: 9, cap: 8 },
  { kind: 'floors-above-funds', communes: ['00004', '00007'], floors: 9, funds: 8 },
  { kind: 'floors-clash', communes: ['00004', '00007'] },
  { kind: 'floors-against-rule', communes: ['00004'], rule: 'replaceUnsupportedFirst' },
  { kind: 'floors-against-rule', communes: ['00004', '00007'], rule: 'replacementsMax' },
  { kind: 'unknown-communes', communes: ['99999'] },
  { kind: 'must-choose-too-dear', devices: ['a'] },
  { kind: 'infeasible' },
  { kind: 'not-found', bound: 5 },
];
const named = (code: string) => `xã ${code}`;

describe.each(LANGUAGES)('words of plans in %s', (language) => {
  it('every code has words', () => {
    const { trouble: _, communes: __, ...lists } = planWords(language);
    for (const list of Object.values(lists))
      for (const word of Object.values(list)) expect(word.length).toBeGreaterThan(2);
  });

  it.each(troubles)('trouble $kind is a sentence', (trouble) => {
    const sentence = planWords(language).trouble(trouble, named);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/undefined|NaN/);
    if (language === 'vi') expect(sentence).toMatch(MARKS);
  });
});

it('a floor that is too high names its commune, with money in millions', () => {
  expect(planWords('vi').trouble(troubles[0] as PlanTrouble, named)).toContain('xã 00004: mức tối thiểu 90 triệu đồng');
  expect(millionsOfDong(1_450_000, 'vi')).toBe('1,45');
  expect(millionsOfDong(1_450_000, 'en')).toBe('1.45');
});

it('floors above the money name their communes with the sums, of many the first', () => {
  const told = (codes: readonly string[]) =>
    planWords('vi').trouble({ kind: 'floors-above-funds', communes: codes, floors: 9e6, funds: 8e6 }, named);
  expect(told(['00004'])).toBe('xã 00004: mức tối thiểu 9 triệu đồng, kinh phí chỉ có 8 triệu đồng.');
  expect(told(['00004', '00007'])).toContain('của xã 00004, xã 00007 cộng lại là 9 triệu');
  expect(told(Array.from({ length: 13 }, (_, place) => String(place)))).toContain('xã 9 và 3 đơn vị khác cộng lại');
});

it('a commune whose own sum can not be planned is named once', () => {
  const told = (trouble: PlanTrouble) => noPlanSentence({ trouble, commune: '00004' }, named, 'vi');
  expect(told({ kind: 'infeasible' })).toBe('xã 00004: Không có phương án nào đáp ứng đủ các quy định.');
  for (const trouble of troubles.slice(0, 2)) expect(told(trouble).match(/xã 00004/g)).toHaveLength(1);
  expect(noPlanSentence({ trouble: { kind: 'infeasible' } }, named, 'en')).toBe('No plan keeps to all the rules.');
});

it('more money than everything costs is told with what stays', () => {
  expect(planWarning('more-than-everything', 12_500_000, 'vi')).toBe(
    '12,5 triệu đồng không dùng đến: tất cả những gì đáng mua từ nguồn kinh phí đó đã được chọn.',
  );
  expect(planWarning('more-than-everything', undefined, 'en')).toContain('Money stays unspent');
  expect(planWarning('prices-old', 1, 'vi')).toContain('Bảng giá');
});
