import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf16, wineInventory } from '../../collector/src/admin/testing/wine-inventory.ts';
import { startCollector } from '../support/commune.ts';
import { COLLECTOR, cleanUp, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

let folder = '';
let data = '';
/** Writes a file of what is given, and gives where it is. */
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const plan = (...given: readonly string[]) => run(COLLECTOR, ['plan', ...given, '--data', data]);
const json = (name: string, value: object) => file(name, JSON.stringify(value));

/** The captured PC, which runs Windows 7, as if its processor were one that was sold until 2010. */
const oldPc = wineInventory.replace(
  '"model":"AMD EPYC","vendor":"AuthenticAMD","family":"25","modelNumber":"17"',
  '"model":"Intel(R) Core(TM)2 Duo CPU E7500 @ 2.93GHz","vendor":"GenuineIntel","family":"6","modelNumber":"23"',
);

/** One commune with that PC, and one without any. */
beforeAll(async () => {
  folder = await temporaryFolder();
  const collector = await startCollector();
  data = collector.data;
  const communes = file('communes.csv', 'commune_code,commune,province_code,province\n99002,Xã Mẫu,99,Tỉnh Ví Dụ\n');
  await collector.command('communes', 'import', communes);
  await collector.command('devices', 'import', '--commune', '99001', file('kiemke.json', utf16(oldPc)));
  await collector.process.stop();
}, 120_000);

describe('mach-collector plan', { timeout: 60_000 }, () => {
  it('prints a table of lines with how each device is known, and what the prices hold', async () => {
    const { code, stdout } = await plan('--budget', '50 triệu');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Xã Ví Dụ .*Thay máy mới.* 14,5 .*Kiểm kê \(ước tính\) .*chưa có sổ tài sản/);
    expect(stdout).toContain('đã gồm thuế VAT, chưa gồm bản quyền phần mềm');
  });

  it('prints CSV that begins with one byte order mark', async () => {
    const { code, stdout } = await plan('--budget', '50 triệu', '--format', 'csv');
    expect([code, stdout.startsWith('\uFEFFcommune_code,commune,')]).toEqual([0, true]);
    expect(stdout.trimEnd().split('\n')).toEqual([expect.any(String), expect.stringContaining('99001,Xã Ví Dụ,')]);
  });

  it.each(['xlsx', 'docx'])('writes a file of %s', async (format) => {
    const { code, stdout } = await plan('--budget', '50 triệu', '--format', format);
    expect([code, stdout.slice(0, 2)]).toEqual([0, 'PK']);
  });

  it('spends a sum a commune and year alone, and says in which year', async () => {
    const sums = 'commune_code,year,budget\n99001,2027,1 triệu\n99001,2028,20 triệu\n99002,2027,5 triệu\n';
    const { code, stdout } = await plan('--budgets', file('sums.csv', sums), '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).plan.lines).toMatchObject([{ commune: '99001', measure: 'replacement', year: 1 }]);
  });

  it('plans over choices that are given as data', async () => {
    const option = (name: string, cost: number, minutes: number) => ({ name, cost, fund: 'parts', minutes });
    const choices = ['a', 'b'].map((device) => ({ device, commune: 'x', options: [option('ssd', 2_000_000, 50)] }));
    const given = ['--choices', json('choices.json', { choices }), '--budget', '3.000.000', '--format', 'json'];
    const { code, stdout } = await plan(...given);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { chosen: [{ device: expect.stringMatching(/^[ab]$/), option: 'ssd' }], minutes: 50, bound: 50, gap: 0 },
    ]);
  });

  it.each([
    ['a comma of English groups', ['--budget', '150,000'], 'expected groups by dots (150.000)'],
    ['another currency', ['--budget', '100 USD'], 'which is another currency'],
    ['nothing', ['--budget', '0'], '--budget: found 0 đồng, expected a sum that something can be bought for'],
    ['a sum for parts that is none', ['--budget', '1 tỷ', '--parts-budget', 'nhiều'], '--parts-budget: found "nhiều"'],
  ])('refuses a sum of %s', async (_, given, sentence) => {
    expect(await plan(...given)).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  });

  it('names the row of --budgets that gives nothing, and the commune whose sum can not be planned', async () => {
    const nothing = file('none.csv', 'commune_code,budget\n99001,5 triệu\n99002,0\n');
    const line = 'line 3, budget: found 0 đồng, expected a sum that something can be bought for';
    expect(await plan('--budgets', nothing)).toMatchObject({ code: 1, stderr: expect.stringContaining(line) });
    const policy = { ...defaultPlanPolicy, communes: { '99001': { floor: 6_000_000 } } };
    const small = file('small.csv', 'commune_code,budget\n99001,5 triệu\n99002,9 triệu\n');
    const floor = 'Xã Ví Dụ: mức tối thiểu 6 triệu đồng, kinh phí chỉ có 5 triệu đồng.';
    expect(await plan('--budgets', small, '--policy', json('policy.json', policy))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(floor),
    });
  });

  it('warns of prices without VAT', async () => {
    const prices = json('prices.json', { ...defaultPrices, includesVat: false });
    const { stdout } = await plan('--budget', '50 triệu', '--prices', prices);
    expect(stdout).toContain('chưa gồm thuế VAT');
    expect(stdout).toContain('Giá chưa gồm thuế VAT:');
  });
});
