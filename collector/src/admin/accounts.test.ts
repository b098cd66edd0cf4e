import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { decideAccount } from './accounts.ts';

const request = { type: 'create-account', post: ' Văn  phòng ', setUpSha256: 'f', expiresInMs: 500 } as const;
const OF_COMMUNE = { ...request, name: 'xa-vi-du', role: 'commune', unitCode: '99001' } as const;

async function ready() {
  const { collector } = await makeCollector();
  return {
    collector,
    ask: (asked: Parameters<typeof decideAccount>[0]) => decideAccount(asked, collector.state().registry, 1_000),
  };
}

it('makes an account of a post, which waits for its holder', async () => {
  const { ask } = await ready();
  const account = {
    name: 'xa-vi-du',
    role: 'commune',
    unitCode: '99001',
    post: 'Văn phòng',
    createdAt: 1_000,
    turn: 1,
    setUp: { sha256: 'f', expiresAt: 1_500 },
  };
  expect(ask(OF_COMMUNE)).toEqual({
    changes: [{ type: 'account-created', account }],
    answer: { ok: true, expiresAt: 1_500 },
  });
  expect(ask({ ...OF_COMMUNE, post: '' }).changes).toMatchObject([{ account: { post: 'Xã Ví Dụ' } }]);
});

it.each<[string, Parameters<typeof decideAccount>[0]]>([
  ['with a name that can not be typed everywhere', { ...OF_COMMUNE, name: 'Nguyễn Văn A' }],
  ['of a commune without one', { ...request, name: 'x1', role: 'commune' }],
  ['of the province with a commune', { ...OF_COMMUNE, role: 'planner' }],
  ['of a commune that is not there', { ...OF_COMMUNE, unitCode: '00000' }],
  ['that is not there, to hand over', { type: 'hand-over-account', name: 'x', setUpSha256: 'f', expiresInMs: 1 }],
  ['that is not there, to disable', { type: 'disable-account', name: 'x' }],
])('decides nothing about an account %s', async (_what, asked) => {
  const { ask } = await ready();
  expect(ask(asked)).toMatchObject({ changes: [], answer: { ok: false, error: expect.any(String) } });
});

it('makes no second account of one name, and says how a post changes hands', async () => {
  const { ask, collector } = await ready();
  await collector.commit(ask(OF_COMMUNE).changes);
  expect(ask(OF_COMMUNE).answer).toMatchObject({ ok: false, error: expect.stringContaining('accounts hand-over') });
});
