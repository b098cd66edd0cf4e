import type { PlanTrouble } from '@mach/priority';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './language.ts';
import { millionsOfDong, planWords } from './plan.ts';

const MARKS = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const troubles: readonly PlanTrouble[] = [
  { kind: 'floor-above-options', commune: '00004', floor: 90_000_000, most: 4_500_000 },
  { kind: 'floor-above-cap', commune: '00004', floor: 9, cap: 8 },
  { kind: 'floors-above-funds', floors: 9, funds: 8 },
  { kind: 'floors-clash', communes: ['00004', '00007'] },
  { kind: 'must-choose-too-dear', devices: ['a'] },
  { kind: 'infeasible' },
  { kind: 'not-found', bound: 5 },
];
const named = (code: string) => `xã ${code}`;

describe.each(LANGUAGES)('words of plans in %s', (language) => {
  it('every code has words', () => {
    const { trouble: _, ...lists } = planWords(language);
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
