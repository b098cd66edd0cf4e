import { type Candidate, defaultPlanPolicy, defaultPrices, makePlan, type Spending } from '@mach/priority';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { paperWriter } from '../adapters/paper-writer.ts';
import { dongInWords } from '../adapters/vietnamese-number.ts';
import { freeze } from '../planning/frozen-plan.ts';
import { ANNEX_ROWS_MAX } from './plan-data.ts';
import { type PlanPaperName, writePlanPaper } from './plan-papers.ts';

const candidate = (number: number, commune: string, isEstimated = false): Candidate => ({
  device: String(number).padStart(32, '0'),
  number,
  commune,
  label: `PC ${number}`,
  role: 'counter',
  coverage: isEstimated ? 'inventory' : 'measured',
  minutes: 100 + number,
  isEstimated,
  reasons: [{ code: 'hard-disk-as-system-disk', parameters: {}, minutesPerMonth: 100 }],
  options: [
    {
      measure: 'ssd',
      items: ['ssd-256gb', 'labour'],
      cost: { low: 900_000, likely: 1_400_000, high: 2_300_000 },
      fund: 'parts',
      minutes: 100 + number,
      notes: [],
    },
  ],
  excluded: [],
  hasNoSupportedSystem: false,
});
const unwanted: Candidate = {
  ...candidate(9, '00004'),
  options: [],
  excluded: [{ measure: 'ssd', because: 'system-disk-is-ssd' }],
};
const THREE = [candidate(1, '00004', true), candidate(2, '00004'), candidate(3, '00007'), unwanted];
const together = (common: number): Spending => ({ kind: 'together', years: [{ common }] });
const head = { superior: 'UBND tỉnh Quảng Ngãi', office: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN' };

function written(name: PlanPaperName, spending = together(3_000_000), candidates = THREE, lang: 'vi' | 'en' = 'vi') {
  const input = {
    madeOn: '2026-11-26',
    listPolicy: { version: '3', date: '2026-11-26' },
    ...{ spending, policy: defaultPlanPolicy, prices: defaultPrices, candidates },
  };
  const answer = makePlan(input);
  if (!answer.ok) throw new Error('no plan was made');
  const paper = { named: (code: string) => `Phường ${code}`, inWords: dongInWords, lang };
  const by = { writer: paperWriter(undefined), head };
  const filled = writePlanPaper(name, freeze(input, answer.plan, '1.2.3'), paper, by);
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems));
  return filled.bytes;
}

/** Every paragraph that says something. */
function textOf(bytes: Uint8Array): readonly string[] {
  const xml = new PizZip(bytes).file('word/document.xml')?.asText() ?? '';
  const paragraphs = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).map((each) => each.replaceAll(/<[^>]*>/g, ''));
  return paragraphs.filter((text) => text !== '');
}

it('sums of several years are said year by year, none left out, and minutes as a mean over them', () => {
  const years = [{ parts: 1_400_000, assets: 0 }, { common: 1_500_000 }];
  const text = textOf(written('to-trinh', { kind: 'together', firstYear: 2027, years }));
  expect(text).toContain(
    'Kinh phí được giao: năm 2027: 1.400.000 đồng chi thường xuyên, 0 đồng mua sắm tài sản cố định; năm 2028: 1.500.000 đồng, dùng chung cho mọi khoản.',
  );
  expect(text).toContain('Lắp ổ SSD (năm 2028)');
  expect(text.some((line) => line.startsWith('- Số phút lấy lại là bình quân qua các năm'))).toBe(true);
  const each = textOf(
    written('to-trinh', {
      kind: 'each',
      firstYear: 2027,
      communes: [{ commune: '00004', years: [{ common: 1_400_000 }, { common: 1_500_000 }] }],
    }),
  );
  expect(each).toContain(
    'Kinh phí được giao: 2.900.000 đồng cho 1 đơn vị (năm 2027: 1.400.000 đồng; năm 2028: 1.500.000 đồng), mỗi đơn vị chi riêng phần của mình.',
  );
});

describe('tờ trình', () => {
  const text = textOf(written('to-trinh'));

  it('says what is bought for whom and why, with the sum in figures and in words, line by line in its annex', () => {
    expect(text).toContain('Số: ……/TTr-SKHCN');
    expect(text).toContain('Kính gửi: UBND tỉnh Quảng Ngãi');
    expect(text).toContain('Bằng chữ: Hai triệu tám trăm nghìn đồng.');
    expect(text).toContain('(Kèm theo Tờ trình số ……/TTr-SKHCN ngày …… tháng …… năm 2026)');
    const annex = text.slice(text.indexOf('Phụ lục I'));
    const row = annex.slice(annex.indexOf('Phường 00004 (00004)'));
    expect(row.slice(0, 11)).toEqual([
      ...['Phường 00004 (00004)', '2', 'PC 2', 'Quầy tiếp nhận', 'Lắp ổ SSD', '1.400.000', 'Chi thường xuyên', '102'],
      ...['Đo đầy đủ', 'chưa rõ thời hạn sử dụng; chưa rõ định mức'],
      ...['Hệ điều hành chạy trên ổ cứng cơ HDD, chưa có SSD'],
    ]);
  });

  it('says how devices are known, what the prices rest on, what falls out if they rise, and what was assumed', () => {
    const all = text.join('\n');
    expect(all).toContain('đo đầy đủ 3, kiểm kê 1, nhìn thấy 0, kê khai 0');
    expect(all).toContain('Bảng giá ngày 26/11/2026 (mức giả định), đã gồm thuế VAT, chưa gồm bản quyền phần mềm.');
    expect(all).toContain('- Nếu giá tăng 50 %: 1 khoản không còn được chọn');
    expect(all).toContain('- Không còn chọn: máy 2 (Phường 00004): Lắp ổ SSD');
    expect(all).toContain('Mọi khoản đều dựa trên số đo của chính thiết bị đó.');
  });

  it('lists what was not chosen with the reason, what would come next before what nothing can be bought for', () => {
    const annex = text.slice(text.indexOf('Phụ lục II'));
    expect(annex.filter((each) => /^PC \d+$/.test(each))).toEqual(['PC 1', 'PC 9']);
    expect(annex.join('\n')).toContain('không có biện pháp nào đáng đầu tư; đã có ổ SSD');
  });
});

