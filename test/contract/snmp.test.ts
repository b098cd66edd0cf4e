import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedSnmp } from '../../agent/src/adapters/snmp-child-process.ts';
import { requires } from '../requirements.ts';
import { AGENT, cleanUp, run } from '../support/programs.ts';
import { SNMP_COMMUNITY, SNMP_USERS, startSnmpd } from '../support/snmp-programs.ts';
import { createAsking } from './support/snmp-round.ts';

const snmpd = requires('snmpd');
const ask = createAsking();
let port = 0;

describe.skipIf(snmpd.skip)(`a real device, snmpd ${snmpd.reason}`, () => {
  beforeAll(async () => {
    ({ port } = await startSnmpd());
  });
  afterAll(cleanUp);

  it.each(['1', '2c'])('is asked by version %s with a community that has quotes in it', async (version) => {
    const [round, ...parts] = await ask({ version, community: SNMP_COMMUNITY, port });
    expect(round).toMatchObject({ ok: true, values: { objectId: '1.3.6.1.4.1.8072.3.2.10' } });
    expect(JSON.stringify([round, parts])).not.toContain('somebodys-name');
    const kinds = new Set(parts.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['snmp-interface', 'snmp-storage']));
  });

  it.each(Object.entries(SNMP_USERS))('is asked by version 3, user %s', async (_, user) => {
    const [round] = await ask({ version: '3', port, ...user });
    expect(round).toMatchObject({ ok: true, values: { objectId: '1.3.6.1.4.1.8072.3.2.10' } });
  });

  const { usual } = SNMP_USERS;
  it.each([
    ['a wrong password', { ...usual, authPassword: 'wrong-wrong' }, 'the authPassword is wrong, or the authProtocol'],
    ['a wrong way to sign', { ...usual, authProtocol: 'sha256' }, 'the authPassword is wrong, or the authProtocol'],
    [
      'a wrong password to encrypt',
      { ...usual, privPassword: 'wrong-wrong' },
      'nothing to the question: the privPassword',
    ],
    ['an unknown user', { ...usual, user: 'nobody' }, 'the device knows no such user'],
    ['less than the device wants', { user: 'usual' }, 'the device refuses to tell this to whoever asks so'],
    [
      'more than the device has',
      { ...SNMP_USERS.signed, privProtocol: 'aes', privPassword: 'privpriv' },
      'the device has no such security for this user',
    ],
  ])('denies %s, in words', async (_, user, detail) => {
    const [round] = await ask({ version: '3', port, ...user });
    expect(round).toMatchObject({ ok: false, failure: 'denied', detail: expect.stringContaining(detail) });
  });

  it('does not answer a wrong community, and what that may mean is said', async () => {
    const [round] = await ask({ community: 'wrong', port, timeoutMs: 200 });
    expect(round).toMatchObject({
      ok: false,
      failure: 'timeout',
      detail: expect.stringContaining('it does answer to ping: the community is another'),
    });
  });

  it('that does not listen refuses at once', async () => {
    const [round] = await ask({ community: 'c', port: 1, timeoutMs: 10_000 });
    expect(round).toMatchObject({
      ok: false,
      failure: 'refused',
      detail: 'nothing listens at UDP port 1: SNMP is not switched on there',
    });
  });

  it('is printed by the command, readable and as JSON, with all its parts', async () => {
    const given = ['probe', 'snmp', '127.0.0.1', '--option', `community=${SNMP_COMMUNITY}`, '--option', `port=${port}`];
    const readable = await run(AGENT, given);
    expect(readable).toMatchObject({ code: 0, stderr: '' });
    expect(readable.stdout).toMatch(/^snmp 127\.0\.0\.1: deviceKind=other .*\n(?:.*\n)*snmp-interface \S+: /);
    const { stdout } = await run(AGENT, [...given, '--json']);
    const { ok, values, parts } = JSON.parse(stdout);
    expect({ ok, values, parts }).toMatchObject({
      ok: true,
      values: { deviceKind: 'other' },
      parts: expect.arrayContaining([expect.objectContaining({ kind: 'snmp-storage' })]),
    });
  });
});

it.each([
  [{}, 'version 2c needs the option community'],
  [{ version: '3', user: 'u', authProtocol: 'md5', authPassword: 'short' }, 'authPassword needs at least 8 characters'],
])('what it is asked with is looked at first: %o', async (given, detail) => {
  expect(await ask(given)).toEqual([{ ok: false, failure: 'unsupported', detail }]);
});

it.each(['example.vn', '192.0.2', '192.0.2.256', '::1'])('%s is no address to ask', async (address) => {
  expect(await ask({ community: 'c' }, address)).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});

it('is asked of no address that the guard of a check does not let through', async () => {
  const snmp = { round: async () => ({ ok: false, failure: 'timeout', detail: 'was asked' }) as const };
  const target = {
    address: '192.0.2.1',
    port: 161,
    credentials: { version: '2c', community: 'c' },
    timeoutMs: 1,
    roundMs: 1,
  } as const;
  const round = (allows: boolean) => guardedSnmp(snmp, () => allows).round(target, new AbortController().signal);
  expect(await round(true)).toMatchObject({ detail: 'was asked' });
  expect(await round(false)).toEqual({
    ok: false,
    failure: 'denied',
    detail: '192.0.2.1 is no address that this check may ask',
  });
});
