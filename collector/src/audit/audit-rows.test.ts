import { expect, it } from 'vitest';
import { decideAccount } from '../admin/accounts.ts';
import { sha256Hex } from '../ingest/secret.ts';
import type { Entry } from '../journal/journal.ts';
import { enrolDevice, makeCollector, SECRET } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { auditRows } from './audit-rows.ts';

const LINK = 'l'.repeat(43);
const PASSWORD = 'một mật khẩu đủ dài';

it('tells who changed what and when, and no secret', async () => {
  const { collector, journal, token, random } = await makeCollector();
  await enrolDevice(collector, token);
  const asked = { type: 'create-account', name: 'xa-vi-du', role: 'commune', post: '', unitCode: '99001' } as const;
  const { changes } = decideAccount(
    { ...asked, setUpSha256: sha256Hex(LINK), expiresInMs: 1_000 },
    collector.state().registry,
    collector.now(),
  );
  await collector.commit(changes, 'system:an');
  const { signIn } = routeContext(collector, random);
  await signIn.setUp(LINK, { password: PASSWORD, again: PASSWORD, code: '' });
  await signIn.signIn({ name: 'xa-vi-du', password: PASSWORD, code: '' });
  for (let tries = 0; tries < 5; tries++) await signIn.signIn({ name: 'xa-vi-du', password: 'wrong', code: '' });
  const rows = [...auditRows(await journal.read(1, 1_000))];
  expect(rows.map(({ by, what, about }) => [by, what, about])).toEqual([
    ['collector', 'installed', ''],
    ['collector', 'units-imported', '1'],
    ['collector', 'token-created', 't'],
    ['token:t', 'device-enrolled', 'a'.repeat(32)],
    ['system:an', 'account-created', 'xa-vi-du'],
    ['account:xa-vi-du', 'account-set-up', 'xa-vi-du'],
    ['account:xa-vi-du', 'account-signed-in', 'xa-vi-du'],
    ['collector', 'account-locked', 'xa-vi-du'],
  ]);
  const { registry } = collector.state();
  const secrets = [
    ...[PASSWORD, LINK, sha256Hex(LINK), SECRET, sha256Hex(SECRET), token, registry.salt],
    ...[...registry.tokens.values()].map(({ sha256 }) => sha256),
    registry.accounts.get('xa-vi-du')?.passwordHash ?? 'no password',
  ];
  const told = JSON.stringify(rows);
  for (const secret of secrets) expect(told).not.toContain(secret);
});

it('tells the day of what a device did by itself, for it was on then', () => {
  const at = Date.parse('2026-11-25T07:13:47+07:00');
  const offered = { type: 'device-secret-offered', device: 'd', secretSha256: 'x' } as const;
  const revoked = { type: 'device-revoked', device: 'd', at } as const;
  const entries = [offered, revoked].map(
    (change) => ({ kind: 'registry', position: 1, receivedAt: at, change }) as unknown as Entry,
  );
  expect([...auditRows(entries)].map((row) => row.at)).toEqual([Date.parse('2026-11-25T00:00:00+07:00'), at]);
});
