import { securityFile } from '@mach/messages';
import { expect, it } from 'vitest';
import { configSchema, splitListen } from '../config/schema.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { markdownOf } from './document-part.ts';
import { accountsPart, behaviourPart, flowsPart, securityParts } from './security-file.ts';

const FOLDER = '../../../docs/ho-so-an-toan';

it('the ports of the security file are those of the configuration', async () => {
  const { listen, reflectors } = configSchema.parse({});
  const flows = flowsPart({ port: splitListen(listen)?.port ?? 0, reflectors });
  await expect(markdownOf(flows, securityFile.made)).toMatchFileSnapshot(`${FOLDER}/01-luong-va-cong.md`);
});

it('the roles, rules and times of the security file are those that hold', async () => {
  await expect(markdownOf(accountsPart(COLLECTOR_LIMITS), securityFile.made)).toMatchFileSnapshot(
    `${FOLDER}/02-tai-khoan-nhat-ky.md`,
  );
});

it('the behaviours stand beside them', async () => {
  await expect(markdownOf(behaviourPart())).toMatchFileSnapshot(`${FOLDER}/04-hanh-vi.md`);
});

it('has its parts in the order of its files, with the ports of this collector', () => {
  const parts = securityParts({ port: 9443, reflectors: [{ address: 'do.tinh.vn:8751' }] }, COLLECTOR_LIMITS);
  expect(parts.map(({ title }) => title)).toEqual([
    'Luồng dữ liệu và cổng',
    'Tài khoản, nhật ký và thời gian lưu',
    expect.stringContaining('gửi'),
    'Tệp và hành vi mà phần mềm bảo vệ có thể cảnh báo',
  ]);
  const flows = markdownOf(parts[0] as (typeof parts)[number]);
  expect(flows).toContain('TCP 9443');
  expect(flows).toContain('| do.tinh.vn:8751 | UDP |');
});
