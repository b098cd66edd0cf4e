import { conditionsOf } from '@mach/diagnosis';
import { expect, it } from 'vitest';
import { failingRows } from './failing-rows.ts';
import { adviceOf, withWords } from './failing-words.ts';

const disk = (target: string, values: Record<string, string | number>) => ({
  ...{ kind: 'disk-health', target, at: 1, ok: true, values: { vendorVerdict: 'failed', medium: 'hdd', ...values } },
});
const conditions = new Map([
  ['a', conditionsOf([disk('sda', { pendingSectors: 24 }), disk('sdb', { interfaceCrcErrors: 9 })], 1)],
]);
const rows = failingRows({ conditions, priorities: [], priorityOf: new Map(), valued: [], equipment: [] });

it('tells each piece of evidence in words of the language, with what to do now', () => {
  const [failing, cable] = withWords(rows, 'vi');
  expect(failing?.words.map(({ reason }) => reason)).toEqual(failing?.evidence.map(({ reason }) => reason));
  expect(failing?.words[0]).toMatchObject({
    reason: 'disk-failing',
    sentence: expect.stringMatching(/^Ổ đĩa sda đang hỏng: ổ tự báo hỏng; 24 sector/),
    advice: expect.stringMatching(/^Sao lưu dữ liệu ngay hôm nay/),
  });
  expect(cable?.words[0]?.advice).toMatch(/dây cáp/);
  expect(withWords(rows, 'en')[0]?.words[0]?.advice).toMatch(/^Back up the data today/);
});

it('asks once for what two disks need', () => {
  const [failing] = withWords(rows, 'vi');
  if (failing === undefined) throw new Error('no row');
  expect(failing.words).toHaveLength(2);
  expect(adviceOf(failing)).toHaveLength(1);
});
