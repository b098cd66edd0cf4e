import { defaultPlanPolicy, defaultPrices, makePlan } from '@mach/priority';
import { expect, it } from 'vitest';
import { frozenPlan, madeCandidate } from '../testing/made-plan.ts';
import { freeze } from './frozen-plan.ts';
import { basisNotes, resultNotes, riseNotes, tenthMoreNotes } from './plan-notes.ts';

function frozen(source: string) {
  const input = {
    madeOn: '2026-11-26',
    listPolicy: { version: '3', date: '2026-11-26' },
    spending: { kind: 'together', years: [{ common: 5_000_000 }] },
    policy: defaultPlanPolicy,
    prices: { ...defaultPrices, source },
    candidates: [],
  } as const;
  const answer = makePlan(input);
  if (!answer.ok) throw new Error('no plan was made');
  return freeze(input, answer.plan, '0');
}

it('a plan that buys nothing tells no range of prices', () => {
  expect(resultNotes(frozen('assumption'), 'vi')).toHaveLength(2);
});

it('the source of the prices stands beside their basis where it says more, and warnings come last', () => {
  expect(basisNotes(frozen('assumption'), 'vi')[1]).toContain(
    '(mức giả định; đã gồm thuế VAT, chưa gồm bản quyền phần mềm)',
  );
  expect(basisNotes(frozen('Sở Tài chính'), 'vi')[1]).toContain('(mức giả định: Sở Tài chính; đã gồm');
  expect(basisNotes(frozen('assumption'), 'vi').at(-1)).toContain('chưa phải báo giá');
});

it.each([
  ['above the ceiling', 20_000_000, true],
  ['within the ceiling', 22_000_000, false],
])(
  'new PCs that would then be %s: whether the ceiling is named where prices rise',
  (_, replacementCeiling, isNamed) => {
    const candidates = [
      madeCandidate(1, '00004', {
        options: [
          {
            ...{ measure: 'replacement', items: ['pc-office'], fund: 'assets', minutes: 600, notes: [] },
            cost: defaultPrices.items['pc-office'],
          },
        ],
      }),
    ];
    const plan = frozenPlan({
      candidates,
      spending: { kind: 'together', years: [{ common: 15_000_000 }] },
      policy: { ...defaultPlanPolicy, replacementCeiling },
    });
    const told = riseNotes(plan, (code) => code, 'vi').join(' ');
    expect(told).toContain('1 khoản không còn được chọn');
    expect(told.includes('máy mới rẻ nhất giá 21,75 triệu đồng, cao hơn mức trần 20 triệu đồng')).toBe(isNamed);
  },
);

it('what a tenth more money only buys earlier is no new line, and does not go', () => {
  const move = { device: 'a', number: 10, commune: '00004', measure: 'ssd' } as const;
  const { plan } = frozenPlan({ candidates: [] });
  const withTenthMore = {
    ...({ possible: true, minutes: plan.minutes + 100, cost: 0 } as const),
    comesIn: [move, { ...move, device: 'b', number: 11 }],
    goesOut: [move],
  };
  expect(tenthMoreNotes({ ...plan, withTenthMore }, (code) => code, 'vi')).toEqual([
    'Thêm 10 % kinh phí: lấy lại thêm 100 phút mỗi tháng (1 khoản mới).',
    '  thêm vào: máy 11 (00004): Lắp ổ SSD',
    '  vẫn mua, nhưng ở năm khác: máy 10 (00004): Lắp ổ SSD',
  ]);
});
