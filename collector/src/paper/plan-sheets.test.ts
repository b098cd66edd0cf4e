import { defaultPlanPolicy, defaultPrices, type PlanInput, type Spending } from '@mach/priority';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { dongInWords } from '../adapters/vietnamese-number.ts';
import { writeWorkbook } from '../adapters/xlsx.ts';
import { frozenPlan, madeCandidate } from '../testing/made-plan.ts';
import { planSheets } from './plan-sheets.ts';
import type { PaperCell, PaperSheet } from './sheet.ts';

const THREE = [madeCandidate(1, '00004'), madeCandidate(2, '00004'), madeCandidate(3, '00007')];
const paper = { named: (code: string) => `Phường ${code}`, inWords: dongInWords, lang: 'vi' } as const;
const made = (others: Partial<PlanInput> = {}) => planSheets(frozenPlan({ candidates: THREE, ...others }), paper);
const together = (...sums: readonly number[]): Spending => ({
  kind: 'together',
  years: sums.map((common) => ({ common })),
});
const said = (sheet: PaperSheet | undefined) => sheet?.rows.flatMap((row) => row.map(({ value }) => String(value)));

it('a commune that gets something has a sheet, codes stay text, and every formula carries its result', async () => {
  const { sheets } = await readXlsx(await writeWorkbook(made(), 'Phương án', '2026-11-26'));
  expect(sheets.map(({ name }) => name)).toEqual(['Tổng hợp', '00004 Phường 00004', '00007 Phường 00007']);
  expect(sheets[0]?.rows[4]?.slice(0, 7)).toEqual([1, '00004', 'Phường 00004', 2, 2_800_000, 0, 2_800_000]);
  expect(sheets[0]?.rows[6]?.slice(2)).toEqual(['Tổng cộng', 3, 4_200_000, 0, 4_200_000, 156]);
  expect(sheets[0]?.rows[7]?.[0]).toBe('Bằng chữ: Bốn triệu hai trăm nghìn đồng.');
  expect(sheets[1]?.rows[6]?.[8]).toBe(2_800_000);
});

it('the same plan gives the same bytes', async () => {
  const write = async () => Buffer.from(await writeWorkbook(made(), 'Phương án', '2026-11-26'));
  expect((await write()).equals(await write())).toBe(true);
});

it('a plan that buys nothing says so in figures and words, and whom it leaves out', () => {
  const sheets = made({ spending: together(100) });
  expect(sheets.map(({ name }) => name)).toEqual(['Tổng hợp', 'Chưa chọn']);
  expect(sheets[0]?.rows.some(([first]) => first?.value === 'Bằng chữ: Không đồng.')).toBe(true);
});

describe('every formula comes to the value that stands in its cell', () => {
  const dear = madeCandidate(5, '00010', {
    options: [
      {
        measure: 'replacement',
        items: ['pc-counter'],
        cost: { low: 14_000_000, likely: 17_000_000, high: 20_000_000 },
        fund: 'assets',
        minutes: 712.3,
        notes: [],
      },
    ],
  });
  const candidates = [...THREE, madeCandidate(4, '00007'), dear];
  const ruled = { ...defaultPlanPolicy, communes: { '00007': { floor: 1_400_000, cap: 1_400_000 } } };
  const bulk = [{ item: 'ssd-256gb', from: 2, discount: 100_000 } as const];

  it.each<[string, Partial<PlanInput>]>([
    ['one year', { spending: together(30_000_000) }],
    ['three years', { spending: together(1_400_000, 18_000_000, 1_500_000) }],
    ['three years with a floor and a cap', { spending: together(1_400_000, 18_000_000, 1_500_000), policy: ruled }],
    ['two funds and a price for many', { prices: { ...defaultPrices, bulk } }],
    [
      'a sum a commune and year',
      {
        spending: {
          kind: 'each',
          communes: [
            { commune: '00004', years: [{ common: 1_400_000 }, { common: 1_400_000 }] },
            { commune: '00010', years: [{ common: 0 }, { assets: 17_000_000, parts: 0 }] },
          ],
        },
      },
    ],
  ])('%s', (_, others) => {
    const frozen = frozenPlan({ candidates, ...others });
    const sheets = planSheets(frozen, paper);
    const formulas = sheets.flatMap((sheet) => sheet.rows.flat().flatMap((cell) => resultOf(cell, sheet, sheets)));
    expect(formulas.length).toBeGreaterThan(8);
    for (const { formula, result, value } of formulas) expect({ formula, result }).toEqual({ formula, result: value });
    const total = sheets[0]?.rows.find((row) => row[2]?.value === 'Tổng cộng')?.at(-1);
    expect(total?.value).toBeCloseTo(frozen.plan.minutes, 6);
  });
});

