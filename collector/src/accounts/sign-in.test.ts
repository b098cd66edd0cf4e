import { expect, it } from 'vitest';
import { decideAccount } from '../admin/accounts.ts';
import { sha256Hex } from '../ingest/secret.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext, TOTP_MASTER } from '../testing/route-context.ts';
import { codeAt, totpSecret } from './totp.ts';

const LINK = 'l'.repeat(43);
const PASSWORD = 'một mật khẩu đủ dài';

/** A collector in memory with two posts, both waiting for their holder. */
async function ready() {
  const made = await makeCollector();
  const { collector, machine, random, time } = made;
  const { signIn } = routeContext(collector, random);
  const told = async (request: Parameters<typeof decideAccount>[0]) => {
    const { changes, answer } = decideAccount(request, collector.state().registry, collector.now());
    await collector.commit(changes, 'system:test');
    return answer;
  };
  const setUpSha256 = sha256Hex(LINK);
  const common = { type: 'create-account', post: '', expiresInMs: 3_600_000 } as const;
  await told({ ...common, name: 'xa-vi-du', role: 'commune', unitCode: '99001', setUpSha256 });
  await told({ ...common, name: 'so-khcn', role: 'province-admin', setUpSha256: sha256Hex('other') });
  const codeOf = (name: string, steps = 0) => {
    const { turn } = collector.state().registry.accounts.get(name) ?? { turn: 1 };
    return codeAt(totpSecret(TOTP_MASTER, { name, turn }), Math.floor(collector.wallMs() / 30_000) + steps);
  };
  const chosen = (more = {}) => ({ password: PASSWORD, again: PASSWORD, code: '', ...more });
  const enter = (name: string, password: string, code = '') => signIn.signIn({ name, password, code });
  return { ...made, signIn, told, codeOf, chosen, enter, time, machine };
}

it('lets the holder of a post choose a password by the link, once, and sign in with it', async () => {
  const { signIn, chosen, enter, collector } = await ready();
  expect(await enter('xa-vi-du', PASSWORD)).toMatchObject({ ok: false, why: 'wrong' });
  expect(await signIn.setUp(LINK, chosen())).toMatchObject({ ok: true, account: { name: 'xa-vi-du', turn: 1 } });
  expect(await signIn.setUp(LINK, chosen())).toEqual({ ok: false, why: 'spent' });
  expect(await enter(' XA-VI-DU ', PASSWORD.normalize('NFD'))).toMatchObject({ ok: true });
  expect(await enter('xa-vi-du', `${PASSWORD}!`)).toEqual({ ok: false, why: 'wrong' });
  const kept = collector.state().registry.accounts.get('xa-vi-du');
  expect(kept?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(kept).not.toHaveProperty('setUp');
});

it.each([
  ['a link that nobody made', 'x', {}, 'spent'],
  ['two passwords that differ', LINK, { again: 'x' }, 'different'],
  ['a short password', LINK, { password: 'quá ngắn', again: 'quá ngắn' }, 'short'],
  ['a provincial post without a code', 'other', {}, 'code'],
])('takes up no password with %s', async (_what, link, more, why) => {
  const { signIn, chosen } = await ready();
  expect(await signIn.setUp(link, chosen(more))).toEqual({ ok: false, why });
});

it('asks a provincial post for a code that was not used before', async () => {
  const { signIn, chosen, enter, codeOf } = await ready();
  expect(await signIn.setUp('other', chosen({ code: codeOf('so-khcn') }))).toMatchObject({ ok: true });
  expect(await enter('so-khcn', PASSWORD)).toEqual({ ok: false, why: 'wrong' });
  expect(await enter('so-khcn', PASSWORD, codeOf('so-khcn'))).toEqual({ ok: false, why: 'wrong' });
  expect(await enter('so-khcn', PASSWORD, codeOf('so-khcn', 1))).toMatchObject({ ok: true });
});

it('locks a name after five wrong tries for a quarter of an hour, also one that there is not', async () => {
  const { signIn, chosen, enter, time } = await ready();
  await signIn.setUp(LINK, chosen());
  for (const name of ['xa-vi-du', 'nobody']) {
    for (let tries = 0; tries < 5; tries++) expect(await enter(name, 'wrong')).toEqual({ ok: false, why: 'wrong' });
    expect(await enter(name, PASSWORD)).toEqual({ ok: false, why: 'locked', retryAfterS: 900 });
  }
  await time.runUntil(901_000);
  expect(await enter('xa-vi-du', PASSWORD)).toMatchObject({ ok: true });
});

it('remembers after a restart which code was used and who is locked', async () => {
  const made = await ready();
  const { signIn, chosen, enter, codeOf, collector, random, time } = made;
  await signIn.setUp(LINK, chosen());
  await signIn.setUp('other', chosen({ code: codeOf('so-khcn') }));
  const used = codeOf('so-khcn', 1);
  expect(await enter('so-khcn', PASSWORD, used)).toMatchObject({ ok: true });
  for (let tries = 0; tries < 5; tries++) await enter('xa-vi-du', 'wrong');
  await time.runUntil(1_000);
  // What a process keeps in memory begins anew; what the journal tells stays.
  const { signIn: after } = routeContext(collector, random);
  const again = (name: string, code = '') => after.signIn({ name, password: PASSWORD, code });
  expect(await again('so-khcn', used)).toEqual({ ok: false, why: 'wrong' });
  expect(await again('xa-vi-du')).toEqual({ ok: false, why: 'locked', retryAfterS: 899 });
  await time.runUntil(901_000);
  expect(await again('xa-vi-du')).toMatchObject({ ok: true });
  expect(collector.state().registry.accounts.get('xa-vi-du')).not.toHaveProperty('lockedUntil');
});

it('lets a predecessor in no more once the post was handed over, and nobody once it was disabled', async () => {
  const { signIn, chosen, enter, told, codeOf } = await ready();
  await signIn.setUp('other', chosen({ code: codeOf('so-khcn') }));
  const before = codeOf('so-khcn', 1);
  const handOver = { type: 'hand-over-account', name: 'so-khcn', setUpSha256: sha256Hex('next'), expiresInMs: 1_000 };
  expect(await told({ ...handOver, type: 'hand-over-account' })).toMatchObject({ ok: true });
  expect(await enter('so-khcn', PASSWORD, before)).toEqual({ ok: false, why: 'wrong' });
  expect(codeOf('so-khcn', 1)).not.toBe(before);
  const next = 'mật khẩu của người sau';
  const taken = await signIn.setUp('next', chosen({ password: next, again: next, code: codeOf('so-khcn') }));
  expect(taken).toMatchObject({ ok: true, account: { turn: 2 } });
  await told({ type: 'disable-account', name: 'so-khcn' });
  expect(await enter('so-khcn', next, codeOf('so-khcn', 1))).toEqual({ ok: false, why: 'wrong' });
});

it('turns guesses away that come more at once than it can hash', async () => {
  const { enter } = await ready();
  const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => enter(`name-${i}`, 'x')));
  expect(answers.filter((answer) => !answer.ok && answer.why === 'busy')).toHaveLength(2);
});