it('công văn is addressed to the one commune of its plan, else to all of its annex', () => {
  const one = textOf(written('cong-van', together(3_000_000), [candidate(1, '00004', true)]));
  expect(one).toContain('Kính gửi: Ủy ban nhân dân phường 00004');
  expect(one).toContain(
    '- 1 trên 1 khoản có quá nửa số phút là ước tính (theo máy tương tự hoặc mức giả định), chưa đo được trên chính thiết bị đó; Phụ lục I ghi “ước tính”.',
  );
  expect(textOf(written('cong-van'))).toContain(
    'Kính gửi: Ủy ban nhân dân các xã, phường, đặc khu có tên tại Phụ lục I',
  );
});

it.each<[string, Spending, string]>([
  ['one fund', together(3_000_000), 'Kinh phí được giao: 3.000.000 đồng, dùng chung cho mọi khoản.'],
  [
    'two funds',
    { kind: 'together', years: [{ parts: 2_000_000, assets: 5_000_000 }] },
    'Kinh phí được giao: 2.000.000 đồng chi thường xuyên (sửa chữa, thay linh kiện), 5.000.000 đồng mua sắm tài sản cố định.',
  ],
  [
    'a sum a commune',
    { kind: 'each', communes: [{ commune: '00004', years: [{ common: 1_500_000 }] }] },
    'Kinh phí được giao: 1.500.000 đồng cho 1 đơn vị, mỗi đơn vị chi riêng phần của mình.',
  ],
])('%s: the money given is said', (_, spending, sentence) => {
  expect(textOf(written('to-trinh', spending))).toContain(sentence);
});

describe('a plan of several years, with devices of the register and a line', () => {
  const asset = { life: 'over', lifeUntil: 2024, quota: 'within', unknown: [] } as const;
  const { role: _, ...bare } = candidate(0, '00007');
  const line: Candidate = {
    ...bare,
    equipment: 'line',
    options: [{ ...(bare.options[0] as Candidate['options'][number]), measure: 'second-line', minutes: 712.3 }],
  };
  const years: Spending = { kind: 'together', years: [{ common: 1_500_000 }, { common: 3_000_000 }] };
  const text = textOf(written('to-trinh', years, [{ ...candidate(1, '00004'), asset }, candidate(2, '00004'), line]));
  const annex = text.slice(text.indexOf('Phụ lục I'));
  const all = text.join('\n');

  it('says the year of each line, and what lines add adds up to the total', () => {
    const first = annex.indexOf('Phường 00004 (00004)');
    expect(annex.slice(first, first + 7)).toContain('Lắp ổ SSD (năm thứ 2)');
    const total = annex[annex.indexOf('Tổng cộng') + 2];
    const parts = annex.flatMap((each, place) => (/^Chi thường xuyên$/.test(each) ? [Number(annex[place + 1])] : []));
    expect([parts.length, parts.reduce((sum, one) => sum + one, 0)]).toEqual([3, Number(total)]);
  });

  it('leaves the number of a line away, and says of what the register knows', () => {
    expect(annex.slice(annex.indexOf('Phường 00007 (00007)')).slice(0, 3)).toEqual([
      ...['Phường 00007 (00007)', 'PC 0', 'Đường truyền'],
    ]);
    expect(annex).toContain('đã hết thời hạn sử dụng (hết năm 2024); trong định mức');
    expect(all).toContain('- Đã đối chiếu với sổ tài sản 1 trên 3 khoản (ghi tại Phụ lục I)');
  });

  it('says that the register was not compared only where it was not', () => {
    expect(textOf(written('to-trinh')).join('\n')).toContain('- Chưa đối chiếu với sổ tài sản');
    const known = textOf(written('to-trinh', together(3_000_000), [{ ...candidate(1, '00004'), asset }])).join('\n');
    expect(known).not.toContain('Chưa đối chiếu');
    expect(known).toContain('- Mọi khoản đã đối chiếu với sổ tài sản');
  });
});

it('more lines than an annex holds are counted and said to be in the workbook', () => {
  const many = Array.from({ length: ANNEX_ROWS_MAX.lines + 2 }, (_, place) => candidate(place + 1, '00004'));
  expect(textOf(written('to-trinh', together(5_000_000_000), many))).toContain(
    'Còn 2 khoản nữa, xem phụ lục bảng tính (XLSX) kèm theo.',
  );
});

it('the same plan gives the same bytes, in each language', () => {
  expect(written('to-trinh')).toEqual(written('to-trinh'));
  expect(textOf(written('to-trinh', together(3_000_000), THREE, 'en'))).toContain('SUBMISSION');
});