/** What the few forms of formula that are written come to, to a millionth. */
function resultOf({ formula, value }: PaperCell, own: PaperSheet, sheets: readonly PaperSheet[]) {
  if (formula === undefined) return [];
  const cellOf = (sheet: PaperSheet, place: string): string | number => {
    const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(place) ?? [];
    return sheet.rows[Number(row) - 1]?.[letter.charCodeAt(0) - 65]?.value ?? Number.NaN;
  };
  const range = (text: string) => {
    const [, name, column = '', from, to] = /^(?:'(.+)'!)?([A-Z])(\d+):[A-Z](\d+)$/.exec(text) ?? [];
    const sheet = name === undefined ? own : sheets.find((one) => one.name === name);
    if (sheet === undefined) throw new Error(`no sheet of ${text}`);
    const rows = Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
    return rows.map((row) => cellOf(sheet, `${column}${row}`));
  };
  const numbers = (all: readonly (string | number)[]) => all.map(Number);
  const sum = (all: readonly number[]) => all.reduce((before, one) => before + one, 0);
  const evaluated = (): number => {
    const summed = /^SUM\((.+)\)$/.exec(formula)?.[1];
    if (summed !== undefined) return sum(numbers(range(summed)));
    const [, which, word, what] = /^SUMIF\((.+),"(.+)",(.+)\)$/.exec(formula) ?? [];
    if (which !== undefined && what !== undefined) {
      const values = numbers(range(what));
      return sum(range(which).map((found, place) => (found === word ? (values[place] ?? 0) : 0)));
    }
    const [, a = '', operator, b = ''] = /^([A-Z]\d+)([+*])([A-Z]\d+)$/.exec(formula) ?? [];
    const [left, right] = [Number(cellOf(own, a)), Number(cellOf(own, b))];
    return operator === '+' ? left + right : left * right;
  };
  const near = (one: number) => Math.round(one * 1e6) / 1e6;
  return [{ formula, result: near(evaluated()), value: near(Number(value)) }];
}

describe('a reader of the workbook alone', () => {
  const known = madeCandidate(1, '00004', {
    isEstimated: true,
    coverage: 'inventory',
    asset: { life: 'over', lifeUntil: 2024, quota: 'within', unknown: [] },
  });
  const sheets = made({
    candidates: [known, madeCandidate(2, '00004', { label: 'PC 2' }), madeCandidate(0, '00007')],
    spending: together(2_800_000),
    prices: { ...defaultPrices, includesVat: false },
  });

  it('is told what a tenth more money and higher prices would change, who was left out and why', () => {
    const notes = said(sheets[0])?.join('\n');
    expect(notes).toContain('Thêm 10 % kinh phí');
    expect(notes).toContain('Nếu giá tăng 50 %');
    expect(notes).toContain('Không chọn:\n1 thiết bị: cùng nguồn kinh phí');
    expect(said(sheets.at(-1))).toEqual(expect.arrayContaining(['00007', 'Lắp ổ SSD (35,7 phút/triệu đồng)']));
  });

  it('is told whether prices hold VAT and licences, and warned where they are without VAT', () => {
    const notes = said(sheets[0])?.join('\n');
    expect(notes).toContain('(mức giả định; chưa gồm thuế VAT, chưa gồm bản quyền phần mềm)');
    expect(notes).toContain('Giá chưa gồm thuế VAT:');
  });

  it('sees of each line how the device is known, and what the register says of it', () => {
    const cells = said(sheets[1]);
    expect(cells).toContain('Kiểm kê (ước tính)');
    expect(cells).toContain('đã hết thời hạn sử dụng (hết năm 2024); trong định mức');
    expect(cells).toContain('chưa rõ thời hạn sử dụng; chưa rõ định mức');
  });
});
