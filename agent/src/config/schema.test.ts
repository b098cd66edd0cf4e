import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig } from './schema.ts';

const problems = (text: string, environment: Record<string, string> = {}) => {
  const read = readConfig(text, environment);
  return read.ok ? [] : read.problems;
};

it.each(['', '# only a comment\n'])('has defaults that work (%j)', (text) => {
  expect(readConfig(text, {})).toMatchObject({
    ok: true,
    config: { sendEveryS: 300, checks: [], defaultChecks: true },
  });
});

it('takes the example as all defaults, and with either of its proxies', () => {
  const example = readFileSync(new URL('../../agent.example.yaml', import.meta.url), 'utf8');
  expect(readConfig(example, {})).toEqual(readConfig('', {}));
  const [, byAddress = '', byScript = ''] = example.split('# proxy:');
  for (const text of [byAddress.split('#\n')[0], byScript]) {
    expect(problems(`proxy:${text?.replaceAll('\n# ', '\n')}`)).toEqual([]);
  }
});

it('takes checks, and single values from the environment over the text', () => {
  const text =
    'logLevel: warn\nchecks:\n  - {id: portal, kind: http, target: "https://portal.example.vn/", everyS: 300}\n';
  const environment = {
    MACH_AGENT_LOG_LEVEL: 'debug',
    MACH_AGENT_SEND_EVERY_S: '60',
    MACH_AGENT_DEFAULT_CHECKS: 'false',
  };
  expect(readConfig(text, environment)).toMatchObject({
    ok: true,
    config: { logLevel: 'debug', sendEveryS: 60, defaultChecks: false, checks: [{ id: 'portal', kind: 'http' }] },
  });
});

it('tells every mistake at once, with place, what was found and what would be right', () => {
  const text = 'sendEveryS: 1\nlogLevel: loud\nsendEvery: 5\nchecks: [{id: A, kind: tcp, everyS: 60, every: 1}]\n';
  const found = problems(text);
  expect(found.map(({ path }) => path).sort()).toEqual([
    'checks[0].every',
    'checks[0].id',
    'logLevel',
    'sendEvery',
    'sendEveryS',
  ]);
  expect(found.find(({ path }) => path === 'sendEveryS')).toEqual({
    path: 'sendEveryS',
    found: '1',
    expected: 'at least 5',
  });
});

it.each(['[1, 2]', 'a: [', 'a: 1\na: 2', 'text', 'reportEveryS: *nobody', '*nobody'])('refuses %j', (text) => {
  expect(problems(text)).not.toEqual([]);
});

it('takes networks of the data network, and says what one looks like', () => {
  expect(readConfig('dataNetworks: [10.0.0.0/8]', {})).toMatchObject({ config: { dataNetworks: ['10.0.0.0/8'] } });
  expect(problems('dataNetworks: [10.0.0.0/8, 10.0.0.0]')).toEqual([
    { path: 'dataNetworks[1]', found: '"10.0.0.0"', expected: 'a network such as 10.0.0.0/8 or fd00:1::/48' },
  ]);
});

it('refuses two checks with one id', () => {
  const check = '{id: a, kind: tcp, target: "a:1", everyS: 60}';
  expect(problems(`checks: [${check}, ${check}]`)[0]?.path).toBe('checks[1].id');
});

it('takes a proxy by its address or by its script', () => {
  const password = 'user: xa-thu\n  passwordFile: /etc/mach/proxy-password';
  expect(
    readConfig(`proxy:\n  url: http://10.1.2.3:3128\n  ${password}\n  noProxy: [10.0.0.0/8, .tinh.vn]\n`, {}),
  ).toMatchObject({
    ok: true,
    config: { proxy: { url: 'http://10.1.2.3:3128', user: 'xa-thu', noProxy: ['10.0.0.0/8', '.tinh.vn'] } },
  });
  for (const pac of ['http://wpad.example.vn/wpad.dat', '/etc/mach/proxy.pac', 'C:\\mach\\proxy.pac']) {
    expect(readConfig(`proxy: { pac: '${pac}' }\n`, {})).toMatchObject({
      ok: true,
      config: { proxy: { pac, noProxy: [] } },
    });
  }
});

it.each([
  ['proxy: {}', 'proxy', 'either url, the proxy’s address, or pac, where its script is'],
  ['proxy: { url: "http://a:1", pac: /b }', 'proxy', 'either url, the proxy’s address, or pac, where its script is'],
  ['proxy: { url: "https://a:1" }', 'proxy.url', 'an address such as http://10.1.2.3:3128, without user and password'],
  ['proxy: { url: 10.1.2.3 }', 'proxy.url', 'an address such as http://10.1.2.3:3128, without user and password'],
  ['proxy: { url: "http://a:1", user: u }', 'proxy', 'user and passwordFile together, or neither'],
  ['proxy: { url: "http://a:1", password: p }', 'proxy.password', 'one of url, pac, noProxy, user, passwordFile'],
  ['proxy: { pac: "ftp://a/b" }', 'proxy.pac', expect.stringContaining('http://wpad.example.vn/wpad.dat')],
  ['proxy: { url: "http://a:1", noProxy: ["10.0.0.0/64"] }', 'proxy.noProxy[0]', expect.stringContaining('10.0.0.0/8')],
])('says what is right in the place of %s', (text, path, expected) => {
  expect(problems(text)).toMatchObject([{ path, expected }]);
});

it('shows no password that was put into an address', () => {
  expect(JSON.stringify(problems('proxy: { url: "http://ten:mat-khau@10.1.2.3:3128" }'))).not.toContain('mat-khau');
});

it('watches Monday to Friday, 06:00 to 18:00 in Vietnam, unless told otherwise', () => {
  const usual = { days: [1, 2, 3, 4, 5], fromHour: 6, toHour: 18, utcOffsetMinutes: 420 };
  expect(readConfig('', {})).toMatchObject({ config: { watchedHours: usual } });
  expect(readConfig('watchedHours: {days: [1, 6], toHour: 12}', {})).toMatchObject({
    config: { watchedHours: { ...usual, days: [1, 6], toHour: 12 } },
  });
});

it.each([
  ['{days: [0]}', 'at least 1'],
  ['{toHour: 25}', 'at most 24'],
  ['{fromHour: 18, toHour: 6}', 'fromHour before toHour'],
  ['{hours: 6}', 'one of days, fromHour, toHour, utcOffsetMinutes'],
])('refuses watched hours of %s', (hours, expected) => {
  expect(problems(`watchedHours: ${hours}`)[0]?.expected).toBe(expected);
});
