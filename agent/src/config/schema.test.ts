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

it.each(['[1, 2]', 'a: [', 'a: 1\na: 2', 'text'])('refuses %j', (text) => {
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
