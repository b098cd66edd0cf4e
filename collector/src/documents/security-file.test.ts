import { expect, it } from 'vitest';
import { configSchema } from '../config/schema.ts';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { renderAccounts, renderBehaviour, renderFlows } from './security-file.ts';

const FOLDER = '../../../docs/ho-so-an-toan';

it('the ports of the security file are those of the configuration', async () => {
  await expect(renderFlows(configSchema.parse({}))).toMatchFileSnapshot(`${FOLDER}/01-luong-va-cong.md`);
});

it('the roles, rules and times of the security file are those that hold', async () => {
  await expect(renderAccounts(COLLECTOR_LIMITS)).toMatchFileSnapshot(`${FOLDER}/02-tai-khoan-nhat-ky.md`);
});

it('the behaviours stand beside them', async () => {
  await expect(renderBehaviour()).toMatchFileSnapshot(`${FOLDER}/04-hanh-vi.md`);
});
