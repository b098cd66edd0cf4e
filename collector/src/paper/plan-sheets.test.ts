import { type Candidate, defaultPlanPolicy, defaultPrices, makePlan } from '@mach/priority';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { dongInWords } from '../adapters/vietnamese-number.ts';
import { writeWorkbook } from '../adapters/xlsx.ts';
import { freeze } from '../planning/frozen-plan.ts';
import { planSheets } from './plan-sheets.ts';

const candidate = (number: number, commune: string): Candidate => ({
  device: String(number).padStart(32, '0'),
  number,
  commune,
  role: 'counter',
  coverage: 'measured',
  minutes: 50 + number,
  isEstimated: false,
  reasons: [],
  options: [
    {
      measure: 'ssd',
      items: ['ssd-256gb', 'labour'],
      cost: { low: 900_000, likely: 1_400_000, high: 2_300_000 },
      fund: 'parts',
      minutes: 50 + number,
      notes: [],
    },
  ],
  excluded: [],
  hasNoSupportedSystem: false,
});

function made(budget: number) {
  const input = {
    madeOn: '2026-11-26',
    listPolicy: { version: '3', date: '2026-11-26' },
    spending: { kind: 'together', years: [{ common: budget }] },
    policy: defaultPlanPolicy,
    prices: defaultPrices,
    candidates: [candidate(1, '00004'), candidate(2, '00004'), candidate(3, '00007')],
  } as const;
  const answer = makePlan(input);
  if (!answer.ok) throw new Error('no plan was made');
  const paper = { named: (code: string) => `Phường ${code}`, inWords: dongInWords, lang: 'vi' } as const;
  return planSheets(freeze(input, answer.plan, '1.2.3'), paper);
}

it('a commune that gets something has a sheet, codes stay text, and every formula carries its result', async () => {
  const { sheets } = await readXlsx(await writeWorkbook(made(10_000_000), 'Phương án', '2026-11-26'));
  expect(sheets.map(({ name }) => name)).toEqual(['Tổng hợp', '00004 Phường 00004', '00007 Phường 00007']);
  expect(sheets[0]?.rows[4]?.slice(0, 7)).toEqual([1, '00004', 'Phường 00004', 2, 2_800_000, 0, 2_800_000]);
  expect(sheets[0]?.rows[6]?.slice(2)).toEqual(['Tổng cộng', 3, 4_200_000, 0, 4_200_000, 156]);
  expect(sheets[0]?.rows[7]?.[0]).toBe('Bằng chữ: Bốn triệu hai trăm nghìn đồng.');
  expect(sheets[1]?.rows[6]?.[8]).toBe(2_800_000);
});

it('the same plan gives the same bytes', async () => {
  const write = async () => Buffer.from(await writeWorkbook(made(10_000_000), 'Phương án', '2026-11-26'));
  expect((await write()).equals(await write())).toBe(true);
});

it('a plan that buys nothing is one sheet that says so in figures and words', async () => {
  const sheets = made(100);
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.rows.some(([first]) => first?.value === 'Bằng chữ: Không đồng.')).toBe(true);
});
