import { expect, it } from 'vitest';
import { auditRows } from '../audit/audit-rows.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { carryOut } from './carry-out.ts';

it('journals what was decided, with who asked', async () => {
  const { collector, journal, random } = await makeCollector();
  const how = { by: 'account:so-1', random };
  expect(await carryOut({ type: 'revoke-token', id: 't' }, collector, how)).toEqual({ ok: true });
  expect(await carryOut({ type: 'revoke-token', id: 't' }, collector, how)).toMatchObject({ ok: false });
  const rows = [...auditRows(await journal.read(1, 100))];
  expect(rows.filter(({ what }) => what === 'token-revoked')).toMatchObject([{ by: 'account:so-1', about: 't' }]);
});

it('hands what is taken one by one to the collector', async () => {
  const { collector, random } = await makeCollector();
  const asked = { type: 'import-inventories', unitCode: '00000', inventories: [] } as const;
  const answer = await carryOut({ ...asked, inventories: [] }, collector, { by: 'link', random });
  expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('there is no commune 00000') });
});
